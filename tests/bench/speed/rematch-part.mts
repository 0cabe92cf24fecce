// Matches a share of all listings: `rematch-part.mts SIZE SEED PART OF`. Prints one line of JSON. Run as a process of its own.
import { createHash } from "node:crypto";
import { HEAD } from "#lib/search/memory/pack-form.ts";
import { Corpus } from "./corpus.ts";
import { loadEntries } from "./store.ts";
import { World } from "./world.ts";

const [size = 0, seed = 0, part = 0, of = 1] = process.argv.slice(2, 6).map(Number);
const corpus = new Corpus(size, seed);
const { entries } = await loadEntries(corpus);
const world = new World(corpus, entries);
// In the order of the product's job, by code: demands, then supplies. In blocks whose bounds do not depend on the number of
// processes, so that neither do the digests.
const isSupply = (n: number) => entries[n]?.form[HEAD.side] === 0;
const numbers = Array.from({ length: size }, (_, n) => n);
const order = [...numbers.filter((n) => !isSupply(n)), ...numbers.filter(isSupply)];
const BLOCKS = 16;
const digests: Record<number, string> = {};
const begun = performance.now();
let pairs = 0;
let listings = 0;
for (let block = part; block < BLOCKS; block += of) {
  const hash = createHash("sha256");
  for (const n of order.slice(Math.round((size * block) / BLOCKS), Math.round((size * (block + 1)) / BLOCKS))) {
    const { found, points, work } = world.match(n, true);
    hash.update(`${n}:${found.map((other, i) => `${other}=${points[i]}`).join(",")}\n`);
    pairs += work.rescored;
    listings += 1;
  }
  digests[block] = hash.digest("hex");
}
console.log(JSON.stringify({ seconds: (performance.now() - begun) / 1000, buildMs: world.buildMs, pairs, listings, digests }));
