import { z } from "zod";
import { dayOf, isDay } from "#lib/kernel/clock.ts";
import { day, line } from "#lib/kernel/fields.ts";
import { DEFAULT_LIMIT, MAX_LIMIT } from "#lib/kernel/pagination.ts";
import { REGIONS } from "#lib/kernel/regions.ts";

const isoDay = z.iso.date();
const instant = z.iso.datetime();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const region = z.enum(REGIONS);

/** The number of an issue: the month that it covers, `2026-11`. */
export const editionNumberSchema = z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/, { error: "期号应为“年-月”，例如 2026-11" });

/** The parts of an issue in their printed order. */
export const SECTIONS = ["DEMAND", "SUPPLY", "PROGRESS"] as const;

/** What became of a listing since the issue before. */
export const CHANGES = ["NEW", "RENEWED", "UPDATED", "FULFILLED", "WITHDRAWN"] as const;

export const EDITION_STATUSES = ["COLLECTING", "CONFIRMING", "FROZEN", "PUBLISHED", "CORRECTED"] as const;

/** The formats in which an issue is laid down. */
export const FILE_FORMATS = ["pdf", "xlsx", "docx", "csv", "json", "txt"] as const;

/** One printed line of an issue; `hash` seals all the other fields. */
export const editionRowSchema = z.strictObject({
  serial: z.int().positive(),
  section: z.enum(SECTIONS),
  code: z.string(),
  title: z.string(),
  /** Null when the firm is anonymous. */
  organization: z.string().nullable(),
  /** True when the association entered the listing for a firm that has not claimed it yet. */
  enteredByStaff: z.boolean(),
  region,
  division: z.string().nullable(),
  chain: z.string().nullable(),
  chainLink: z.string().nullable(),
  summary: z.string(),
  keyFigures: z.string(),
  cooperation: z.array(z.string()),
  /** 万元, both ends included; null = negotiable. */
  amountMinWan: z.number().nullable(),
  amountMaxWan: z.number().nullable(),
  validUntil: isoDay,
  change: z.enum([...CHANGES, "UNCHANGED"]),
  version: z.int().nonnegative(),
  hash: sha256,
});

const countsSchema = z.strictObject({
  demand: z.int(),
  supply: z.int(),
  byRegion: z.record(region, z.int()),
  /** The six chains and `none` = 其他 (not stated, or outside the six), zeros included. */
  byChain: z.array(z.strictObject({ value: z.string(), count: z.int() })),
});

const fileSchema = z.strictObject({
  format: z.enum(FILE_FORMATS),
  url: z.string(),
  sha256,
  bytes: z.int().nonnegative(),
});

const erratumSchema = z.strictObject({ number: z.int(), at: instant, code: z.string().nullable(), text: z.string() });

/** An issue without its rows, as lists show it. */
export const editionHeadSchema = z.strictObject({
  number: z.string(),
  /** 总第 M 期, set by publication. */
  serial: z.int().nullable(),
  title: z.string(),
  status: z.enum(EDITION_STATUSES),
  periodFrom: isoDay,
  periodTo: isoDay,
  cutoff: instant,
  frozenAt: instant.nullable(),
  publishedAt: instant.nullable(),
  hash: sha256.nullable(),
  previous: z.string().nullable(),
  version: z.int(),
  counts: countsSchema,
  errata: z.array(erratumSchema),
  files: z.array(fileSchema),
});

/** A whole issue. */
export const editionSchema = editionHeadSchema.extend({
  rows: z.array(editionRowSchema),
  changes: z.record(z.enum(CHANGES), z.array(z.string())),
});

/** The answer of a verification: `ok` when nothing was altered since the issue was frozen. */
export const editionCheckSchema = z.strictObject({
  number: z.string(),
  ok: z.boolean(),
  /** Codes whose live listing reads otherwise today; no fault of the issue. */
  changedSince: z.array(z.string()),
  problems: z.array(
    z.strictObject({
      file: z.string().nullable(),
      code: z.string().nullable(),
      serial: z.int().nullable(),
      expected: z.string(),
      found: z.string(),
    }),
  ),
});

/** What staff give to open an issue; an instant may name any offset. */
export const createEditionSchema = z
  .strictObject({
    number: editionNumberSchema,
    title: line(60)
      .refine((title) => title.length > 0, "不能为空")
      .optional(),
    periodFrom: day(),
    periodTo: day(),
    cutoff: z.iso
      .datetime({ offset: true, error: "应为时刻，例如 2026-11-22T10:00:00Z" })
      .refine(isUsableInstant, "时刻不在可用范围内"),
  })
  .refine(({ periodFrom, periodTo }) => periodFrom <= periodTo, { path: ["periodTo"], error: "期间的末日不能早于首日" });

/** The same as a form posts it: the cut-off as day and minute on the clock of Asia/Shanghai, an empty title for the usual one. */
export const createEditionForm = z.strictObject({
  number: editionNumberSchema,
  title: line(60),
  periodFrom: day(),
  periodTo: day(),
  cutoff: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "应为日期和时间")
    .refine((text) => isUsableInstant(`${text}:00+08:00`) && !Number.isNaN(Date.parse(`${text}:00+08:00`)), "时刻不在可用范围内"),
});

/** An instant of the years that the product accepts; what is no instant at all has been told already. */
function isUsableInstant(text: string): boolean {
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) || isDay(dayOf(instant));
}

/** `GET /editions`. */
export const listEditionsSchema = z.strictObject({
  limit: z.coerce
    .number({ error: "应为 1 到 100" })
    .int("应为 1 到 100")
    .min(1, "应为 1 到 100")
    .max(MAX_LIMIT, "应为 1 到 100")
    .default(DEFAULT_LIMIT),
  cursor: z.string().max(200, "翻页参数无效，请从第一页重新开始").optional(),
});

export type EditionRow = z.infer<typeof editionRowSchema>;
export type EditionHead = z.infer<typeof editionHeadSchema>;
export type Edition = z.infer<typeof editionSchema>;
export type EditionCheck = z.infer<typeof editionCheckSchema>;
export type CreateEdition = z.infer<typeof createEditionSchema>;
export type EditionFormat = (typeof FILE_FORMATS)[number];
export type Section = (typeof SECTIONS)[number];
export type Change = (typeof CHANGES)[number];
export type EditionRegion = EditionRow["region"];
