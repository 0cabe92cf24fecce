// The index in a process of its own, as `jjj search` is, over a database of the product's tables without its posting lists.
//   index-process.mts DATABASE_URL SOCKET     says `ready` once it answers
import { createClient } from "#lib/db/client.ts";
import { copyEntries } from "#lib/search/memory/copy-entries.ts";
import { LiveIndex } from "#lib/search/memory/live-index.ts";
import { serveIndex } from "#lib/search/memory/server.ts";
import { localService } from "#lib/search/memory/service.ts";

const [url = "", path = ""] = process.argv.slice(2);
const live = new LiveIndex(createClient(url, 2), () => copyEntries(url));
await live.sync();
await serveIndex(localService(live), { path });
process.stdout.write("ready\n");
