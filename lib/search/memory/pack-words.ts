import { ByteReader, ByteWriter } from "#lib/search/memory/bytes.ts";

/** First byte of every packed search entry; see FORM_VERSION. */
export const WORDS_VERSION = 1;

/** Where the numbers before the texts lie, and the first text. */
export const FACTS_AT = { visibility: 1, cooperation: 2, division: 4, amountMinWan: 8, publishedAt: 16, chain: 24 } as const;

export const VISIBILITY_CODE = { PUBLIC: 0, ANONYMOUS: 1, MATCH_ONLY: 2 } as const;

/** What the list asks of one listing besides its form: codes, instants and the hashes of the terms it is found by. */
export type SearchFacts = {
  code: string;
  /** VISIBILITY_CODE. */
  visibility: number;
  /** Mask over COOPERATION of lib/listings/model.ts. */
  cooperation: number;
  /** GB/T 2260 code of the firm as a number; 0 unknown. */
  division: number;
  /** Lower amount in 万元; NaN not stated. */
  amountMinWan: number;
  /** Milliseconds since 1970. */
  publishedAt: number;
  /** Taxonomy code, `none`, or `unknown`. */
  chain: string;
  /** Hashes, ascending, of terms that stand in the text alone. */
  plain: Int32Array;
  /** Hashes, ascending, of terms of title, keywords, code and firm, with their weights beside (at most 255). */
  strong: Int32Array;
  weights: Uint8Array;
};

function writeAscii(out: ByteWriter, text: string): void {
  out.u8(text.length);
  for (let i = 0; i < text.length; i++) out.u8(text.charCodeAt(i));
}

function readAscii(from: ByteReader): string {
  const length = from.u8();
  from.skip(length);
  return String.fromCharCode(...from.bytes.subarray(from.at - length, from.at));
}

/** Search facts as bytes. */
export function packWords(facts: SearchFacts): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  out.u8(WORDS_VERSION);
  out.u8(facts.visibility);
  out.u16(facts.cooperation);
  out.i32(facts.division);
  out.f64(facts.amountMinWan);
  out.f64(facts.publishedAt);
  writeAscii(out, facts.chain);
  writeAscii(out, facts.code);
  out.varint(facts.plain.length);
  out.varint(facts.strong.length);
  out.numbers(facts.plain);
  out.numbers(facts.strong);
  out.raw(facts.weights);
  return out.done();
}

/** A packed search entry with its lists still packed: an index reads a hundred thousand of them and makes no list of its own. */
export type OpenWords = Omit<SearchFacts, "plain" | "strong" | "weights"> & {
  bytes: Uint8Array;
  /** Where the hashes begin: the plain ones, then the strong ones, then the weights of these. */
  at: number;
  plains: number;
  strongs: number;
};

/**
 * Read what stands before the lists.
 *
 * @throws {RangeError} when the bytes are of another version or cut short.
 */
export function openWords(bytes: Uint8Array): OpenWords {
  const from = new ByteReader(bytes);
  const version = from.u8();
  if (version !== WORDS_VERSION) throw new RangeError(`packed search entry of version ${version}`);
  const [visibility, cooperation, division] = [from.u8(), from.u16(), from.i32()];
  const [amountMinWan, publishedAt] = [from.f64(), from.f64()];
  const [chain, code] = [readAscii(from), readAscii(from)];
  const [plains, strongs] = [from.varint(), from.varint()];
  const { at } = from;
  if (at + 4 * plains + 5 * strongs > bytes.length) throw new RangeError("packed search entry is cut short");
  return { code, visibility, cooperation, division, amountMinWan, publishedAt, chain, bytes, at, plains, strongs };
}

/** The facts that `packWords` packed. @throws {RangeError} as openWords */
export function unpackWords(packed: Uint8Array): SearchFacts {
  const { bytes, at, plains, strongs, ...facts } = openWords(packed);
  const from = new ByteReader(bytes, at);
  const [plain, strong] = [from.numbers(plains), from.numbers(strongs)];
  return { ...facts, plain, strong, weights: bytes.slice(from.at, from.at + strongs) };
}
