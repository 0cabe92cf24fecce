// One instance of the product without its pages: answers what the parent asks over IPC with the codes it would show. Run by sync.ts,
// as `… sync-instance.mts [remote]`: with an index of its own, or asking the search process, as for a list that is too large for one.
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { getListing, listListings } from "#lib/listings/queries.ts";
import { matchesFor } from "#lib/matching/queries/matches.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { IndexClient } from "#lib/search/memory/client.ts";
import { setIndexService } from "#lib/search/memory/host.ts";
import { searchAddress } from "#lib/search/memory/wire.ts";
import type { Answer, Ask } from "./sync-parent.ts";

const LIMIT = 50;
if (process.argv[2] === "remote") setIndexService(db(), new IndexClient(searchAddress(env())));

async function codesFor({ kind, text }: Ask): Promise<string[]> {
  const viewing = { db: db(), actor: ANONYMOUS, now: new Date(), locale: "zh-CN" as const, address: null };
  if (kind === "list") return (await listListings(viewing, { q: text, limit: LIMIT })).items.map(({ code }) => code);
  // By its code alone: counted is as bad as shown.
  if (kind === "count") return (await listListings(viewing, { q: text, limit: 1 })).total > 0 ? [text] : [];
  if (kind === "detail") return [(await getListing(viewing, text)).code];
  const { items, nearMisses } = await matchesFor(viewing, text, { limit: LIMIT });
  return [...items, ...nearMisses].map(({ listing }) => listing.code);
}

process.on("message", (ask: Ask) => {
  codesFor(ask).then(
    (codes) => process.send?.({ id: ask.id, codes, error: null } satisfies Answer),
    (error: unknown) => {
      // Gone and not found are answers.
      const code = error instanceof Error && "code" in error ? error.code : null;
      const told = code === "GONE" || code === "NOT_FOUND";
      process.send?.({ id: ask.id, codes: [], error: told ? null : String(error).slice(0, 300) } satisfies Answer);
    },
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.({ id: 0, codes: [], error: null } satisfies Answer);
