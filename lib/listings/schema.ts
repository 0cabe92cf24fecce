import { z } from "zod";
import { addMonths, type Day } from "#lib/kernel/clock.ts";
import type { FieldError } from "#lib/kernel/errors.ts";
import { day, email, line, mobile, paragraph, phone, version, wan } from "#lib/kernel/fields.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import {
  AMOUNT_BASES,
  COOPERATION,
  detailsOf,
  FORMS,
  type ListingContent,
  SIDES,
  SOURCE_CHANNELS,
  VALID_MONTHS,
  VISIBILITIES,
} from "./model.ts";

const choice = <const T extends readonly [string, ...string[]]>(values: T, what: string) =>
  z.enum(values, { error: `${what}不在可选范围内` });
const unique = <S extends z.ZodType>(element: S, max: number, what: string) =>
  z
    .array(element, { error: "应为列表" })
    .max(max, `最多 ${max} 项`)
    .refine((v) => new Set(v).size === v.length, `${what}有重复`);
const filledLine = (max: number) => line(max).refine((v) => v.length > 0, "不能为空");

/** Private contact person of a listing or firm. */
export const contactSchema = z.strictObject({
  name: filledLine(40).nullable(),
  mobile: mobile().nullable(),
  phone: phone().nullable(),
  email: email().nullable(),
});

/** Every field of a listing that a person, a script or an import may write, each with its own limits. */
export const listingFields = {
  externalId: filledLine(80).nullable(),
  form: choice(FORMS, "形态").nullable(),
  title: line(60),
  summary: line(200),
  description: paragraph(5_000),
  keywords: unique(filledLine(40), 5, "关键字"),
  chain: filledLine(40).nullable(),
  chainLink: filledLine(60).nullable(),
  cluster: filledLine(40).nullable(),
  details: z.record(z.string(), paragraph(2_000), { error: "应为各项说明" }),
  targetRegions: unique(choice(REGIONS, "地区"), 3, "地区"),
  cooperation: unique(choice(COOPERATION, "合作方式"), COOPERATION.length, "合作方式"),
  requiredQualifications: unique(filledLine(40), 20, "资质"),
  heldQualifications: unique(filledLine(40), 20, "资质"),
  amountMinWan: wan().nullable(),
  amountMaxWan: wan().nullable(),
  amountBasis: choice(AMOUNT_BASES, "计价方式").nullable(),
  neededBy: day().nullable(),
  availableFrom: day().nullable(),
  validUntil: day(),
  visibility: choice(VISIBILITIES, "公开方式"),
  contact: contactSchema.partial().nullable(),
} as const;

/** PATCH: any part but `side`. */
export const listingPatchSchema = z.strictObject({ ...listingFields, version: version() }).partial();
export type ListingPatch = z.output<typeof listingPatchSchema>;

/** POST of a firm's member: `side`, and any part. */
export const listingInputSchema = z.strictObject({ side: choice(SIDES, "类型"), ...listingPatchSchema.shape });

/** POST of staff for a firm without an account. */
export const staffListingInputSchema = z.strictObject({
  ...listingInputSchema.shape,
  organizationId: z.uuid("单位编号无效").optional(),
  sourceChannel: choice(SOURCE_CHANNELS, "来源渠道").optional(),
  consentNote: paragraph(1_000).optional(),
});
export type StaffListingInput = z.output<typeof staffListingInputSchema>;

/** A listing's content when nothing was said. */
export function emptyContent(side: ListingContent["side"], today: Day): ListingContent {
  return {
    side,
    externalId: null,
    form: null,
    title: "",
    summary: "",
    description: "",
    keywords: [],
    chain: null,
    chainLink: null,
    cluster: null,
    details: {},
    targetRegions: [],
    cooperation: [],
    requiredQualifications: [],
    heldQualifications: [],
    amountMinWan: null,
    amountMaxWan: null,
    amountBasis: null,
    neededBy: null,
    availableFrom: null,
    validUntil: addMonths(today, VALID_MONTHS),
    visibility: "PUBLIC",
  };
}

/** The content after a patch: what was not sent stays. */
export function applyPatch(content: ListingContent, patch: Omit<ListingPatch, "version" | "contact">): ListingContent {
  const { ...known } = patch as Partial<ListingContent>;
  const given = Object.fromEntries(
    Object.entries(known).filter(([key, value]) => key in content && key !== "side" && value !== undefined),
  );
  const details = given.details as Record<string, string> | undefined;
  if (details) given.details = Object.fromEntries(Object.entries(details).filter(([, text]) => text !== ""));
  return { ...content, ...given };
}

/** Rules between fields that hold for drafts too. */
export function contentErrors(content: ListingContent): FieldError[] {
  const errors: FieldError[] = [];
  const { amountMinWan, amountMaxWan, side } = content;
  if (amountMinWan !== null && amountMaxWan !== null && amountMinWan > amountMaxWan)
    errors.push({ path: "amountMinWan", message: "最低金额不能大于最高金额" });
  for (const name of Object.keys(content.details)) {
    if (!detailsOf(side).includes(name))
      errors.push({ path: `details.${name}`, message: side === "SUPPLY" ? "供给没有这一项" : "需求没有这一项" });
  }
  if (side === "SUPPLY" && content.neededBy !== null)
    errors.push({ path: "neededBy", message: "供给没有需求时限，请填可供时间" });
  if (side === "DEMAND" && content.availableFrom !== null)
    errors.push({ path: "availableFrom", message: "需求没有可供时间，请填需求时限" });
  if (side === "DEMAND" && content.heldQualifications.length > 0)
    errors.push({ path: "heldQualifications", message: "需求请填资质要求" });
  if (side === "SUPPLY" && content.requiredQualifications.length > 0)
    errors.push({ path: "requiredQualifications", message: "供给请填已有资质" });
  return errors;
}

/** The fields without which nothing is submitted, wherever it comes from. */
export function requiredErrors(content: ListingContent): FieldError[] {
  const errors: FieldError[] = [];
  if (content.form === null) errors.push({ path: "form", message: "请选择形态" });
  if (content.title === "") errors.push({ path: "title", message: "请填写名称" });
  if (content.description === "") errors.push({ path: "description", message: "请填写详细说明" });
  return errors;
}

/** What is still missing before the listing can be submitted. */
export function submitErrors(content: ListingContent, today: Day): FieldError[] {
  const errors = [...contentErrors(content), ...requiredErrors(content)];
  if (content.validUntil < today) errors.push({ path: "validUntil", message: "有效期已过，请改为今天或以后" });
  if (content.neededBy !== null && content.neededBy < today)
    errors.push({ path: "neededBy", message: "需求时限已过，请改为今天或以后" });
  return errors;
}
