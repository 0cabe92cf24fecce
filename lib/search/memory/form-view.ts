import type { ScoringForm } from "#lib/matching/model/form.ts";
import type { Rarity, Scale } from "#lib/matching/model/rarity.ts";
import type { Tail } from "#lib/search/memory/pack-form.ts";
import { type CertificateLists, type Segment, tailOf } from "#lib/search/memory/segment.ts";

const NO_CERTIFICATES = new Int32Array(0);

function listAt({ start, hashes }: CertificateLists, doc: number): Int32Array {
  const [from, to] = [start[doc] as number, start[doc + 1] as number];
  return from === to ? NO_CERTIFICATES : hashes.subarray(from, to);
}

/** Where the terms of the view that was asked last stand. */
let scratch = new Int32Array(1024);

/**
 * A form read straight from the columns of a segment: nothing is copied but what scoring asks for. Its
 * terms are good until another view is asked for its own: one view a pair; the other form of it is `copied`.
 */
export class FormView implements ScoringForm {
  readonly segment: Segment;
  #doc: number;
  #tail: Tail | null = null;

  constructor(segment: Segment, doc: number) {
    this.segment = segment;
    this.#doc = doc;
  }

  get doc(): number {
    return this.#doc;
  }

  /** Turn to another document: for looking through many. What has been read of the former one must not be kept. */
  moveTo(doc: number): void {
    this.#doc = doc;
    this.#tail = null;
  }

  /** The form's constants as they were computed when the segment was built; undefined under another rarity. */
  scaleUnder(rarity: Rarity): Scale | undefined {
    if (rarity !== this.segment.rarity) return undefined;
    return { length: rarity.lengthPart(this.length), unit: this.segment.unit[this.#doc] as number };
  }

  get side(): number {
    return this.segment.columns.side[this.#doc] as number;
  }
  get form(): number {
    return this.segment.columns.form[this.#doc] as number;
  }
  get region(): number {
    return this.segment.columns.region[this.#doc] as number;
  }
  get targetRegions(): number {
    return this.segment.columns.targetRegions[this.#doc] as number;
  }
  get chain(): number {
    return this.segment.columns.chain[this.#doc] as number;
  }
  get chainLink(): number {
    return this.segment.columns.chainLink[this.#doc] as number;
  }
  get cooperation(): number {
    return this.segment.columns.cooperation[this.#doc] as number;
  }
  get organization(): number {
    return this.segment.columns.organization[this.#doc] as number;
  }
  get orgTraits(): number {
    return this.segment.columns.orgTraits[this.#doc] as number;
  }
  get amountMin(): number {
    return this.segment.columns.amountMin[this.#doc] as number;
  }
  get amountMax(): number {
    return this.segment.columns.amountMax[this.#doc] as number;
  }
  get amountBasis(): number {
    return this.segment.columns.amountBasis[this.#doc] as number;
  }
  get neededBy(): number {
    return this.segment.columns.neededBy[this.#doc] as number;
  }
  get availableFrom(): number {
    return this.segment.columns.availableFrom[this.#doc] as number;
  }
  get validUntil(): number {
    return this.segment.columns.validUntil[this.#doc] as number;
  }
  get confirmedOn(): number {
    return this.segment.columns.confirmedOn[this.#doc] as number;
  }
  get length(): number {
    return this.segment.columns.length[this.#doc] as number;
  }
  get terms(): Int32Array {
    const { terms, start } = this.segment.forward;
    const { hashes } = this.segment;
    const from = start[this.#doc] as number;
    const count = (start[this.#doc + 1] as number) - from;
    if (count > scratch.length) scratch = new Int32Array(count * 2);
    for (let i = 0, at = from * 3; i < count; i++, at += 3) {
      const number = (terms[at] as number) | ((terms[at + 1] as number) << 8) | ((terms[at + 2] as number) << 16);
      scratch[i] = hashes[number] as number;
    }
    return scratch.subarray(0, count);
  }
  get tf(): Uint8Array {
    const { tf, start } = this.segment.forward;
    return tf.subarray(start[this.#doc], start[this.#doc + 1]);
  }
  get place(): Uint8Array {
    const { places, start } = this.segment.forward;
    const from = start[this.#doc] as number;
    const place = new Uint8Array((start[this.#doc + 1] as number) - from);
    for (let i = 0; i < place.length; i++) place[i] = ((places[(from + i) >>> 1] as number) >>> (((from + i) & 1) * 4)) & 15;
    return place;
  }

  get #rest(): Tail {
    this.#tail ??= tailOf(this.segment, this.#doc);
    return this.#tail;
  }
  get required(): Int32Array {
    return listAt(this.segment.required, this.#doc);
  }
  get held(): Int32Array {
    return listAt(this.segment.held, this.#doc);
  }
  get quantities() {
    return this.#rest.quantities;
  }
  get exclusions() {
    return this.#rest.exclusions;
  }

  /** The form by itself, for keeping or for asking with. */
  copied(): ScoringForm {
    const { side, form, region, targetRegions, chain, chainLink, cooperation, organization, orgTraits } = this;
    const { amountMin, amountMax, amountBasis, neededBy, availableFrom, validUntil, confirmedOn, length } = this;
    return {
      ...{ side, form, region, targetRegions, chain, chainLink, cooperation, organization, orgTraits },
      ...{ amountMin, amountMax, amountBasis, neededBy, availableFrom, validUntil, confirmedOn, length },
      terms: this.terms.slice(),
      tf: this.tf,
      place: this.place,
      ...this.#rest,
    };
  }
}
