import { z } from "zod";
import type { Locale } from "#lib/i18n/locales.ts";
import { type CHANNELS, TOPICS } from "./model/topics.ts";

const pace = z.enum(["AT_ONCE", "DAILY", "OFF"], { error: "请选择提醒频率" });
const shortPace = z.enum(["AT_ONCE", "OFF"], { error: "请选择是否发送" });
const minute = z.number({ error: "请选择时间" }).int("请选择时间").min(0, "请选择时间").max(1_439, "请选择时间");

/** Mail follows the language in which its reader uses the site. */
export const LANGUAGE_OF_PAGES = "PAGES";
const MAIL_LANGUAGES = { PAGES: LANGUAGE_OF_PAGES, "zh-CN": "zh-CN", en: "en" } as const satisfies {
  [Language in Locale | typeof LANGUAGE_OF_PAGES]: Language;
};

/** How somebody wants to be told: by topic for each channel, the hours of quiet, the language. What is not sent stays as it is. */
export const chooseSchema = z.strictObject({
  email: z
    .strictObject(
      Object.fromEntries(TOPICS.map((topic) => [topic, pace.optional()])) as Record<
        (typeof TOPICS)[number],
        z.ZodOptional<typeof pace>
      >,
    )
    .optional(),
  sms: z
    .strictObject(
      Object.fromEntries(TOPICS.map((topic) => [topic, shortPace.optional()])) as Record<
        (typeof TOPICS)[number],
        z.ZodOptional<typeof shortPace>
      >,
    )
    .optional(),
  wechat: z
    .strictObject(
      Object.fromEntries(TOPICS.map((topic) => [topic, shortPace.optional()])) as Record<
        (typeof TOPICS)[number],
        z.ZodOptional<typeof shortPace>
      >,
    )
    .optional(),
  quietFrom: minute.optional(),
  quietTo: minute.optional(),
  quietForAll: z.boolean({ error: "应为 true 或 false" }).optional(),
  mailLanguage: z.enum(MAIL_LANGUAGES, { error: "请选择邮件的语言" }).optional(),
});
export type Choose = z.output<typeof chooseSchema>;

/** The part of a form that belongs to a channel. */
export const CHANNEL_FIELD = { EMAIL: "email", SMS: "sms", WECHAT: "wechat" } as const satisfies Record<
  (typeof CHANNELS)[number],
  string
>;

/** Notification of the API. */
export const noticeResponse = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    count: z.number().int(),
    at: z.string(),
    read: z.boolean(),
    url: z.string().nullable(),
  })
  .meta({ id: "Notification" });
export type NoticeResponse = z.output<typeof noticeResponse>;

export const unreadResponse = z.strictObject({ unread: z.number().int() });
