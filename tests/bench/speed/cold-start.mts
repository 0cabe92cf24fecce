// A process of its own that opens the index of a database as the search process does; prints milliseconds and bytes a listing.
import { createClient } from "#lib/db/client.ts";
import { copyEntries } from "#lib/search/memory/copy-entries.ts";
import { LiveIndex } from "#lib/search/memory/live-index.ts";

const [url = ""] = process.argv.slice(2);
const db = createClient(url, 2);
// Connections are there before the clock starts.
await db.$queryRaw`SELECT 1`;
const live = new LiveIndex(db, () => copyEntries(url));
const begun = performance.now();
await live.sync();
const coldMs = performance.now() - begun;
const index = live.current;
process.stdout.write(JSON.stringify({ coldMs, bytesPerListing: index ? index.bytes / Math.max(1, index.size) : null }));
await db.$disconnect();
