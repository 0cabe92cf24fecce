// The corpus in the product's own tables, as published listings with their stored forms: for what starts from PostgreSQL.
import postgres from "postgres";
import { migrateDatabase } from "#lib/cli/migrate.ts";
import { firmsOf, inventFirm } from "#lib/cli/seed/corpus/invent.ts";
import { foldLabel, nameSkeleton } from "#lib/kernel/text.ts";
import { INDEX_FORMAT } from "#lib/search/memory/format.ts";
import type { EmbeddedServer } from "../../../scripts/embedded-postgres.mjs";
import { firmId, listingId, NOW } from "./corpus.ts";
import { copyInto, openDatabase } from "./peers/database.ts";
import type { World } from "./world.ts";

const list = (values: readonly string[]) => `{${values.map((value) => `"${value.replace(/["\\]/gu, "")}"`).join(",")}}`;
const line = (values: readonly (string | number | null)[]) => values.map((value) => value ?? "\\N").join("\t");
const hex = (bytes: Uint8Array) => `\\\\x${Buffer.from(bytes).toString("hex")}`;
const AT = NOW.toISOString();

const FIRM = "organization (id, name, name_key, region, division, verification, created_at, updated_at)";
const LISTING =
  "listing (id, code, organization_id, side, form, title, title_key, summary, description, keywords, chain, target_regions, cooperation, " +
  "required_qualifications, required_qualification_keys, held_qualifications, held_qualification_keys, amount_min_wan, amount_max_wan, " +
  "needed_by, available_from, valid_until, visibility, status, published_at, ever_public, created_at, updated_at)";

function* firms(world: World): Generator<string> {
  for (let n = 0; n < firmsOf(world.corpus.size); n++) {
    const { name, region, division } = inventFirm(n);
    yield line([firmId(n), name, nameSkeleton(name), region, division, "VERIFIED", AT, AT]);
  }
}

function* listings(world: World): Generator<string> {
  for (let n = 0; n < world.corpus.size; n++) {
    const { id, code, firm, content, publishedAt } = world.corpus.listing(n);
    const { requiredQualifications: required, heldQualifications: held } = content;
    yield line([
      ...[id, code, firmId(firm), content.side, content.form, content.title, content.title, content.summary, content.description],
      ...[list(content.keywords), content.chain, list(content.targetRegions), list(content.cooperation)],
      ...[list(required), list(required.map(foldLabel)), list(held), list(held.map(foldLabel))],
      ...[content.amountMinWan, content.amountMaxWan, content.neededBy, content.availableFrom, content.validUntil],
      ...[content.visibility, "PUBLISHED", publishedAt.toISOString(), "t", AT, AT],
    ]);
  }
}

function* forms({ entries }: World): Generator<string> {
  for (const [n, { form, words }] of entries.entries()) yield line([listingId(n), INDEX_FORMAT, hex(form), hex(words)]);
}

/** The address of a database of the product that holds the corpus; made unless it is there. */
export async function productDatabase(server: EmbeddedServer, world: World, digest: string): Promise<string> {
  const name = `bench_product_${world.corpus.size}_${digest}`;
  const { sql } = await openDatabase(server, name, async (fresh, draft) => {
    await fresh.unsafe(`ALTER DATABASE ${draft} OWNER TO jjj_owner`);
    await fresh.unsafe("GRANT ALL ON SCHEMA public TO jjj_owner");
    await migrateDatabase({ ownerUrl: server.ownerUrl(draft), appUrl: server.appUrl(draft), quiet: true });
    const owner = postgres(server.superuserUrl(draft), { max: 1, onnotice: () => undefined });
    await copyInto(owner, FIRM, firms(world));
    await copyInto(owner, LISTING, listings(world));
    await copyInto(owner, "listing_form (listing_id, format, form, words)", forms(world));
    await owner`UPDATE index_clock SET version = 1`;
    await owner`INSERT INTO listing_change (version, listing_id) VALUES (1, ${listingId(0)})`;
    await owner`VACUUM ANALYZE`;
    await owner.end();
  });
  await sql.end();
  return server.appUrl(name);
}
