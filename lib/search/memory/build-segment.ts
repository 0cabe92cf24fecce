import { impact, type Rarity } from "#lib/matching/model/rarity.ts";
import { buildImpacts } from "#lib/search/memory/build-impacts.ts";
import { buildWords } from "#lib/search/memory/build-words.ts";
import { ByteWriter } from "#lib/search/memory/bytes.ts";
import { FORM_VERSION, HEAD, readTail, type Tail } from "#lib/search/memory/pack-form.ts";
import { type SearchFacts, unpackWords } from "#lib/search/memory/pack-words.ts";
import {
  type CertificateLists,
  CODE_BYTES,
  FACET_WORD,
  type FormColumns,
  type ForwardLists,
  type IndexEntry,
  idBytes,
  idSlot,
  type Segment,
} from "#lib/search/memory/segment.ts";
import { TermTable } from "#lib/search/memory/term-table.ts";

type Row = { entry: IndexEntry; facts: SearchFacts; id: Uint8Array };

const BYTES = ["side", "form", "region", "targetRegions", "amountBasis"] as const;
const INTEGERS = [
  "orgTraits",
  "chain",
  "chainLink",
  "organization",
  "neededBy",
  "availableFrom",
  "validUntil",
  "confirmedOn",
] as const;
const REALS = ["amountMin", "amountMax"] as const;

const viewOf = ({ form }: IndexEntry) => new DataView(form.buffer, form.byteOffset, form.byteLength);

/** Newest first, ids downwards: the order of the list. */
export function newestFirst(a: Row, b: Row): number {
  return b.facts.publishedAt - a.facts.publishedAt || Buffer.compare(b.id, a.id);
}

/** An entry opened for a segment. @throws {RangeError} when it was packed by another version */
export function openEntry(entry: IndexEntry): Row {
  if (entry.form[0] !== FORM_VERSION) throw new RangeError(`packed form of version ${entry.form[0]}`);
  return { entry, facts: unpackWords(entry.words), id: idBytes(entry.id) };
}

function readColumns(rows: readonly Row[]): FormColumns {
  const size = rows.length;
  const columns = {
    ...Object.fromEntries(BYTES.map((name) => [name, new Uint8Array(size)])),
    ...Object.fromEntries(INTEGERS.map((name) => [name, new Int32Array(size)])),
    ...Object.fromEntries(REALS.map((name) => [name, new Float64Array(size)])),
    cooperation: new Uint16Array(size),
    length: new Float32Array(size),
  } as unknown as FormColumns;
  rows.forEach(({ entry }, doc) => {
    const view = viewOf(entry);
    for (const name of BYTES) columns[name][doc] = view.getUint8(HEAD[name]);
    for (const name of INTEGERS) columns[name][doc] = view.getInt32(HEAD[name], true);
    for (const name of REALS) columns[name][doc] = view.getFloat64(HEAD[name], true);
    columns.length[doc] = view.getFloat64(HEAD.length, true);
    columns.cooperation[doc] = view.getUint16(HEAD.cooperation, true);
  });
  return columns;
}

/** The lists as they are read; hashes of terms take less room once they are numbered. */
export type PlainLists = Omit<ForwardLists, "terms"> & { terms: Int32Array };

function readForward(rows: readonly Row[]): PlainLists {
  const start = new Uint32Array(rows.length + 1);
  const tailStart = new Uint32Array(rows.length + 1);
  rows.forEach(({ entry }, doc) => {
    const count = viewOf(entry).getInt32(HEAD.terms, true);
    start[doc + 1] = (start[doc] as number) + count;
    tailStart[doc + 1] = (tailStart[doc] as number) + entry.form.length - HEAD.size - count * 6;
  });
  const total = start[rows.length] as number;
  const terms = new Int32Array(total);
  const tf = new Uint8Array(total);
  const places = new Uint8Array((total + 1) >>> 1);
  const tails = new Uint8Array(tailStart[rows.length] as number);
  // Terms are copied as bytes: all platforms this runs on are little-endian, as the packed form is.
  const raw = new Uint8Array(terms.buffer);
  rows.forEach(({ entry: { form } }, doc) => {
    const from = start[doc] as number;
    const count = (start[doc + 1] as number) - from;
    const weights = HEAD.size + count * 4;
    raw.set(form.subarray(HEAD.size, weights), from * 4);
    tf.set(form.subarray(weights, weights + count), from);
    for (let i = 0; i < count; i++) {
      const at = (from + i) >>> 1;
      places[at] = (places[at] as number) | ((form[weights + count + i] as number) << (((from + i) & 1) * 4));
    }
    tails.set(form.subarray(weights + 2 * count), tailStart[doc] as number);
  });
  return { start, terms, tf, places, tailStart, tails };
}

/** The length of each document's weight vector, as `Rarity.scale` has it, without an object a document. */
function units({ start, terms, tf }: PlainLists, { length }: FormColumns, rarity: Rarity): Float64Array {
  const unit = new Float64Array(length.length);
  for (let doc = 0; doc < unit.length; doc++) {
    const part = rarity.lengthPart(length[doc] as number);
    let sum = 0;
    for (let i = start[doc] as number; i < (start[doc + 1] as number); i++) {
      const weight = impact(tf[i] as number, part) * rarity.of(terms[i] as number);
      sum += weight * weight;
    }
    unit[doc] = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  }
  return unit;
}

function certificatesOf(tails: readonly Tail[], name: "required" | "held"): CertificateLists {
  const start = new Uint32Array(tails.length + 1);
  tails.forEach((tail, doc) => {
    start[doc + 1] = (start[doc] as number) + tail[name].length;
  });
  const hashes = new Int32Array(start[tails.length] as number);
  tails.forEach((tail, doc) => {
    hashes.set(tail[name], start[doc]);
  });
  return { start, hashes };
}

/** Terms by their numbers, three bytes each: more than 16 million terms no segment has. */
function numberTerms({ terms, ...rest }: PlainLists, table: TermTable): ForwardLists {
  const numbers = new Uint8Array(terms.length * 3);
  for (let i = 0; i < terms.length; i++) {
    const number = table.find(terms[i] as number);
    numbers[i * 3] = number;
    numbers[i * 3 + 1] = number >>> 8;
    numbers[i * 3 + 2] = number >>> 16;
  }
  return { ...rest, terms: numbers };
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

function numberChains(rows: readonly Row[]): Map<string, number> {
  const chains = new Map<string, number>();
  for (const { facts } of rows) if (!chains.has(facts.chain)) chains.set(facts.chain, chains.size);
  return chains;
}

/** One bitmap a value of a facet, named `side 0`, `chain hydrogen`, `cooperation 3`. */
function buildFacetBits(facetWord: Uint32Array, chains: readonly string[]): Map<string, Uint32Array> {
  const bits = new Map<string, Uint32Array>();
  const set = (name: string, doc: number) => {
    let map = bits.get(name);
    if (!map) {
      map = new Uint32Array((facetWord.length + 31) >>> 5);
      bits.set(name, map);
    }
    map[doc >>> 5] = (map[doc >>> 5] as number) | (1 << (doc & 31));
  };
  facetWord.forEach((word, doc) => {
    set(`side ${word & 1}`, doc);
    set(`form ${(word >>> FACET_WORD.form) & 7}`, doc);
    set(`region ${(word >>> FACET_WORD.region) & 7}`, doc);
    set(`chain ${chains[(word >>> FACET_WORD.chain) & 255]}`, doc);
    const ways = word >>> FACET_WORD.cooperation;
    for (let way = 0; ways >>> way !== 0; way++) if ((ways >>> way) & 1) set(`cooperation ${way}`, doc);
  });
  return bits;
}

/** Build a segment of rows that stand newest first. */
export function buildSegment(rows: readonly Row[], rarity: Rarity): Segment {
  const size = rows.length;
  const columns = readColumns(rows);
  const forward = readForward(rows);
  const tails = rows.map((_, doc) => readTail(forward.tails, forward.tailStart[doc] as number));
  const table = new TermTable(Math.min(100_000, size * 20));
  const unit = units(forward, columns, rarity);
  const sides: [number[], number[]] = [[], []];
  const numberInSide = new Uint16Array(size);
  const ids = new Uint8Array(size * 16);
  const codes = new ByteWriter();
  const chains = numberChains(rows);
  const facetWord = new Uint32Array(size);
  const deadline = new Int32Array(size);
  rows.forEach(({ facts, id }, doc) => {
    const side = columns.side[doc] === 1 ? 1 : 0;
    numberInSide[doc] = sides[side].length;
    sides[side].push(doc);
    ids.set(id, doc * 16);
    const code = new Uint8Array(CODE_BYTES);
    for (let i = 0; i < Math.min(CODE_BYTES, facts.code.length); i++) code[i] = facts.code.charCodeAt(i);
    codes.raw(code);
    const needed = columns.neededBy[doc] as number;
    deadline[doc] = needed >= 0 ? needed : (columns.validUntil[doc] as number);
    facetWord[doc] =
      side |
      ((columns.form[doc] as number) << FACET_WORD.form) |
      ((columns.region[doc] as number) << FACET_WORD.region) |
      ((chains.get(facts.chain) ?? 0) << FACET_WORD.chain) |
      (facts.cooperation << FACET_WORD.cooperation);
  });
  const byDeadline = Uint32Array.from({ length: size }, (_, doc) => doc).sort(
    (a, b) =>
      (deadline[a] as number) - (deadline[b] as number) || Buffer.compare(rows[a]?.id as Uint8Array, rows[b]?.id as Uint8Array),
  );
  const deadlineRank = new Uint32Array(size);
  byDeadline.forEach((doc, rank) => {
    deadlineRank[doc] = rank;
  });
  const impacts = buildImpacts({ forward, columns, numberInSide, table, unit, rarity });
  const words = buildWords(
    rows.map(({ facts }) => facts),
    table,
  );
  const alive = new Uint32Array((size + 31) >>> 5);
  for (let doc = 0; doc < size; doc++) alive[doc >>> 5] = (alive[doc >>> 5] as number) | (1 << (doc & 31));
  const lowStated = new Uint32Array(alive.length);
  rows.forEach(({ facts }, doc) => {
    if (!Number.isNaN(facts.amountMinWan)) lowStated[doc >>> 5] = (lowStated[doc >>> 5] as number) | (1 << (doc & 31));
  });
  const names = [...chains.keys()];
  return {
    size,
    table,
    hashes: table.hashes(),
    ids,
    codes: codes.done(),
    columns,
    forward: numberTerms(forward, table),
    required: certificatesOf(tails, "required"),
    held: certificatesOf(tails, "held"),
    sideDocs: [Uint32Array.from(sides[0]), Uint32Array.from(sides[1])],
    impacts,
    words,
    facetWord,
    chains: names,
    facetBits: buildFacetBits(facetWord, names),
    visibility: Uint8Array.from(rows, ({ facts }) => facts.visibility),
    division: Uint32Array.from(rows, ({ facts }) => facts.division),
    lowStated,
    publishedAt: Float64Array.from(rows, ({ facts }) => facts.publishedAt),
    deadline,
    byDeadline,
    deadlineRank,
    rarity,
    unit,
    idTable: buildIdTable(ids, size),
    alive,
    deleted: 0,
    generation: 0,
  };
}
