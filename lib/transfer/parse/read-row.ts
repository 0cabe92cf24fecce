import { checkCreditCode, looksLikeCreditCode } from "#lib/kernel/credit-code.ts";
import { email, mobile, phone } from "#lib/kernel/fields.ts";
import { contactOrAdHints, sideDoubtfulHint } from "#lib/moderation/model/hints.ts";
import { HINT_WORDS } from "#lib/transfer/labels/words.ts";
import { finding, type Remark } from "#lib/transfer/model/findings.ts";
import type { RawRow } from "#lib/transfer/model/raw-row.ts";
import type { ListingRecord, Vocabulary } from "#lib/transfer/model/record.ts";
import { amountOfCell, amountPair } from "#lib/transfer/parse/amount-pair.ts";
import { contactOfCell, isPhone } from "#lib/transfer/parse/contact.ts";
import { type DayUse, dayOfCell } from "#lib/transfer/parse/day.ts";
import { divisionOf } from "#lib/transfer/parse/divisions.ts";
import { cooperationsOf, targetRegionsOf } from "#lib/transfer/parse/lists.ts";
import {
  readBasis,
  readChannel,
  readForm,
  readRegion,
  readSide,
  readTerm,
  readVisibility,
} from "#lib/transfer/parse/read-codes.ts";
import { RowReader } from "#lib/transfer/parse/row-reader.ts";
import { SIDES } from "#lib/transfer/parse/words.ts";

/** A row after reading: its record unless a remark is an error. */
export type RowRead = {
  sheet: string | null;
  row: number;
  externalId: string | null;
  record: ListingRecord | null;
  remarks: Remark[];
};

function readOrganization(reader: RowReader): ListingRecord["organization"] | null {
  const name = reader.text("organization.name", { max: 80, required: true });
  const region = readRegion(reader);
  const { normalised, valid } = checkCreditCode(reader.text("organization.creditCode", { max: 60 }));
  let creditCode: string | null = normalised === "" ? null : normalised;
  if (creditCode !== null && !looksLikeCreditCode(creditCode)) {
    reader.tell("organization.creditCode", finding("CREDIT_CODE_SHAPE", {}, null));
    creditCode = null;
  } else if (creditCode !== null && !valid) reader.tell("organization.creditCode", finding("CREDIT_CODE_CHECK", {}, creditCode));
  const written = reader.text("organization.division", { max: 60 });
  if (region === null) return null;
  const division = reader.take("organization.division", divisionOf(written, region));
  return { name, creditCode, creditCodeChecked: creditCode !== null && valid, region, division };
}

function readAmounts(reader: RowReader, raw: RawRow): Pick<ListingRecord, "amountMinWan" | "amountMaxWan" | "amountBasis"> {
  const single = raw.values.has("amount") && !raw.values.has("amountMinWan");
  const lowField = single ? "amount" : "amountMinWan";
  const low = amountOfCell(reader.value(lowField)?.cell ?? null, reader.value(lowField)?.unitWan ?? 1, raw.typed);
  const high = amountOfCell(reader.value("amountMaxWan")?.cell ?? null, reader.value("amountMaxWan")?.unitWan ?? 1, raw.typed);
  const pair = amountPair(low, high, single);
  reader.tellAll(lowField, pair.minFindings, "amountMinWan");
  reader.tellAll("amountMaxWan", pair.maxFindings);
  // Told at the upper cell, where a clerk looks second and sees both.
  for (const found of pair.pairFindings) reader.tell(reader.value("amountMaxWan")?.cell ? "amountMaxWan" : lowField, found);
  return { amountMinWan: pair.min, amountMaxWan: pair.max, amountBasis: readBasis(reader) ?? pair.basis };
}

function readDay(
  reader: RowReader,
  field: "neededBy" | "availableFrom" | "validUntil" | "when",
  use: DayUse,
  contractField: string,
): string | null {
  return reader.take(field, dayOfCell(reader.value(field)?.cell ?? null, use), contractField);
}

/** A number as the schema of contacts takes it: a mobile number in digits, else a telephone number. */
function readPhone(text: string): string | null {
  if (!isPhone(text)) return null;
  const asMobile = mobile().safeParse(text);
  return asMobile.success ? asMobile.data : (phone().safeParse(text).data ?? null);
}

function readContact(reader: RowReader): ListingRecord["contact"] {
  const whole = contactOfCell(reader.text("contact", { max: 200 }));
  if (whole.unread) reader.tell("contact", finding("CONTACT_INVALID"));
  const name = reader.text("contact.name", { max: 40 }) || whole.name;
  const number = reader.text("contact.phone", { max: 60 }) || whole.phone;
  const address = reader.text("contact.email", { max: 200 }) || whole.email;
  const contact = {
    name: name || null,
    phone: number ? readPhone(number) : null,
    email: address ? (email().safeParse(address).data ?? null) : null,
  };
  if (number && contact.phone === null) reader.tell("contact.phone", finding("CONTACT_INVALID"));
  if (address && contact.email === null) reader.tell("contact.email", finding("CONTACT_INVALID"));
  return contact.name || contact.phone || contact.email ? contact : null;
}

function tellHints(reader: RowReader, record: ListingRecord): void {
  for (const field of ["title", "summary", "description", "keywords"] as const) {
    const text = field === "keywords" ? record.keywords.join("\n") : record[field];
    const kinds = [...new Set(contactOrAdHints(text).map((hint) => HINT_WORDS[hint.kind]))];
    if (kinds.length > 0) reader.tell(field, finding("CONTACT_OR_AD", { what: kinds.join("、") }));
  }
  const doubt = sideDoubtfulHint(record.side, record.title, record.description);
  const other = record.side === "SUPPLY" ? "DEMAND" : "SUPPLY";
  if (doubt !== null)
    reader.tell("side", finding("SIDE_DOUBTFUL", { side: SIDES.labels[record.side], other: SIDES.labels[other] }));
}

/**
 * Read one row of a received list. Pure: `today` is the day in Asia/Shanghai on which it is read.
 * The record is null when a remark is an error; the database is not asked (duplicates and firms are settled later).
 */
export function readRow(raw: RawRow, vocabulary: Vocabulary, today: string): RowRead {
  const reader = new RowReader(raw);
  if (raw.struck) reader.tell(null, finding("STRUCK_ROW"));
  else for (const [field, { cell }] of raw.values) if (cell?.struck) reader.tell(field, finding("STRUCK_CELL"));
  if (raw.hidden) reader.tell(null, finding("HIDDEN_ROW"));
  const externalId = reader.text("externalId", { max: 80 }) || null;
  const side = readSide(reader, raw);
  const form = readForm(reader);
  const title = reader.text("title", { max: 60, required: true, prose: true });
  const summary = reader.text("summary", { max: 200, prose: true });
  const description = reader.text("description", { max: 5000, lines: true, required: true, prose: true });
  const keywords = reader.list("keywords", 5, 40);
  const chain = readTerm(reader, "chain", vocabulary.chains);
  const cluster = readTerm(reader, "cluster", vocabulary.clusters);
  const chainLink = reader.text("chainLink", { max: 60 }) || null;
  const organization = readOrganization(reader);
  const targets = targetRegionsOf(reader.list("targetRegions", 50, 60));
  reader.tellAll("targetRegions", targets.findings);
  const cooperation = cooperationsOf(reader.list("cooperation", 50, 60));
  reader.tellAll("cooperation", cooperation.findings);
  const bySide = reader.list("qualifications", 20, 40);
  const requiredQualifications = [...reader.list("requiredQualifications", 20, 40), ...(side === "DEMAND" ? bySide : [])];
  const heldQualifications = [...reader.list("heldQualifications", 20, 40), ...(side === "SUPPLY" ? bySide : [])];
  const amounts = readAmounts(reader, raw);
  const when = readDay(
    reader,
    "when",
    side === "SUPPLY" ? "beginning" : "deadline",
    side === "SUPPLY" ? "availableFrom" : "neededBy",
  );
  const neededBy = readDay(reader, "neededBy", "deadline", "neededBy") ?? (side === "DEMAND" ? when : null);
  const availableFrom = readDay(reader, "availableFrom", "beginning", "availableFrom") ?? (side === "SUPPLY" ? when : null);
  const validUntil = readDay(reader, "validUntil", "deadline", "validUntil");
  if (validUntil !== null && validUntil < today) reader.tell("validUntil", finding("EXPIRED", {}, validUntil));
  if (neededBy !== null && neededBy < today)
    reader.tell(reader.value("neededBy") ? "neededBy" : "when", finding("NEEDED_BY_PAST"), "neededBy");
  const rest = { visibility: readVisibility(reader), sourceChannel: readChannel(reader), contact: readContact(reader) };
  const done = (record: ListingRecord | null): RowRead => ({
    sheet: raw.sheet,
    row: raw.row,
    externalId,
    record,
    remarks: reader.remarks,
  });
  if (side === null || form === null || organization === null) return done(null);
  const record: ListingRecord = {
    ...{
      externalId,
      side,
      form,
      title,
      summary,
      description,
      keywords,
      chain,
      chainLink,
      cluster,
      details: reader.details(),
      organization,
    },
    ...{ targetRegions: targets.value, cooperation: cooperation.value, requiredQualifications, heldQualifications },
    ...{ ...amounts, neededBy, availableFrom, validUntil, ...rest },
  };
  tellHints(reader, record);
  return done(reader.failed ? null : record);
}
