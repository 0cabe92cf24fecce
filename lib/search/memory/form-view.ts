import { type FormExclusion, type FormQuantity, plainForm, type ScoringForm } from "#lib/matching/model/form.ts";
import type { Rarity, Scale } from "#lib/matching/model/rarity.ts";
import { ByteReader } from "#lib/search/memory/bytes.ts";
import { FAR, type ForwardLists, farNumber, placeAt, termsOf, tfAt } from "#lib/search/memory/forward.ts";
import { readExclusions } from "#lib/search/memory/read-tail.ts";
import { amountOf, CODES, heldCount, intOf, lengthOf, ROW, requiredCount } from "#lib/search/memory/rows.ts";
import type { Segment } from "#lib/search/memory/segment.ts";
import { Statements } from "#lib/search/memory/statements.ts";

const NONE = new Int32Array(0);

/**
 * A form read straight from the columns of a segment: its fields at once, since most pairs are judged by them alone, the rest
 * when it is asked for.
 */
export class FormView implements ScoringForm {
  readonly segment: Segment;
  doc = 0;
  side = 0;
  form = 0;
  region = 0;
  targetRegions = 0;
  chain = 0;
  chainLink = 0;
  cooperation = 0;
  organization = 0;
  orgTraits = 0;
  amountMin = Number.NaN;
  amountMax = Number.NaN;
  amountBasis = 0;
  neededBy = -1;
  availableFrom = -1;
  validUntil = -1;
  confirmedOn = -1;
  length = 0.5;
  /** Room for the terms of one document after the other. */
  #room = NONE;
  #terms: Int32Array | null = null;
  #quantities: readonly FormQuantity[] | null = null;
  #exclusions: readonly FormExclusion[] | null = null;
  readonly #tail: ByteReader;
  readonly #statements: Statements;
  #place: Uint8Array | null = null;
  /** Arrays of certificates by length. */
  readonly #requiredRooms: Int32Array[] = [];
  readonly #heldRooms: Int32Array[] = [];

  constructor(segment: Segment, doc: number) {
    this.segment = segment;
    this.#tail = new ByteReader(segment.forward.tails);
    this.#statements = new Statements(segment.forward.tails);
    this.moveTo(doc);
  }

  /** Turn to another document: for looking through many. What has been read of the former one must not be kept. */
  moveTo(doc: number): void {
    const { rows } = this.segment;
    const codes = intOf(rows, doc, ROW.codes);
    this.doc = doc;
    this.#terms = null;
    this.#quantities = null;
    this.#exclusions = null;
    this.#place = null;
    this.side = codes & 1;
    this.form = (codes >>> CODES.form) & 7;
    this.region = (codes >>> CODES.region) & 7;
    this.targetRegions = (codes >>> CODES.targetRegions) & 7;
    this.amountBasis = (codes >>> CODES.amountBasis) & 3;
    this.cooperation = codes >>> CODES.cooperation;
    this.chain = intOf(rows, doc, ROW.chain);
    this.chainLink = intOf(rows, doc, ROW.chainLink);
    this.organization = intOf(rows, doc, ROW.organization);
    this.orgTraits = intOf(rows, doc, ROW.orgTraits);
    this.amountMin = amountOf(rows, doc);
    this.amountMax = amountOf(rows, doc, 1);
    this.neededBy = intOf(rows, doc, ROW.neededBy);
    this.availableFrom = intOf(rows, doc, ROW.availableFrom);
    this.validUntil = intOf(rows, doc, ROW.validUntil);
    this.confirmedOn = intOf(rows, doc, ROW.confirmedOn);
    this.length = lengthOf(rows, doc);
  }

  /** The form's constants as they were computed when the segment was built; undefined under another rarity. */
  scaleUnder(rarity: Rarity): Scale | undefined {
    if (rarity !== this.segment.rarity) return undefined;
    return { length: rarity.lengthPart(this.length), unit: this.segment.unit[this.doc] as number };
  }

  get terms(): Int32Array {
    this.#terms ??= this.#readTerms();
    return this.#terms;
  }

  #readTerms(): Int32Array {
    const { forward, hashes } = this.segment;
    const count = termsOf(forward, this.doc);
    if (count > this.#room.length) this.#room = new Int32Array(count * 2);
    const room = this.#room;
    let at = forward.unitStart[this.doc] as number;
    for (let i = 0; i < count; i++) {
      let number = forward.units[at++] as number;
      if (number === FAR) {
        number = farNumber(forward.units, at);
        at += 2;
      }
      room[i] = hashes[number] as number;
    }
    return room.subarray(0, count);
  }
  get tf(): Uint8Array {
    return this.#each(tfAt);
  }
  get place(): Uint8Array {
    this.#place ??= this.#each(placeAt);
    return this.#place;
  }

  #each(valueAt: (forward: ForwardLists, posting: number) => number): Uint8Array {
    const { forward } = this.segment;
    const from = forward.start[this.doc] as number;
    const values = new Uint8Array(termsOf(forward, this.doc));
    for (let i = 0; i < values.length; i++) values[i] = valueAt(forward, from + i);
    return values;
  }

  get required(): Int32Array {
    const { rows } = this.segment;
    const count = requiredCount(rows, this.doc);
    return this.#certificates(this.#requiredRooms, intOf(rows, this.doc, ROW.certificates), count);
  }
  get held(): Int32Array {
    const { rows } = this.segment;
    const at = intOf(rows, this.doc, ROW.certificates) + requiredCount(rows, this.doc);
    return this.#certificates(this.#heldRooms, at, heldCount(rows, this.doc));
  }
  /** Certificates in an array that was made for another document if that has as many. */
  #certificates(rooms: Int32Array[], from: number, count: number): Int32Array {
    if (count === 0) return NONE;
    const list = rooms[count] ?? new Int32Array(count);
    rooms[count] = list;
    const { certificates } = this.segment;
    for (let i = 0; i < count; i++) list[i] = certificates[from + i] as number;
    return list;
  }
  get quantities(): readonly FormQuantity[] {
    this.#quantities ??= this.quantitiesOf(this.doc);
    return this.#quantities;
  }
  get exclusions(): readonly FormExclusion[] {
    this.#exclusions ??= this.#readExclusions();
    return this.#exclusions;
  }

  /** The measured statements of another document, without turning to it: many are compared by these alone. */
  quantitiesOf(doc: number): readonly FormQuantity[] {
    this.#quantities = null;
    this.#tail.at = this.segment.forward.tailStart[doc] as number;
    return this.#statements.read(this.#tail);
  }

  /** Restrictions stand behind the statements, and only reading these tells where. */
  #readExclusions(): FormExclusion[] {
    this.#quantities ??= this.quantitiesOf(this.doc);
    return readExclusions(this.#tail);
  }

  /** The form by itself, for keeping or for asking with. */
  copied(): ScoringForm {
    const form = plainForm(this);
    for (const key of ["terms", "required", "held"] as const) form[key] = form[key].slice();
    return form;
  }
}
