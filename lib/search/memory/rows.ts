import type { Parts } from "#lib/search/memory/entries.ts";
import { HEAD } from "#lib/search/memory/pack-form.ts";

/** 32-bit words of one document's row: one line of a processor's cache, since a candidate's fields are judged together. */
const WORDS = 16;

/** Where the numbers of a row stand: words; amounts fill the first four. */
export const ROW = {
  codes: 4,
  orgTraits: 5,
  chain: 6,
  chainLink: 7,
  organization: 8,
  neededBy: 9,
  availableFrom: 10,
  validUntil: 11,
  confirmedOn: 12,
  length: 13,
  /** Where its certificates begin; how many it requires, and above them how many it holds. */
  certificates: 14,
  certificateCounts: 15,
} as const;

/** The word of certificateCounts: those required below, those held above. */
const HELD_FROM = 16;
const COUNT_MASK = 0xffff;

/** Bits of the word of codes. */
export const CODES = { side: 0, form: 1, region: 4, targetRegions: 7, amountBasis: 10, cooperation: 12 } as const;

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
const FROM = INTEGERS.map((name) => HEAD[name]);
const TO = INTEGERS.map((name) => ROW[name]);

/** The numbers that scoring reads of a form, a row a document: three views of the same bytes. */
export type Rows = { ints: Int32Array; reals: Float64Array; floats: Float32Array };

/** Rows of packed forms. */
export function buildRows(forms: Parts): Rows {
  const bytes = new ArrayBuffer(forms.size * WORDS * 4);
  const rows = { ints: new Int32Array(bytes), reals: new Float64Array(bytes), floats: new Float32Array(bytes) };
  for (let doc = 0; doc < forms.size; doc++) {
    const view = forms.view(doc);
    const from = forms.at[doc] as number;
    const at = doc * WORDS;
    rows.reals[at / 2] = view.getFloat64(from + HEAD.amountMin, true);
    rows.reals[at / 2 + 1] = view.getFloat64(from + HEAD.amountMax, true);
    rows.ints[at + ROW.codes] =
      (view.getUint8(from + HEAD.side) << CODES.side) |
      (view.getUint8(from + HEAD.form) << CODES.form) |
      (view.getUint8(from + HEAD.region) << CODES.region) |
      (view.getUint8(from + HEAD.targetRegions) << CODES.targetRegions) |
      (view.getUint8(from + HEAD.amountBasis) << CODES.amountBasis) |
      (view.getUint16(from + HEAD.cooperation, true) << CODES.cooperation);
    for (let i = 0; i < INTEGERS.length; i++) rows.ints[at + (TO[i] as number)] = view.getInt32(from + (FROM[i] as number), true);
    // Eighths of a mention are exact in 32 bits.
    rows.floats[at + ROW.length] = view.getFloat64(from + HEAD.length, true);
  }
  return rows;
}

/** One integer of a document. */
export const intOf = ({ ints }: Rows, doc: number, word: number): number => ints[doc * WORDS + word] as number;
/** The lower amount of a document in 万元, NaN when not stated; with `upper` the upper one. */
export const amountOf = ({ reals }: Rows, doc: number, upper: 0 | 1 = 0): number => reals[(doc * WORDS) / 2 + upper] as number;
/** The length of a document in mentions. */
export const lengthOf = ({ floats }: Rows, doc: number): number => floats[doc * WORDS + ROW.length] as number;

/** Note where the certificates of a document begin, how many it requires, and how many it holds behind these. */
export function noteCertificates({ ints }: Rows, doc: number, at: number, required: number, held: number): void {
  ints[doc * WORDS + ROW.certificates] = at;
  ints[doc * WORDS + ROW.certificateCounts] = required | (held << HELD_FROM);
}

/** How many certificates a document requires, and how many it holds. */
export const requiredCount = (rows: Rows, doc: number): number => intOf(rows, doc, ROW.certificateCounts) & COUNT_MASK;
export const heldCount = (rows: Rows, doc: number): number => intOf(rows, doc, ROW.certificateCounts) >>> HELD_FROM;
