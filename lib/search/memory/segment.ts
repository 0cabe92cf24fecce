import type { Rarity } from "#lib/matching/model/rarity.ts";
import type { ImpactLists } from "#lib/search/memory/build-impacts.ts";
import type { ForwardLists } from "#lib/search/memory/forward.ts";
import type { Rows } from "#lib/search/memory/rows.ts";
import type { TermTable } from "#lib/search/memory/term-table.ts";

/** One listing as the index takes it in: its id and the two packed parts of its `listing_form` row. */
export type IndexEntry = { id: string; form: Uint8Array; words: Uint8Array };

/** Documents of one side in a segment at most: numbers within a side are 16 bits wide. */
export const SIDE_LIMIT = 65_536;
/** Bytes kept of a code; all codes are shorter. */
export const CODE_BYTES = 20;

/** Bits of the word of facets: side, form, region, chain by its number in the segment, cooperation. */
export const FACET_WORD = { form: 1, region: 4, chain: 7, cooperation: 15 } as const;

/**
 * Document-ordered postings: term `t` has `count[t]` documents, in `bytes` from `start[t]` on as gaps (low bit: a weight byte
 * follows). Terms of more than an eighth of all documents have a bitmap, and in `bytes` only those with a weight.
 * `leaps[b]` lets a reader go on in the `b`th block of bytes: how far behind its beginning the first posting begins (low bits), and
 * above, plus one, the document before it in its list.
 */
export type WordLists = {
  start: Uint32Array;
  count: Uint32Array;
  bytes: Uint8Array;
  leaps: Uint32Array;
  bitmaps: Map<number, Uint32Array>;
};

/** Blocks of 64 bytes; a posting has five at most, so that three bits tell where in a block the first one begins. */
export const LEAP = { blockBits: 6, offsetBits: 3 } as const;

/**
 * An unchanging part of the index. Documents are numbered newest first, so that ascending numbers are the order of the list;
 * what has left the list is struck out in `alive`.
 */
export type Segment = {
  size: number;
  table: TermTable;
  /** Hashes by their number. */
  hashes: Int32Array;
  ids: Uint8Array;
  codes: Uint8Array;
  rows: Rows;
  forward: ForwardLists;
  /** Hashes of certificates, a document's one after the other: those a demand requires, then those a supply or its firm holds. */
  certificates: Int32Array;
  /** The documents of each side in order. */
  sides: readonly [Uint32Array, Uint32Array];
  impacts: readonly [ImpactLists, ImpactLists];
  words: WordLists;
  facetWord: Uint32Array;
  /** Names of the chains by their number. */
  chains: readonly string[];
  facetBits: ReadonlyMap<string, Uint32Array>;
  visibility: Uint8Array;
  division: Uint32Array;
  /** The lower amount in 万元 where the listing itself states it, else NaN; rounded to 32 bits. */
  lowAmount: Float32Array;
  publishedAt: Float64Array;
  deadline: Int32Array;
  /** Documents by deadline, then id; and where each stands there. */
  byDeadline: Uint32Array;
  deadlineRank: Uint32Array;
  rarity: Rarity;
  /** 1 / length of the weight vector of each document under that rarity. */
  unit: Float64Array;
  /** Slots of documents by their id, number plus one. */
  idTable: Uint32Array;
  alive: Uint32Array;
  deleted: number;
  /** Raised with every strike-out: what is derived of `alive` is then made anew. */
  generation: number;
};

const DIGITS = Buffer.from("0123456789abcdef");
/** An id being written, and where each of its bytes stands there, between the hyphens. */
const written = Buffer.alloc(36, "-");
const PLACES = Uint8Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34);

/** The id of a document as text. */
export function idOf({ ids }: Segment, doc: number): string {
  for (let i = 0; i < 16; i++) {
    const byte = ids[doc * 16 + i] as number;
    const at = PLACES[i] as number;
    written[at] = DIGITS[byte >>> 4] as number;
    written[at + 1] = DIGITS[byte & 15] as number;
  }
  return written.toString("latin1");
}

/** The bytes of an id's text. */
export function idBytes(id: string): Uint8Array {
  return new Uint8Array(Buffer.from(id.replaceAll("-", ""), "hex"));
}

/** The slot where the search for an id begins. Its last bytes are random in every version of UUID. */
export function idSlot(bytes: Uint8Array, at: number, mask: number): number {
  let hash = 0x811c9dc5;
  for (let i = at; i < at + 16; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) & mask;
}

/** The document of an id in this segment, struck out or not; -1 when it has none. */
export function findId({ ids, idTable }: Segment, id: string): number {
  const wanted = idBytes(id);
  const mask = idTable.length - 1;
  for (let slot = idSlot(wanted, 0, mask); ; slot = (slot + 1) & mask) {
    const doc = (idTable[slot] as number) - 1;
    if (doc < 0) return -1;
    let same = 0;
    while (same < 16 && ids[doc * 16 + same] === wanted[same]) same++;
    if (same === 16) return doc;
  }
}

export const isAlive = ({ alive }: Segment, doc: number): boolean => (((alive[doc >>> 5] as number) >>> (doc & 31)) & 1) === 1;

/** Strike a document out. */
export function strike(segment: Segment, doc: number): void {
  if (!isAlive(segment, doc)) return;
  segment.alive[doc >>> 5] = (segment.alive[doc >>> 5] as number) & ~(1 << (doc & 31));
  segment.deleted += 1;
  segment.generation += 1;
}

/** The code of a document. */
export function codeOf({ codes }: Segment, doc: number): string {
  let text = "";
  for (let i = doc * CODE_BYTES; i < (doc + 1) * CODE_BYTES && codes[i] !== 0; i++)
    text += String.fromCharCode(codes[i] as number);
  return text;
}

/** Negative when the code of one document comes before that of another one. */
export function compareCodes(a: Segment, docA: number, b: Segment, docB: number): number {
  const [from, to] = [docA * CODE_BYTES, docB * CODE_BYTES];
  for (let i = 0; i < CODE_BYTES; i++) {
    const difference = (a.codes[from + i] as number) - (b.codes[to + i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Bytes of all arrays of a segment. */
export function bytesOf(segment: Segment): number {
  const buffers = new Set<ArrayBufferLike>();
  const add = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer);
    else if (value instanceof Map) for (const one of value.values()) add(one);
    else if (typeof value === "object" && value !== null && value !== segment.table && value !== segment.rarity)
      Object.values(value).forEach(add);
  };
  Object.values(segment).forEach(add);
  buffers.delete(segment.hashes.buffer);
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, segment.table.bytes);
}
