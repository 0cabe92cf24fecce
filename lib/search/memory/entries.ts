import { FORM_VERSION } from "#lib/search/memory/pack-form.ts";
import { FACTS_AT } from "#lib/search/memory/pack-words.ts";
import { type IndexEntry, idBytes } from "#lib/search/memory/segment.ts";

/**
 * One part of many listings: part `i` is the bytes of `blocks[block[i]]` from `at[i]` to `end[i]`. A hundred thousand parts are
 * four arrays, so that neither reading them nor collecting garbage meets an object a listing.
 */
export class Parts {
  readonly blocks: readonly DataView[];
  readonly block: Uint32Array;
  readonly at: Uint32Array;
  readonly end: Uint32Array;

  constructor(blocks: readonly DataView[], block: Uint32Array, at: Uint32Array, end: Uint32Array) {
    this.blocks = blocks;
    this.block = block;
    this.at = at;
    this.end = end;
  }

  /** Parts that are arrays of their own. */
  static of(parts: readonly Uint8Array[]): Parts {
    const block = new Uint32Array(parts.length);
    const end = new Uint32Array(parts.length);
    for (let i = 0; i < parts.length; i++) {
      block[i] = i;
      end[i] = (parts[i] as Uint8Array).length;
    }
    const blocks = parts.map(({ buffer, byteOffset, byteLength }) => new DataView(buffer, byteOffset, byteLength));
    return new Parts(blocks, block, new Uint32Array(parts.length), end);
  }

  get size(): number {
    return this.at.length;
  }

  /** The block a part stands in. */
  view(i: number): DataView {
    return this.blocks[this.block[i] as number] as DataView;
  }

  /** Some of the parts, in this order. */
  picked(order: Uint32Array): Parts {
    const pick = (column: Uint32Array) => {
      const picked = new Uint32Array(order.length);
      for (let i = 0; i < order.length; i++) picked[i] = column[order[i] as number] as number;
      return picked;
    };
    return new Parts(this.blocks, pick(this.block), pick(this.at), pick(this.end));
  }

  slice(from: number, to: number): Parts {
    return new Parts(this.blocks, this.block.subarray(from, to), this.at.subarray(from, to), this.end.subarray(from, to));
  }
}

/** What an index is built of: of each listing the sixteen bytes of its id, its form and its search facts. */
export type Entries = { ids: Parts; forms: Parts; words: Parts };

/** Entries that are objects of their own. */
export function entriesFrom(entries: readonly IndexEntry[]): Entries {
  return {
    ids: Parts.of(entries.map(({ id }) => idBytes(id))),
    forms: Parts.of(entries.map(({ form }) => form)),
    words: Parts.of(entries.map(({ words }) => words)),
  };
}

export function sliceEntries({ ids, forms, words }: Entries, from: number, to: number): Entries {
  return { ids: ids.slice(from, to), forms: forms.slice(from, to), words: words.slice(from, to) };
}

/** Negative when an id comes before another one, as bytes and as text alike. */
export function compareIds(a: DataView, atA: number, b: DataView, atB: number): number {
  for (let i = 0; i < 16; i += 4) {
    const difference = a.getUint32(atA + i) - b.getUint32(atB + i);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Newest first, ids downwards: the order of the list. @throws {RangeError} when a form was packed by another version */
export function newestFirst({ ids, forms, words }: Entries): Entries {
  const publishedAt = new Float64Array(forms.size);
  const order = new Uint32Array(forms.size);
  for (let i = 0; i < order.length; i++) {
    const version = forms.view(i).getUint8(forms.at[i] as number);
    if (version !== FORM_VERSION) throw new RangeError(`packed form of version ${version}`);
    publishedAt[i] = words.view(i).getFloat64((words.at[i] as number) + FACTS_AT.publishedAt, true);
    order[i] = i;
  }
  order.sort(
    (a, b) =>
      (publishedAt[b] as number) - (publishedAt[a] as number) ||
      compareIds(ids.view(b), ids.at[b] as number, ids.view(a), ids.at[a] as number),
  );
  return { ids: ids.picked(order), forms: forms.picked(order), words: words.picked(order) };
}
