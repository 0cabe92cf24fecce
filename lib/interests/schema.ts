import { z } from "zod";
import { CONTACT_FIELDS } from "#lib/kernel/contact.ts";
import { day, line, paragraph, requiredParagraph, version, wan } from "#lib/kernel/fields.ts";
import { DEFAULT_LIMIT, MAX_LIMIT } from "#lib/kernel/pagination.ts";
import { INTEREST_STATUSES, STAGES } from "./model.ts";

const TEXT_LIMIT = 1_000;
const text = () => paragraph(TEXT_LIMIT);
const versionField = { version: version().optional() };

/** The three questions of a contact request. */
export const askInterestSchema = z.strictObject({
  seeking: requiredParagraph(TEXT_LIMIT),
  questions: text().default(""),
  about: text().default(""),
  wantsNda: z.boolean({ error: "应为是或否" }).default(false),
  fromListing: line(40).nullable().default(null),
});
export type AskInterest = z.output<typeof askInterestSchema>;

export const acceptInterestSchema = z.strictObject({ ...versionField, consentNote: text().optional() });
export const declineInterestSchema = z.strictObject({
  ...versionField,
  reason: text().nullable().optional(),
  consentNote: text().optional(),
});
export const withdrawInterestSchema = z.strictObject(versionField);
export const closeInterestSchema = z.strictObject({ ...versionField, reason: requiredParagraph(TEXT_LIMIT) });
export const revokeInterestSchema = z.strictObject({ ...versionField, reason: text().nullable().optional() });
export const reportOutcomeSchema = z.strictObject({
  ...versionField,
  stage: z.enum(STAGES, { error: "请选择进展阶段" }),
  valueWan: wan().nullable().optional(),
  valueBand: line(40).nullable().optional(),
  day: day().nullable().optional(),
  contractNo: line(40).nullable().optional(),
  note: text().nullable().optional(),
});
export type ReportOutcome = z.output<typeof reportOutcomeSchema>;

const statuses = z.array(z.enum(INTEREST_STATUSES, { error: "状态不在可选范围内" })).optional();

export const listInterestsSchema = z.strictObject({
  box: z.enum(["in", "out"], { error: "box 应为 in 或 out" }).optional(),
  status: statuses,
  limit: z.coerce
    .number({ error: `应为 1–${MAX_LIMIT} 的整数` })
    .int(`应为 1–${MAX_LIMIT} 的整数`)
    .min(1, `应为 1–${MAX_LIMIT} 的整数`)
    .max(MAX_LIMIT, `应为 1–${MAX_LIMIT} 的整数`)
    .default(DEFAULT_LIMIT),
  cursor: z.string().max(200, "翻页参数无效，请从第一页重新开始").optional(),
});
export type ListInterests = z.output<typeof listInterestsSchema>;

const party = z.strictObject({
  id: z.string().nullable(),
  name: z.string().nullable(),
  region: z.enum(["BEIJING", "TIANJIN", "HEBEI"]),
  verified: z.boolean(),
});
const contact = z.strictObject(
  Object.fromEntries(CONTACT_FIELDS.map((field) => [field, z.string().nullable()])) as Record<
    (typeof CONTACT_FIELDS)[number],
    z.ZodNullable<z.ZodString>
  >,
);

/** The closed shape of every answer that shows a contact request. */
export const interestViewSchema = z.strictObject({
  id: z.string(),
  listing: z.strictObject({ code: z.string(), title: z.string(), side: z.enum(["SUPPLY", "DEMAND"]) }),
  fromListing: z.string().nullable(),
  role: z.enum(["ASKER", "OWNER", "STAFF"]),
  asker: party,
  owner: party,
  seeking: z.string(),
  questions: z.string(),
  about: z.string(),
  wantsNda: z.boolean(),
  status: z.enum(INTEREST_STATUSES),
  createdAt: z.string(),
  dueAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  mediator: z.string().nullable(),
  version: z.number(),
  contact: z
    .strictObject({
      asker: contact,
      owner: contact,
      grantId: z.string(),
      purpose: z.string(),
      grantedAt: z.string(),
      seenByOther: z.boolean(),
    })
    .nullable(),
  outcomes: z.array(
    z.strictObject({
      stage: z.enum(STAGES),
      valueWan: z.number().nullable(),
      valueBand: z.string().nullable(),
      day: z.string().nullable(),
      confirmedBy: z.array(z.enum(["ASKER", "OWNER"])),
    }),
  ),
});
