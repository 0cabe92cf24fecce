/** A unit that stands before a number too large for one unit. */
export const FAR = 0xffff;

/**
 * Terms with their weights one after the other, in the order of their hashes; document `d` has those from `start[d]` to
 * `start[d + 1]`. Numbers of terms are given by frequency, so that nearly all fit one unit.
 */
export type ForwardLists = {
  start: Uint32Array;
  /** Where the numbers of a document begin in `units`. */
  unitStart: Uint32Array;
  units: Uint16Array;
  /** Weight and place of each term as one code: nearly all come in the commonest 255 combinations. */
  codes: Uint8Array;
  codeTf: Uint8Array;
  codePlace: Uint8Array;
  /** Postings of code RARE, ascending, with their combinations (weight, then place from bit 8 on). */
  rareAt: Uint32Array;
  rarePairs: Uint16Array;
  /** Measured statements, restrictions and certificates as they are packed. */
  tailStart: Uint32Array;
  tails: Uint8Array;
};

/** How many terms a document has. */
export const termsOf = ({ start }: ForwardLists, doc: number): number => (start[doc + 1] as number) - (start[doc] as number);
/** The number behind a far unit, from the two units that follow it. */
export const farNumber = (units: Uint16Array, at: number): number => (units[at] as number) | ((units[at + 1] as number) << 16);

/** The code of postings whose weight and place stand apart. */
export const RARE = 255;

function rarePair({ rareAt, rarePairs }: ForwardLists, posting: number): number {
  let low = 0;
  let high = rareAt.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rareAt[middle] as number) < posting) low = middle + 1;
    else high = middle;
  }
  return rarePairs[low] as number;
}

/** Weight of a posting in eighths of a mention. */
export function tfAt(lists: ForwardLists, posting: number): number {
  const code = lists.codes[posting] as number;
  return code === RARE ? rarePair(lists, posting) & 255 : (lists.codeTf[code] as number);
}

/** Bits of PLACE of a posting. */
export function placeAt(lists: ForwardLists, posting: number): number {
  const code = lists.codes[posting] as number;
  return code === RARE ? rarePair(lists, posting) >>> 8 : (lists.codePlace[code] as number);
}
