import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatWan, formatWanRange } from "#lib/kernel/money.ts";

const YUAN_PER_WAN = 10_000;
const UNITS = [
  { from: 1_000_000_000, name: "billion" },
  { from: 1_000_000, name: "million" },
] as const;

const plain = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 2 });

/** `850,000`, `1.2` and `million`: a figure that two decimals would blur is written out. */
function yuan(wan: number): { figure: string; unit: string } {
  const value = Math.round(wan * YUAN_PER_WAN);
  const unit = UNITS.find(({ from }) => value >= from && (value * 100) % from === 0);
  return unit ? { figure: plain(value / unit.from), unit: ` ${unit.name}` } : { figure: plain(value), unit: "" };
}

/** Both ends, a unit they share named once: `CNY 1.2–2.6 million`. */
function yuanRange(minWan: number, maxWan: number): string {
  const [from, to] = [yuan(minWan), yuan(maxWan)];
  return `CNY ${from.figure}${from.unit === to.unit ? "" : from.unit}–${to.figure}${to.unit}`;
}

/** One amount of 万元 as the reader's language counts money: `120 万元`, `CNY 1.2 million`. */
export function amountIn(locale: Locale, wan: number): string {
  return locale === "zh-CN" ? formatWan(wan) : `CNY ${yuan(wan).figure}${yuan(wan).unit}`;
}

/** A range of 万元, open at either end; both null: to be negotiated. */
export function amountRangeIn(locale: Locale, min: number | null, max: number | null): string {
  if (locale === "zh-CN") return formatWanRange(min, max);
  if (min === null && max === null) return t(locale, "common.negotiable");
  if (min !== null && max !== null) return min === max ? amountIn(locale, min) : yuanRange(min, max);
  return min !== null
    ? t(locale, "common.amountFrom", { amount: amountIn(locale, min) })
    : t(locale, "common.amountUpTo", { amount: amountIn(locale, max ?? 0) });
}
