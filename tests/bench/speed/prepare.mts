// Reads a part of the corpus into a file of packed entries: `prepare.mts SIZE SEED FROM TO FILE`. Run as a process of its own, one
// for each core.
import { closeSync, openSync, writeSync } from "node:fs";
import { Corpus } from "./corpus.ts";
import { prepareEntry } from "./entry.ts";

const [size = 0, seed = 0, from = 0, to = 0] = process.argv.slice(2, 6).map(Number);
const corpus = new Corpus(size, seed);
const file = openSync(String(process.argv[6]), "w");
for (let n = from; n < to; n++) writeSync(file, prepareEntry(corpus.listing(n)));
closeSync(file);
