import { type FormExclusion, type FormQuantity, plainForm, type ScoringForm } from "#lib/matching/model/form.ts";
import { ByteReader, ByteWriter } from "#lib/search/memory/bytes.ts";
import { readTail } from "#lib/search/memory/read-tail.ts";
import { KIND } from "#lib/search/memory/statements.ts";

/**
 * First byte of every packed form. Raised whenever the layout or the meaning of a number changes: stored forms of another
 * version are not read, and `jjj rematch` writes them anew.
 */
export const FORM_VERSION = 4;

/** Where the head's numbers lie. Fixed places, so that an index fills its columns without making an object a listing. */
export const HEAD = {
  side: 1,
  form: 2,
  region: 3,
  targetRegions: 4,
  amountBasis: 5,
  cooperation: 6,
  terms: 8,
  orgTraits: 12,
  chain: 16,
  chainLink: 20,
  organization: 24,
  neededBy: 28,
  availableFrom: 32,
  validUntil: 36,
  confirmedOn: 40,
  amountMin: 44,
  amountMax: 52,
  length: 60,
  size: 68,
} as const;

function writeList(out: ByteWriter, values: Int32Array): void {
  out.varint(values.length);
  out.numbers(values);
}

function writeQuantity(out: ByteWriter, quantity: FormQuantity): void {
  const { low, high } = quantity;
  // Most numbers need half the room, and most are one number.
  const short = Object.is(Math.fround(low), low) && Object.is(Math.fround(high), high);
  const one = Object.is(low, high);
  const kind = quantity.bound | ((quantity.better + 1) << KIND.better) | (short ? KIND.short : 0) | (one ? KIND.one : 0);
  out.u8(kind | (quantity.binding ? KIND.binding : 0));
  out.i32(quantity.dimension);
  for (const value of one ? [low] : [low, high])
    if (short) out.f32(value);
    else out.f64(value);
  out.u8(quantity.words.length);
  out.u8(quantity.pairs.length);
  out.u8(quantity.measures.length);
  out.numbers(quantity.words);
  out.numbers(quantity.pairs);
  out.numbers(quantity.measures);
}

function writeExclusion(out: ByteWriter, exclusion: FormExclusion): void {
  out.u8((exclusion.only ? 1 : 0) | (exclusion.placeOnly ? 2 : 0));
  out.u8(exclusion.traits);
  out.u8(exclusion.regions);
  writeList(out, exclusion.concepts);
  out.varint(exclusion.words.length);
  for (const words of exclusion.words) writeList(out, words);
}

/** A form as bytes: head, terms with their weights and places, then what not every listing has. */
export function packForm(form: ScoringForm): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  for (const value of [FORM_VERSION, form.side, form.form, form.region, form.targetRegions, form.amountBasis]) out.u8(value);
  out.u16(form.cooperation);
  out.i32(form.terms.length);
  for (const value of [form.orgTraits, form.chain, form.chainLink, form.organization]) out.i32(value);
  for (const value of [form.neededBy, form.availableFrom, form.validUntil, form.confirmedOn]) out.i32(value);
  for (const value of [form.amountMin, form.amountMax, form.length]) out.f64(value);
  out.numbers(form.terms);
  out.raw(form.tf);
  out.raw(form.place);
  writeTail(out, form);
  return out.done();
}

function writeTail(out: ByteWriter, form: ScoringForm): void {
  out.varint(form.quantities.length);
  for (const quantity of form.quantities) writeQuantity(out, quantity);
  out.varint(form.exclusions.length);
  for (const exclusion of form.exclusions) writeExclusion(out, exclusion);
  for (const list of [form.required, form.held]) writeList(out, list);
}

/**
 * The form that `packForm` packed.
 *
 * @throws {RangeError} when the bytes are of another version or cut short.
 */
export function unpackForm(bytes: Uint8Array): ScoringForm {
  const from = new ByteReader(bytes);
  const version = from.u8();
  if (version !== FORM_VERSION) throw new RangeError(`packed form of version ${version}`);
  const [side, form, region, targetRegions, amountBasis] = [from.u8(), from.u8(), from.u8(), from.u8(), from.u8()];
  const cooperation = from.u16();
  const count = from.i32();
  const [orgTraits, chain, chainLink, organization] = [from.i32(), from.i32(), from.i32(), from.i32()];
  const [neededBy, availableFrom, validUntil, confirmedOn] = [from.i32(), from.i32(), from.i32(), from.i32()];
  const [amountMin, amountMax, length] = [from.f64(), from.f64(), from.f64()];
  const terms = from.numbers(count);
  const at = from.at;
  from.skip(2 * count);
  const tail = readTail(from);
  if (!from.isWhole) throw new RangeError("packed form is cut short");
  return plainForm({
    side,
    form,
    region,
    targetRegions,
    chain,
    chainLink,
    cooperation,
    organization,
    orgTraits,
    amountMin,
    amountMax,
    amountBasis,
    neededBy,
    availableFrom,
    validUntil,
    confirmedOn,
    terms,
    tf: bytes.slice(at, at + count),
    place: bytes.slice(at + count, at + 2 * count),
    length,
    ...tail,
  });
}
