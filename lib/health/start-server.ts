import { db } from "#lib/db/client.ts";
import { guardRequests } from "#lib/http/guard-requests.ts";
import { watchRequests } from "#lib/http/request-start.ts";
import { warmUpMatches } from "#lib/matching/queries/warm-up.ts";
import { startSafely } from "./preflight.ts";

/** What the web process does once before it answers anybody: refuse unsafe settings, then watch the requests that come in. */
export async function startServer(): Promise<void> {
  const refuse = (reason: string) => {
    process.stderr.write(`${reason}\n`);
    process.exit(1);
  };
  try {
    guardRequests();
    watchRequests();
    await startSafely(refuse);
    warmUpMatches(db());
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
}
