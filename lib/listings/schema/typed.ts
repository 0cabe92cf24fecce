import { z } from "zod";
import { CONTACT_FIELDS } from "#lib/kernel/contact.ts";
import { version } from "#lib/kernel/fields.ts";
import { isTypedField, LIST_FIELDS, PASTE, SCREENS, TEXT_FIELDS, type Typed } from "../model/typed.ts";
import { detailsOf, SIDES } from "../model.ts";

/** A text as typed may be longer than its field allows: it is kept all the same, and told when it is saved. */
const TYPED_MAX = 20_000;
const text = z.string({ error: "应为文字" }).max(TYPED_MAX, "内容过长，服务器没有保存");
const list = z.array(z.string({ error: "应为文字" }).max(60), { error: "应为列表" }).max(20, "最多 20 项");
const seq = z.number({ error: "序号应为整数" }).int("序号应为整数").min(0, "序号应为整数");
const tab = z.string().max(40);

/** Fields as typed, by name. */
const typedSchema = z
  .record(z.string(), z.union([text, list]), { error: "应为各项内容" })
  .refine((values) => Object.keys(values).every(isTypedField), "未知字段");

/** What an open form sends every few seconds. */
export const keepTypingSchema = z.strictObject({
  values: typedSchema,
  /** The number the page last read. */
  seq,
  tab,
  /** The writer has seen what stands there and puts this in its place. */
  force: z.boolean().optional(),
});
export type KeepTyping = z.output<typeof keepTypingSchema>;

/** A listing as it stands in an open form. */
export const typedListingSchema = z.strictObject({
  side: z.enum(SIDES, { error: "请选择类型" }),
  values: typedSchema,
});

/** The answer: the new number, or what somebody else has typed meanwhile. */
export const typingKeptSchema = z
  .strictObject({
    seq,
    savedAt: z.string(),
    conflict: z.strictObject({ values: z.record(z.string(), z.union([z.string(), z.array(z.string())])) }).nullable(),
  })
  .meta({ id: "TypingKept" });
export type TypingKept = z.output<typeof typingKeptSchema>;

/** A page that begins a new listing; `key` is the page's own. */
export const beginDraftSchema = z.strictObject({
  key: z.uuid("页面标识无效"),
  side: z.enum(SIDES, { error: "请选择类型" }),
  organizationId: z.uuid("单位编号无效").optional(),
});
export const draftBegunSchema = z.strictObject({ code: z.string(), version: z.number().int() }).meta({ id: "DraftBegun" });

const texts = Object.fromEntries(TEXT_FIELDS.map((name) => [name, text.optional()])) as Record<
  (typeof TEXT_FIELDS)[number],
  z.ZodOptional<typeof text>
>;
const contact = Object.fromEntries(CONTACT_FIELDS.map((name) => [name, text.optional()])) as Record<
  (typeof CONTACT_FIELDS)[number],
  z.ZodOptional<typeof text>
>;

/** What the buttons of the form do. */
export const INTENTS = ["next", "back", "draft", "submit", "read", "unread"] as const;

/** One screen of the form as a browser posts it: texts as typed, judged afterwards together with the other screens. */
export const screenSchema = z.strictObject({
  code: z.string().max(40).optional(),
  key: z.uuid("页面标识无效").optional(),
  side: z.enum(SIDES, { error: "请选择类型" }),
  screen: z.enum(SCREENS, { error: "步骤无效" }),
  intent: z.enum(INTENTS, { error: "请选择保存或提交" }),
  version: version().optional(),
  seq: seq.optional(),
  tab: tab.optional(),
  paste: text.optional(),
  ...texts,
  cooperation: list.optional(),
  targetRegions: list.optional(),
  details: z.record(z.string().max(40), text).optional(),
  contact: z.strictObject(contact).optional(),
});
export type PostedScreen = z.output<typeof screenSchema>;

/** The fields of a posted screen by name. A detail that was emptied is not posted by its name: it is there as an empty text. */
export function typedOfScreen({ side, details, contact, ...posted }: PostedScreen): Typed {
  const own = ([PASTE, ...TEXT_FIELDS, ...LIST_FIELDS] as const).flatMap((name) =>
    posted[name] === undefined ? [] : [[name, posted[name]] as const],
  );
  const texts = details === undefined ? [] : detailsOf(side).map((name) => [`details.${name}`, details[name] ?? ""] as const);
  const person = Object.entries(contact ?? {}).map(([name, value]) => [`contact.${name}`, value ?? ""] as const);
  return Object.fromEntries<string | string[]>([...own, ...texts, ...person]);
}
