import type { Parts } from "#lib/search/memory/entries.ts";
import { FACTS_AT, WORDS_VERSION } from "#lib/search/memory/pack-words.ts";
import { CODE_BYTES } from "#lib/search/memory/segment.ts";

/** The hashes of the terms each document is found by: those of the text alone, then the strong ones, then the weights of these. */
export type TermLists = {
  blocks: readonly DataView[];
  block: Uint32Array;
  at: Uint32Array;
  plains: Uint32Array;
  strongs: Uint32Array;
};

/** What the list asks of many documents besides their forms (SearchFacts of pack-words.ts), a column each. */
export type Facts = {
  codes: Uint8Array;
  visibility: Uint8Array;
  cooperation: Uint16Array;
  division: Uint32Array;
  /** 万元, NaN not stated; rounded to 32 bits. */
  lowAmount: Float32Array;
  publishedAt: Float64Array;
  /** Names of chains in the order in which they come, and the number of each document's. */
  chains: string[];
  chain: Uint8Array;
  terms: TermLists;
};

/** Where reading stands in a packed entry. */
class Cursor {
  view: DataView = new DataView(new ArrayBuffer(0));
  at = 0;

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.view.getUint8(this.at++);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  ascii(): string {
    let text = "";
    const end = this.at + 1 + this.view.getUint8(this.at);
    for (this.at++; this.at < end; this.at++) text += String.fromCharCode(this.view.getUint8(this.at));
    return text;
  }

  /** The beginning of a text into a row of zeros. */
  asciiInto(into: Uint8Array, from: number, most: number): void {
    const length = this.view.getUint8(this.at++);
    for (let i = 0; i < Math.min(most, length); i++) into[from + i] = this.view.getUint8(this.at + i);
    this.at += length;
  }
}

function emptyFacts({ blocks, block, size }: Parts): Facts {
  const numbers = () => new Uint32Array(size);
  return {
    codes: new Uint8Array(size * CODE_BYTES),
    visibility: new Uint8Array(size),
    cooperation: new Uint16Array(size),
    division: numbers(),
    lowAmount: new Float32Array(size),
    publishedAt: new Float64Array(size),
    chains: [],
    chain: new Uint8Array(size),
    terms: { blocks, block, at: numbers(), plains: numbers(), strongs: numbers() },
  };
}

/** Read what stands before the terms. @throws {RangeError} when an entry is of another version or cut short */
export function readFacts(words: Parts): Facts {
  const facts = emptyFacts(words);
  const { codes, visibility, cooperation, division, lowAmount, publishedAt, chain, terms } = facts;
  const chains = new Map<string, number>();
  const cursor = new Cursor();
  for (let doc = 0; doc < words.size; doc++) {
    const view = words.view(doc);
    const at = words.at[doc] as number;
    if (view.getUint8(at) !== WORDS_VERSION) throw new RangeError(`packed search entry of version ${view.getUint8(at)}`);
    visibility[doc] = view.getUint8(at + FACTS_AT.visibility);
    cooperation[doc] = view.getUint16(at + FACTS_AT.cooperation, true);
    division[doc] = view.getInt32(at + FACTS_AT.division, true);
    lowAmount[doc] = view.getFloat64(at + FACTS_AT.amountMinWan, true);
    publishedAt[doc] = view.getFloat64(at + FACTS_AT.publishedAt, true);
    cursor.view = view;
    cursor.at = at + FACTS_AT.chain;
    const name = cursor.ascii();
    const known = chains.get(name) ?? chains.size;
    if (known === chains.size) chains.set(name, known);
    chain[doc] = known;
    cursor.asciiInto(codes, doc * CODE_BYTES, CODE_BYTES);
    const [plains, strongs] = [cursor.varint(), cursor.varint()];
    if (cursor.at + 4 * plains + 5 * strongs > (words.end[doc] as number))
      throw new RangeError("packed search entry is cut short");
    terms.plains[doc] = plains;
    terms.strongs[doc] = strongs;
    terms.at[doc] = cursor.at;
  }
  facts.chains.push(...chains.keys());
  return facts;
}
