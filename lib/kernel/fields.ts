import { z } from "zod";
import { isDay } from "./clock.ts";
import { MAX_WAN } from "./money.ts";
import { plainBreaks } from "./pasted.ts";
import { codePoints, hasControl, hasInvisible } from "./text.ts";

const INVISIBLE_MESSAGE = "含有看不见的字符（零宽或双向控制符），请删除后重新输入";

const clean = (schema: z.ZodString) =>
  schema.refine((v) => !hasInvisible(v), INVISIBLE_MESSAGE).refine((v) => !hasControl(v), "含有控制字符，请删除");
const atMost =
  (max: number) =>
  (v: string): boolean =>
    codePoints(v) <= max;

/** One line of text, ends trimmed, 0 to `max` code points. */
export const line = (max: number) =>
  clean(z.string({ error: "应为文字" }).trim())
    .refine((v) => !/[\r\n\u2028\u2029]/.test(v), "不能换行")
    .refine(atMost(max), `最多 ${max} 个字`);

/** One line that must not be empty. */
export const requiredLine = (max: number) => line(max).refine((v) => v.length > 0, "请填写");

/** Text of several lines, ends trimmed, line ends as `\n`, 0 to `max` code points. */
export const paragraph = (max: number) =>
  clean(z.string({ error: "应为文字" }).overwrite(plainBreaks).trim()).refine(atMost(max), `最多 ${max} 个字`);

/** A paragraph that must not be empty. */
export const requiredParagraph = (max: number) => paragraph(max).refine((v) => v.length > 0, "请填写");

/** A calendar day `YYYY-MM-DD`. */
export const day = () => z.string({ error: "应为日期，如 2027-06-30" }).refine(isDay, "日期无效，应如 2027-06-30");

/** 万元, two decimals, 0 to 100 亿元. */
export const wan = () =>
  z
    .number({ error: "应为数字（万元）" })
    .min(0, "不能为负数")
    .max(MAX_WAN, "金额过大，单位是万元")
    .refine((v) => Math.abs(v * 100 - Math.round(v * 100)) < 1e-6, "最多两位小数");

/** The version a form was rendered with. */
export const version = () => z.number({ error: "版本号应为整数" }).int("版本号应为整数").min(0, "版本号应为整数");

/** A strict e-mail address: one, ASCII, no quotes, commas or control characters (nodemailer must never see two in one). */
export const email = () =>
  z
    .string({ error: "应为文字" })
    .trim()
    // Folding would turn a full-width at sign into a real one: what was one address may become another.
    .refine((v) => !/[\uFE6B\uFF20]/.test(v), "邮箱地址无效")
    .overwrite((v) => v.normalize("NFKC").toLowerCase())
    .refine(
      (v) =>
        codePoints(v) <= 254 &&
        /^[a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_+-])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(v) &&
        !v.includes(".."),
      "邮箱地址无效",
    );

/** A mainland mobile number, eleven digits; full-width digits, spaces and +86 are read. */
export const mobile = () =>
  z
    .string({ error: "应为文字" })
    .overwrite((v) =>
      v
        .normalize("NFKC")
        .replace(/[\s-]/g, "")
        .replace(/^(\+?86)(?=1\d{10}$)/, ""),
    )
    .refine((v) => /^1[3-9]\d{9}$/.test(v), "手机号应为 11 位数字");

/** A fixed-line number with area code and extension. */
export const phone = () =>
  z
    .string({ error: "应为文字" })
    .overwrite((v) => v.normalize("NFKC").trim())
    .refine((v) => /^[\d+()\s*#转-]{5,30}$/.test(v), "电话号码无效");
