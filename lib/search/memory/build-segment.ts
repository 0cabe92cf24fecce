import type { Rarity } from "#lib/matching/model/rarity.ts";
import { buildForward } from "#lib/search/memory/build-forward.ts";
import { buildImpacts } from "#lib/search/memory/build-impacts.ts";
import { buildWords } from "#lib/search/memory/build-words.ts";
import { ByteReader } from "#lib/search/memory/bytes.ts";
import { compareIds, type Entries, type Parts } from "#lib/search/memory/entries.ts";
import { buildFacetBits } from "#lib/search/memory/facet-bits.ts";
import { type Facts, readFacts } from "#lib/search/memory/facts.ts";
import type { ForwardLists } from "#lib/search/memory/forward.ts";
import type { Slice } from "#lib/search/memory/number-terms.ts";
import { skipStated } from "#lib/search/memory/read-tail.ts";
import { buildRows, CODES, intOf, noteCertificates, ROW, type Rows } from "#lib/search/memory/rows.ts";
import { FACET_WORD, idSlot, type Segment } from "#lib/search/memory/segment.ts";
import { COUNTS, certificateBits, FIELDS, SIDE_WORD } from "#lib/search/memory/weighing.ts";

/**
 * By document: dimensions measured and number of statements, COUNTS - 1 at most; bits of the certificates it is told apart by, those a demand requires or
 * a supply holds.
 */
type Stated = { measured: Int32Array; statements: Uint8Array; certificates: Int32Array };

/** Take in a list of certificates. Answers how many there are. */
function readCertificates(from: ByteReader, hashes: number[]): number {
  const before = hashes.length;
  for (let left = from.varint(); left > 0 && from.isWhole; left--) hashes.push(from.i32());
  return hashes.length - before;
}

/** What stands in the tails, one after the other; rows are told where their certificates are among all. */
function readTails({ tails, tailStart }: ForwardLists, rows: Rows, size: number): { stated: Stated; certificates: Int32Array } {
  const stated = { measured: new Int32Array(size), statements: new Uint8Array(size), certificates: new Int32Array(size) };
  const hashes: number[] = [];
  const from = new ByteReader(tails);
  for (let doc = 0; doc < size; doc++) {
    from.at = tailStart[doc] as number;
    const { bits, count } = skipStated(from);
    stated.measured[doc] = bits;
    stated.statements[doc] = Math.min(COUNTS - 1, count);
    const at = hashes.length;
    const required = readCertificates(from, hashes);
    const held = readCertificates(from, hashes);
    noteCertificates(rows, doc, at, required, held);
    const isDemand = (intOf(rows, doc, ROW.codes) & 1) === 1;
    stated.certificates[doc] = certificateBits(isDemand ? hashes.slice(at, at + required) : hashes.slice(at + required));
  }
  return { stated, certificates: new Int32Array(hashes) };
}

function buildIds(ids: Parts): Uint8Array {
  const bytes = new Uint8Array(ids.size * 16);
  for (let doc = 0; doc < ids.size; doc++) {
    const view = ids.view(doc);
    const at = ids.at[doc] as number;
    for (let i = 0; i < 16; i++) bytes[doc * 16 + i] = view.getUint8(at + i);
  }
  return bytes;
}

function buildIdTable(ids: Uint8Array, size: number): Uint32Array {
  let slots = 16;
  while (slots < size * 1.5) slots *= 2;
  const table = new Uint32Array(slots);
  for (let doc = 0; doc < size; doc++) {
    let slot = idSlot(ids, doc * 16, slots - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (slots - 1);
    table[slot] = doc + 1;
  }
  return table;
}

function buildFacetWords({ chain, cooperation }: Facts, rows: Rows): Uint32Array {
  const words = new Uint32Array(chain.length);
  for (let doc = 0; doc < words.length; doc++) {
    const codes = intOf(rows, doc, ROW.codes);
    words[doc] =
      (codes & 1) |
      (((codes >>> CODES.form) & 7) << FACET_WORD.form) |
      (((codes >>> CODES.region) & 7) << FACET_WORD.region) |
      ((chain[doc] as number) << FACET_WORD.chain) |
      ((cooperation[doc] as number) << FACET_WORD.cooperation);
  }
  return words;
}

/** Fill in what tells the worth of a side's members. */
function fillFields(fields: Int32Array, members: Uint32Array, facetWord: Uint32Array, rows: Rows, stated: Stated): void {
  const { measured, statements, certificates } = stated;
  for (let member = 0; member < members.length; member++) {
    const doc = members[member] as number;
    const targetRegions = (intOf(rows, doc, ROW.codes) >>> CODES.targetRegions) & 7;
    const count = (statements[doc] as number) << SIDE_WORD.statements;
    const word = (facetWord[doc] as number) | (targetRegions << SIDE_WORD.targetRegions) | count;
    fields[member * FIELDS] = word;
    fields[member * FIELDS + 1] = measured[doc] as number;
    fields[member * FIELDS + 2] = certificates[doc] as number;
  }
}

/** Documents by deadline, then id; and where each stands there. */
function orderByDeadline(ids: Uint8Array, deadline: Int32Array): { byDeadline: Uint32Array; deadlineRank: Uint32Array } {
  const byDeadline = new Uint32Array(deadline.length);
  for (let doc = 0; doc < deadline.length; doc++) byDeadline[doc] = doc;
  const view = new DataView(ids.buffer, ids.byteOffset, ids.length);
  byDeadline.sort((a, b) => (deadline[a] as number) - (deadline[b] as number) || compareIds(view, a * 16, view, b * 16));
  const deadlineRank = new Uint32Array(deadline.length);
  for (let rank = 0; rank < byDeadline.length; rank++) deadlineRank[byDeadline[rank] as number] = rank;
  return { byDeadline, deadlineRank };
}

/** The day a demand is needed by, else the last day a listing is shown. */
function deadlinesOf(rows: Rows, size: number): Int32Array {
  const deadline = new Int32Array(size);
  for (let doc = 0; doc < size; doc++) {
    const needed = intOf(rows, doc, ROW.neededBy);
    deadline[doc] = needed >= 0 ? needed : intOf(rows, doc, ROW.validUntil);
  }
  return deadline;
}

function allAlive(size: number): Uint32Array {
  const bits = new Uint32Array((size + 31) >>> 5).fill(0xffffffff);
  if (size & 31) bits[bits.length - 1] = (1 << (size & 31)) - 1;
  return bits;
}

/** Build a segment of entries that stand newest first, with their terms numbered. */
export function buildSegment(entries: Entries, { table, numbers, start }: Slice, rarity: Rarity): Segment {
  const size = entries.forms.size;
  const rows = buildRows(entries.forms);
  const forward = buildForward(entries.forms, start, numbers);
  const { stated, certificates } = readTails(forward, rows, size);
  const sides: [number[], number[]] = [[], []];
  const numberInSide = new Uint16Array(size);
  for (let doc = 0; doc < size; doc++) numberInSide[doc] = sides[intOf(rows, doc, ROW.codes) & 1 ? 1 : 0].push(doc) - 1;
  const ids = buildIds(entries.ids);
  const { unit, sides: impacts } = buildImpacts({ forward, numbers, hashes: table.hashes(), rows, numberInSide, rarity });
  const facts = readFacts(entries.words);
  const words = buildWords(facts.terms, table);
  const facetWord = buildFacetWords(facts, rows);
  const members = [new Uint32Array(sides[0]), new Uint32Array(sides[1])] as const;
  for (const side of [0, 1] as const) fillFields(impacts[side].sums.fields, members[side], facetWord, rows, stated);
  const deadline = deadlinesOf(rows, size);
  return {
    size,
    table,
    hashes: table.hashes(),
    ids,
    codes: facts.codes,
    rows,
    forward,
    certificates,
    sides: members,
    impacts,
    words,
    facetWord,
    chains: facts.chains,
    facetBits: buildFacetBits(facetWord, facts.chains),
    visibility: facts.visibility,
    division: facts.division,
    lowAmount: facts.lowAmount,
    publishedAt: facts.publishedAt,
    deadline,
    ...orderByDeadline(ids, deadline),
    rarity,
    unit,
    idTable: buildIdTable(ids, size),
    alive: allAlive(size),
    deleted: 0,
    generation: 0,
  };
}
