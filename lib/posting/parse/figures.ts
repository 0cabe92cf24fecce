import { addMonths, type Day, dayOf, startOfDay } from "#lib/kernel/clock.ts";
import type { Typed } from "#lib/listings/model/typed.ts";
import type { Side } from "#lib/listings/model.ts";
import { type Amount, amountOfText } from "#lib/transfer/parse/amount.ts";
import { calendarDay, dayOfText } from "#lib/transfer/parse/day.ts";
import { clausesOf } from "./clauses.ts";

const ABOUT_MONEY = /预算|报价|价格|总价|单价|金额|费用|经费|投入|资金|售价|不超过|以内|控制在|元[/／每]/u;
/** Sums that say how big a firm is, not what a thing costs. */
const NOT_A_PRICE = /注册资本|营业额|营收|产值|年销售|固定资产|税|资产总额/u;
const UNIT = "(?:亿元|亿|千万元|千万|百万元|百万|万元|万块|万|千元|元)";
const SUM = new RegExp(
  `(?:约|大约|不超过|不高于|最多|不低于|不少于|至少)?\\s*[¥￥]?\\s*\\d[\\d,]*(?:\\.\\d+)?\\s*${UNIT}?\\s*(?:(?:-|–|—|~|～|至|到)\\s*\\d[\\d,]*(?:\\.\\d+)?\\s*)?${UNIT}(?:人民币)?\\s*(?:以内|以下|之内|左右|上下|以上|起)?(?:\\s*[/／每一]\\s*(?:台|套|件|支|只|个|吨|公斤|米|平方米|次|人|年|批|组|亩))?`,
  "u",
);

/** Budget or price of a pasted text, as the fields take it. The budget of a demand is its upper end. */
export function amountIn(text: string, side: Side): Typed {
  for (const clause of clausesOf(text.normalize("NFKC").replace(/(\d),(?=\d{3})/gu, "$1"))) {
    if (!ABOUT_MONEY.test(clause) || NOT_A_PRICE.test(clause)) continue;
    const sum = SUM.exec(clause)?.[0];
    if (sum === undefined) continue;
    const { value } = amountOfText(sum.replace(/\s+/gu, "").replace(/／/gu, "/"), 1);
    if (value.min === null && value.max === null) continue;
    return fieldsOf(value, side, /单价|每(?:台|套|件|吨)/u.test(clause));
  }
  return {};
}

function fieldsOf({ min, max, basis }: Amount, side: Side, single: boolean): Typed {
  const lower = side === "DEMAND" && min === max ? null : min;
  const found = basis ?? (single ? "UNIT" : null);
  return {
    ...(lower !== null && { amountMinWan: String(lower) }),
    ...(max !== null && { amountMaxWan: String(max) }),
    ...(found !== null && { amountBasis: found }),
  };
}

const DATE =
  /20\d{2}\s*(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\s*\d{1,2}\s*月\s*(?:\d{1,2}\s*[日号]|底|末|初|上旬|中旬|下旬)?|年?\s*第?[一二三四1-4]\s*季度|年\s*(?:上半年|下半年|年?[底末])|[-/.]\d{1,2}(?![\d.]))/u;
const SOON = /([今明])年\s*(?:(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?:份)?(底|末)?|(年?[底末]))/u;
const WITHIN = /(\d{1,2}|[一二两三四五六七八九十]{1,2})\s*个月\s*(?:内|以内|之内)/u;
const NEEDED = /前|截止|时限|交期|交货|交付|到货|到位|完成|投产|供货|内|需要|使用|上线|安装/u;
const OFFERED = /起|可供|供货|交付|交货|发货|上市|量产/u;
const VALID = /有效期|有效至|长期有效/u;

const small = (text: string): number => {
  const digits = "零一二三四五六七八九";
  if (/^\d+$/u.test(text)) return Number(text);
  const [tens = "", ones = ""] = text.replace("两", "二").includes("十") ? text.split("十") : ["零", text.replace("两", "二")];
  return (tens === "" ? 1 : digits.indexOf(tens)) * 10 + (ones === "" ? 0 : digits.indexOf(ones));
};

/** The day that a clause names, also `明年3月底` and `6个月内`; null when there is none. */
function dayIn(clause: string, today: Day, use: "deadline" | "beginning"): Day | null {
  const written = DATE.exec(clause)?.[0];
  if (written !== undefined) return dayOfText(written.replace(/\s+/gu, ""), use).value;
  const soon = SOON.exec(clause);
  if (soon) {
    const year = Number(today.slice(0, 4)) + (soon[1] === "明" ? 1 : 0);
    const month = soon[4] ? 12 : small(soon[2] ?? "");
    const last = dayOf(new Date(startOfDay(addMonths(calendarDay(year, month, 1) ?? today, 1)).getTime() - 1));
    return use === "deadline" ? last : calendarDay(year, month, 1);
  }
  const within = WITHIN.exec(clause);
  return within && use === "deadline" ? addMonths(today, small(within[1] ?? "")) : null;
}

/** The deadline of a demand or the first day of a supply, and until when it is valid; days gone by say nothing. */
export function daysIn(text: string, side: Side, today: Day): Typed {
  const found: Typed = {};
  for (const clause of clausesOf(text.normalize("NFKC"))) {
    const valid = VALID.test(clause);
    const day = dayIn(clause, today, valid || side === "DEMAND" ? "deadline" : "beginning");
    if (side === "SUPPLY" && !valid && /现货/u.test(clause)) found.availableFrom ??= today;
    if (day === null || day < today) continue;
    if (valid) found.validUntil ??= day;
    else if (side === "DEMAND" && NEEDED.test(clause)) found.neededBy ??= day;
    else if (side === "SUPPLY" && OFFERED.test(clause)) found.availableFrom ??= day;
  }
  return found;
}
