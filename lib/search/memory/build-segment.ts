import type { Rarity } from "#lib/matching/model/rarity.ts";
import { measuredIn } from "#lib/matching/score/bound.ts";
import { buildImpacts } from "#lib/search/memory/build-impacts.ts";
import { buildWords } from "#lib/search/memory/build-words.ts";
import { ByteReader } from "#lib/search/memory/bytes.ts";
import { buildFacetBits } from "#lib/search/memory/facet-bits.ts";
import { buildForward, type ForwardLists } from "#lib/search/memory/forward.ts";
import type { Slice } from "#lib/search/memory/number-terms.ts";
import { FORM_VERSION } from "#lib/search/memory/pack-form.ts";
import { type OpenWords, openWords } from "#lib/search/memory/pack-words.ts";
import { readTail } from "#lib/search/memory/read-tail.ts";
import { buildRows, CODES, intOf, ROW, type Rows } from "#lib/search/memory/rows.ts";
import {
  type CertificateLists,
  CODE_BYTES,
  FACET_WORD,
  type IndexEntry,
  idSlot,
  type Segment,
  type SideFields,
} from "#lib/search/memory/segment.ts";

/** An entry opened for a segment. */
export type OpenEntry = { entry: IndexEntry; facts: OpenWords };

/** Newest first, ids downwards: the order of the list. Ids compare as text: their hexadecimal order is that of their bytes. */
export function newestFirst(a: OpenEntry, b: OpenEntry): number {
  return b.facts.publishedAt - a.facts.publishedAt || (a.entry.id < b.entry.id ? 1 : -1);
}

/** Open an entry. @throws {RangeError} when it was packed by another version */
export function openEntry(entry: IndexEntry): OpenEntry {
  if (entry.form[0] !== FORM_VERSION) throw new RangeError(`packed form of version ${entry.form[0]}`);
  return { entry, facts: openWords(entry.words) };
}

type Certificates = { start: Uint32Array; hashes: number[] };
type Stated = { measured: { bits: Int32Array; count: Uint8Array }; required: CertificateLists; held: CertificateLists };

/** What stands in the tails, one after the other: nothing of a hundred thousand of them is kept as objects. */
function readTails({ tails, tailStart }: ForwardLists, size: number): Stated {
  const measured = { bits: new Int32Array(size), count: new Uint8Array(size) };
  const lists = (): Certificates => ({ start: new Uint32Array(size + 1), hashes: [] });
  const [required, held] = [lists(), lists()];
  const add = (to: Certificates, doc: number, hashes: Int32Array) => {
    for (let i = 0; i < hashes.length; i++) to.hashes.push(hashes[i] as number);
    to.start[doc + 1] = to.hashes.length;
  };
  for (let doc = 0; doc < size; doc++) {
    const tail = readTail(new ByteReader(tails, tailStart[doc]));
    const { bits, count } = measuredIn(tail.quantities);
    measured.bits[doc] = bits;
    measured.count[doc] = count;
    add(required, doc, tail.required);
    add(held, doc, tail.held);
  }
  const packed = ({ start, hashes }: Certificates): CertificateLists => ({ start, hashes: Int32Array.from(hashes) });
  return { measured, required: packed(required), held: packed(held) };
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

function numberChains(entries: readonly OpenEntry[]): Map<string, number> {
  const chains = new Map<string, number>();
  for (const { facts } of entries) if (!chains.has(facts.chain)) chains.set(facts.chain, chains.size);
  return chains;
}

function buildCodes(entries: readonly OpenEntry[]): Uint8Array {
  const codes = new Uint8Array(entries.length * CODE_BYTES);
  entries.forEach(({ facts: { code } }, doc) => {
    for (let i = 0; i < Math.min(CODE_BYTES, code.length); i++) codes[doc * CODE_BYTES + i] = code.charCodeAt(i);
  });
  return codes;
}

function buildFacetWords(entries: readonly OpenEntry[], rows: Rows, chains: ReadonlyMap<string, number>): Uint32Array {
  return Uint32Array.from(entries, ({ facts }, doc) => {
    const codes = intOf(rows, doc, ROW.codes);
    return (
      (codes & 1) |
      (((codes >>> CODES.form) & 7) << FACET_WORD.form) |
      (((codes >>> CODES.region) & 7) << FACET_WORD.region) |
      ((chains.get(facts.chain) ?? 0) << FACET_WORD.chain) |
      (facts.cooperation << FACET_WORD.cooperation)
    );
  });
}

function sideFields(members: readonly number[], facetWord: Uint32Array, rows: Rows, { measured }: Stated): SideFields {
  return {
    members: Uint32Array.from(members),
    words: Uint32Array.from(members, (doc) => facetWord[doc] as number),
    targetRegions: Uint8Array.from(members, (doc) => (intOf(rows, doc, ROW.codes) >>> CODES.targetRegions) & 7),
    bits: Int32Array.from(members, (doc) => measured.bits[doc] as number),
    counts: Uint8Array.from(members, (doc) => measured.count[doc] as number),
  };
}

const idAt = (entries: readonly OpenEntry[], doc: number) => entries[doc]?.entry.id ?? "";

/** Documents by deadline, then id; and where each stands there. */
function orderByDeadline(
  entries: readonly OpenEntry[],
  deadline: Int32Array,
): { byDeadline: Uint32Array; deadlineRank: Uint32Array } {
  const byDeadline = Uint32Array.from(entries, (_, doc) => doc).sort(
    (a, b) => (deadline[a] as number) - (deadline[b] as number) || (idAt(entries, a) < idAt(entries, b) ? -1 : 1),
  );
  const deadlineRank = new Uint32Array(entries.length);
  byDeadline.forEach((doc, rank) => {
    deadlineRank[doc] = rank;
  });
  return { byDeadline, deadlineRank };
}

function bitmapOf(size: number, isSet: (doc: number) => boolean): Uint32Array {
  const bits = new Uint32Array((size + 31) >>> 5);
  for (let doc = 0; doc < size; doc++) if (isSet(doc)) bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31));
  return bits;
}

/** Build a segment of entries that stand newest first, with their terms numbered. */
export function buildSegment(entries: readonly OpenEntry[], { table, numbers, start }: Slice, rarity: Rarity): Segment {
  const size = entries.length;
  const forms = entries.map(({ entry }) => entry.form);
  const facts = entries.map((entry) => entry.facts);
  const rows = buildRows(forms);
  const forward = buildForward(forms, start, numbers);
  const stated = readTails(forward, size);
  const sides: [number[], number[]] = [[], []];
  const numberInSide = new Uint16Array(size);
  const ids = Buffer.alloc(size * 16);
  entries.forEach(({ entry: { id } }, doc) => {
    const side = intOf(rows, doc, ROW.codes) & 1 ? 1 : 0;
    numberInSide[doc] = sides[side].push(doc) - 1;
    ids.write(id.replaceAll("-", ""), doc * 16, "hex");
  });
  const { unit, sides: impacts } = buildImpacts({ forward, numbers, hashes: table.hashes(), rows, numberInSide, rarity });
  const words = buildWords(facts, table);
  const chains = numberChains(entries);
  const names = [...chains.keys()];
  const facetWord = buildFacetWords(entries, rows, chains);
  const deadline = Int32Array.from(entries, (_, doc) => {
    const needed = intOf(rows, doc, ROW.neededBy);
    return needed >= 0 ? needed : intOf(rows, doc, ROW.validUntil);
  });
  return {
    size,
    table,
    hashes: table.hashes(),
    ids,
    codes: buildCodes(entries),
    rows,
    forward,
    required: stated.required,
    held: stated.held,
    sides: [sideFields(sides[0], facetWord, rows, stated), sideFields(sides[1], facetWord, rows, stated)],
    numberInSide,
    impacts,
    words,
    facetWord,
    chains: names,
    facetBits: buildFacetBits(facetWord, names),
    visibility: Uint8Array.from(facts, ({ visibility }) => visibility),
    division: Uint32Array.from(facts, ({ division }) => division),
    lowStated: bitmapOf(size, (doc) => !Number.isNaN(facts[doc]?.amountMinWan)),
    publishedAt: Float64Array.from(facts, ({ publishedAt }) => publishedAt),
    deadline,
    ...orderByDeadline(entries, deadline),
    rarity,
    unit,
    idTable: buildIdTable(ids, size),
    alive: bitmapOf(size, () => true),
    deleted: 0,
    generation: 0,
  };
}
