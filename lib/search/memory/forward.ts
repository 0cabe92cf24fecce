import { HEAD } from "#lib/search/memory/pack-form.ts";

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

type Coded = Pick<ForwardLists, "codes" | "codeTf" | "codePlace" | "rareAt" | "rarePairs">;

function buildCodes(forms: readonly Uint8Array[], start: Uint32Array): Coded {
  const pairs = new Uint16Array(start[forms.length] as number);
  const counts = new Uint32Array(1 << 16);
  forms.forEach((form, doc) => {
    const from = start[doc] as number;
    const count = (start[doc + 1] as number) - from;
    const weights = HEAD.size + count * 4;
    for (let i = 0; i < count; i++) {
      const pair = (form[weights + i] as number) | ((form[weights + count + i] as number) << 8);
      pairs[from + i] = pair;
      counts[pair] = (counts[pair] as number) + 1;
    }
  });
  const common = [...counts.keys()].filter((pair) => counts[pair] !== 0);
  common.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const rare = common.splice(RARE).reduce((sum, pair) => sum + (counts[pair] as number), 0);
  const codeOf = new Uint8Array(1 << 16).fill(RARE);
  common.forEach((pair, code) => {
    codeOf[pair] = code;
  });
  const codes = new Uint8Array(pairs.length);
  const rareAt = new Uint32Array(rare);
  const rarePairs = new Uint16Array(rare);
  let at = 0;
  for (let i = 0; i < pairs.length; i++) {
    const pair = pairs[i] as number;
    codes[i] = codeOf[pair] as number;
    if (codes[i] !== RARE) continue;
    rareAt[at] = i;
    rarePairs[at++] = pair;
  }
  const [codeTf, codePlace] = [Uint8Array.from(common, (pair) => pair & 255), Uint8Array.from(common, (pair) => pair >>> 8)];
  return { codes, codeTf, codePlace, rareAt, rarePairs };
}

/** The lists of packed forms whose terms have been numbered. */
export function buildForward(forms: readonly Uint8Array[], start: Uint32Array, numbers: Uint32Array): ForwardLists {
  let far = 0;
  for (let i = 0; i < numbers.length; i++) if ((numbers[i] as number) >= FAR) far++;
  const units = new Uint16Array(numbers.length + 2 * far);
  const unitStart = new Uint32Array(forms.length + 1);
  let at = 0;
  for (let doc = 0; doc < forms.length; doc++) {
    unitStart[doc] = at;
    for (let i = start[doc] as number; i < (start[doc + 1] as number); i++) {
      const number = numbers[i] as number;
      if (number < FAR) units[at++] = number;
      else {
        units[at] = FAR;
        units[at + 1] = number;
        units[at + 2] = number >>> 16;
        at += 3;
      }
    }
  }
  unitStart[forms.length] = at;
  const tailStart = new Uint32Array(forms.length + 1);
  const tailOf = (form: Uint8Array, doc: number) =>
    form.subarray(HEAD.size + 6 * ((start[doc + 1] as number) - (start[doc] as number)));
  forms.forEach((form, doc) => {
    tailStart[doc + 1] = (tailStart[doc] as number) + tailOf(form, doc).length;
  });
  const tails = new Uint8Array(tailStart[forms.length] as number);
  forms.forEach((form, doc) => {
    tails.set(tailOf(form, doc), tailStart[doc]);
  });
  return { start, unitStart, units, ...buildCodes(forms, start), tailStart, tails };
}
