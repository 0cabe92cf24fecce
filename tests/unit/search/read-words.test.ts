import { expect, test } from "vitest";
import { buildWords } from "#lib/search/memory/build-words.ts";
import { Parts } from "#lib/search/memory/entries.ts";
import { readFacts } from "#lib/search/memory/facts.ts";
import { packWords } from "#lib/search/memory/pack-words.ts";
import { meet, readAll } from "#lib/search/memory/read-words.ts";
import { TermTable } from "#lib/search/memory/term-table.ts";

const SIZE = 1_500;
const TERMS = 300;

/** Whether a document has a term; the later the term, the rarer it is. Every third time it stands in the title. */
const has = (doc: number, term: number) => (Math.imul(doc * TERMS + term + 1, 0x9e3779b1) >>> 9) % (3 + term) === 0;
const weightOf = (doc: number, term: number) => ((doc + term) % 3 === 0 ? 4 : 0);

test("few documents that leap over a long list find there what reading all of it finds, wherever its bytes begin and end", () => {
  const all = Array.from({ length: TERMS }, (_, term) => term);
  const entries = Array.from({ length: SIZE }, (_, doc) => {
    const own = all.filter((term) => has(doc, term));
    const strong = Int32Array.from(own.filter((term) => weightOf(doc, term) > 0));
    const weights = new Uint8Array(strong.length).fill(4);
    const plain = Int32Array.from(own.filter((term) => weightOf(doc, term) === 0));
    const facts = { code: "", visibility: 0, cooperation: 0, division: 0, amountMinWan: 1, publishedAt: doc, chain: "none" };
    return packWords({ ...facts, plain, strong, weights });
  });
  const table = new TermTable();
  const words = buildWords(readFacts(Parts.of(entries)).terms, table);
  const everything = new Uint32Array(Math.ceil(SIZE / 32)).fill(-1);
  for (const hash of all) {
    const term = table.find(hash);
    const found = Array.from({ length: SIZE }, (_, doc) => doc).filter((doc) => has(doc, hash));
    const docs = new Uint32Array(SIZE);
    const scores = new Float64Array(SIZE);
    const size = readAll(words, term, everything, docs, scores);
    expect(Array.from(docs.subarray(0, size))).toEqual(found);
    expect(Array.from(scores.subarray(0, size))).toEqual(found.map((doc) => weightOf(doc, hash) / (weightOf(doc, hash) + 4)));
    for (const step of [1, 7, 100, 700]) {
      const asked = Array.from({ length: Math.ceil(SIZE / step) }, (_, i) => (hash % step) + i * step).filter(
        (doc) => doc < SIZE,
      );
      docs.set(asked);
      scores.fill(1);
      const kept = meet(words, term, docs, scores, asked.length, true);
      const both = asked.filter((doc) => has(doc, hash));
      expect(Array.from(docs.subarray(0, kept))).toEqual(both);
      expect(Array.from(scores.subarray(0, kept))).toEqual(both.map((doc) => (weightOf(doc, hash) > 0 ? 1.5 : 1)));
    }
  }
});
