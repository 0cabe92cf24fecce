import type { ScoringForm } from "#lib/matching/model/form.ts";
import { impact, type Rarity } from "#lib/matching/model/rarity.ts";
import { cosineOf } from "#lib/matching/score/topic.ts";
import { FormView } from "#lib/search/memory/form-view.ts";
import { FAR, farNumber, RARE, tfAt } from "#lib/search/memory/forward.ts";
import { lengthOf } from "#lib/search/memory/rows.ts";
import type { Segment } from "#lib/search/memory/segment.ts";

/** By number of a term in a segment's table: its place in the form asked with, plus one. All 0 between questions. */
const slotsOf = new WeakMap<Segment, Uint16Array>();

function slotsFor(segment: Segment): Uint16Array {
  let slots = slotsOf.get(segment);
  if (!slots) {
    slots = new Uint16Array(segment.hashes.length);
    slotsOf.set(segment, slots);
  }
  return slots;
}

/**
 * The cosine of one form with documents of a segment, to the last bit what `cosineOf` gives: the form's weights stand where a
 * document's term numbers point, so nothing is merged or hashed. Release it before another one of the same segment is made.
 */
export class Likeness {
  readonly #segment: Segment;
  readonly #form: ScoringForm;
  readonly #rarity: Rarity;
  readonly #slots: Uint16Array;
  readonly #numbers: number[] = [];
  readonly #impacts: number[] = [0];
  readonly #idf: number[] = [0];
  readonly #unit: number;

  constructor(segment: Segment, form: ScoringForm, rarity: Rarity) {
    this.#segment = segment;
    this.#form = form;
    this.#rarity = rarity;
    this.#slots = slotsFor(segment);
    const { length, unit } = rarity.scale(form);
    this.#unit = unit;
    const { terms, tf } = form;
    for (let i = 0; i < terms.length; i++) {
      const number = segment.table.find(terms[i] as number);
      if (number < 0) continue;
      this.#slots[number] = this.#impacts.length;
      this.#numbers.push(number);
      this.#impacts.push(impact(tf[i] as number, length));
      this.#idf.push(rarity.of(terms[i] as number));
    }
  }

  /** The cosine with a document. */
  of(doc: number): number {
    const { forward, rows, rarity, unit } = this.#segment;
    if (rarity !== this.#rarity) return cosineOf(this.#form, new FormView(this.#segment, doc), this.#rarity);
    const [slots, impacts, idfs] = [this.#slots, this.#impacts, this.#idf];
    const { start, unitStart, units, codes, codeTf } = forward;
    const length = rarity.lengthPart(lengthOf(rows, doc));
    const both = this.#unit * (unit[doc] as number);
    const end = unitStart[doc + 1] as number;
    let sum = 0;
    for (let i = start[doc] as number, at = unitStart[doc] as number; at < end; i++) {
      let number = units[at++] as number;
      if (number === FAR) {
        number = farNumber(units, at);
        at += 2;
      }
      const slot = slots[number] as number;
      if (slot === 0) continue;
      const code = codes[i] as number;
      const idf = idfs[slot] as number;
      sum +=
        (impacts[slot] as number) *
        impact(code === RARE ? tfAt(forward, i) : (codeTf[code] as number), length) *
        idf *
        idf *
        both;
    }
    return sum;
  }

  release(): void {
    for (const number of this.#numbers) this.#slots[number] = 0;
  }
}
