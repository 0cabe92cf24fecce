import { MAX_WAN } from "#lib/kernel/money.ts";
import { type Finding, finding, plain, type Read, told } from "#lib/transfer/model/findings.ts";
import { chineseNumber } from "#lib/transfer/parse/chinese-number.ts";
import { simplified } from "#lib/transfer/parse/fold.ts";

/** An amount in 万元. `point`: the text names one complete figure, not one end of a range. */
export type Amount = { min: number | null; max: number | null; point: boolean; basis: "TOTAL" | "UNIT" | "YEARLY" | null };

const NONE: Amount = { min: null, max: null, point: false, basis: null };

const NEGOTIABLE =
  /^(?:价格|金额|预算|费用)?(?:可)?(?:面议|面谈|另议|电议|详谈|待议|议价|可议|协商|商议|商定|双方协商|双方商定|待定|未定|暂无|无|暂不填|暂不便填写|negotiable|tobenegotiated|tbd|n\/a|-+|—+|\/)$/u;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:亿元|亿|億)/u, 10_000],
  [/^(?:千万元|千万)/u, 1000],
  [/^(?:百万元|百万)/u, 100],
  [/^(?:十万元|十万)/u, 10],
  [/^(?:万元|万块|万|w(?![a-z]))/u, 1],
  [/^(?:千元|千块|thousand|k(?![a-z]))/u, 0.1],
  [/^(?:元|块)/u, 0.0001],
  [/^(?:million|mn(?![a-z])|m(?![a-z]))/u, 100],
  [/^(?:billion|bn(?![a-z]))/u, 100_000],
];
const APPROXIMATE = /^(?:约为|大约|大概|约|估计|近|≈|~|about|around|approximately|approx\.?|ca\.?)/u;
const AFTER_APPROXIMATE = /^(?:左右|上下|许)/u;
const CURRENCY = /^(?:rmb|cny|人民币|￥|¥)/u;
const FOREIGN = /usd|eur|jpy|hkd|\$|€|£|美元|美金|欧元|日元|港币|港元/u;
const SEPARATOR = /^(?:-|–|—{1,2}|−|~|～|至|到|to(?![a-z]))/u;
const AT_MOST = /^(?:以内|以下|之内|内|封顶)/u;
const AT_LEAST = /^(?:以上|起)/u;
const BEFORE_AT_MOST = /^(?:不超过|不高于|最多|至多|≤|<=|<|upto|max\.?)/u;
const BEFORE_AT_LEAST = /^(?:不低于|不少于|最少|至少|≥|>=|>|from|min\.?)/u;
const YEARLY = /^(?:\/|每|一)?(?:年|annually|peryear|\/year)$/u;
const PER_UNIT =
  /^(?:\/|每|一)(?:台|套|件|支|只|个|吨|公斤|千克|kg|米|平方米|平米|㎡|m2|立方米|方|次|人|片|块|瓶|批|组|亩|t)(?:套)?$/u;

/** A cursor over a text: each step takes what matches at its beginning. */
class Scanner {
  constructor(private rest: string) {}
  take(pattern: RegExp): string | null {
    const found = pattern.exec(this.rest)?.[0];
    if (found === undefined || found === "") return null;
    this.rest = this.rest.slice(found.length);
    return found;
  }
  get left(): string {
    return this.rest;
  }
  number(): number | null {
    const digits = this.take(/^(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?/u);
    if (digits !== null) return Number(digits.replaceAll(",", ""));
    const words = this.take(/^[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]{1,9}/u);
    return words === null ? null : chineseNumber(words);
  }
  unit(): number | null {
    for (const [pattern, wan] of UNITS) if (this.take(pattern) !== null) return wan;
    return null;
  }
}

type Figure = { value: number; unit: number | null; currency: boolean };

function figure(scan: Scanner): Figure | null {
  const before = scan.take(CURRENCY) !== null;
  const value = scan.number();
  if (value === null) return null;
  const unit = scan.unit();
  const after = scan.take(/^(?:人民币|rmb|cny|元整|元|整)/u);
  return { value, unit, currency: before || after !== null };
}

function toWan(figures: readonly Figure[], headingUnit: number): number[] | null {
  const last = figures.at(-1);
  if (last === undefined) return null;
  const shared = last.unit;
  const values: number[] = [];
  for (const { value, unit, currency } of figures) {
    const found = unit ?? shared;
    // ¥500000 with no unit of thousands: yuan, or 万元 of the heading? Nothing is guessed.
    if (found === null && currency && value >= 10_000) return null;
    values.push(value * (found ?? headingUnit));
  }
  return values;
}

/** Round to 0.01 万元; null when nothing is left or it is beyond what the product takes. */
function rounded(wan: number): { wan: number; changed: boolean } | null {
  const cents = Math.round(wan * 100 + Math.sign(wan) * 1e-7) / 100;
  if (!Number.isFinite(cents) || cents < 0 || cents > MAX_WAN || (cents === 0 && wan > 0)) return null;
  return { wan: cents, changed: Math.abs(cents - wan) > 1e-6 };
}

/** A number cell as an amount; `unitWan` is the unit of its heading in 万元. */
export function amountOfNumber(value: number, unitWan: number): Read<Amount> {
  const result = rounded(value * unitWan);
  if (result === null) return told(NONE, finding("AMOUNT_UNREADABLE"));
  const read = { min: result.wan, max: result.wan, point: false, basis: null };
  return result.changed ? told(read, finding("AMOUNT_ROUNDED", {}, result.wan)) : plain(read);
}

const unreadable = (): Read<Amount> => told(NONE, finding("AMOUNT_UNREADABLE"));

/**
 * Read an amount in words or figures: `50`, `50-80万元`, `约50万`, `1.2亿`, `面议`, `RMB 1.5 million`.
 * `unitWan` is the unit of the heading in 万元, used for a figure without one. What is not understood as a whole is held, never guessed.
 */
export function amountOfText(text: string, unitWan: number): Read<Amount> {
  const source = simplified(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/\s+/gu, "")
    .replace(/[。;；]$/u, "");
  if (source === "") return plain(NONE);
  if (NEGOTIABLE.test(source)) return told(NONE, finding("NEGOTIABLE", {}, null));
  if (FOREIGN.test(source)) return told(NONE, finding("AMOUNT_FOREIGN"));
  if (source.length > 60) return unreadable();

  const scan = new Scanner(source);
  scan.take(/^(?:预算|报价|价格|总价|金额|投入|budget|price)(?:为|约为)?[:]?/u);
  let approximate = scan.take(APPROXIMATE) !== null;
  const capped = scan.take(BEFORE_AT_MOST) !== null;
  const floored = !capped && scan.take(BEFORE_AT_LEAST) !== null;
  const first = figure(scan);
  if (first === null) return unreadable();
  const figures = [first];
  if (scan.take(SEPARATOR) !== null) {
    const second = figure(scan);
    if (second === null) return unreadable();
    figures.push(second);
  }
  if (scan.take(AFTER_APPROXIMATE) !== null) approximate = true;
  const most = capped || scan.take(AT_MOST) !== null;
  const least = floored || (!most && scan.take(AT_LEAST) !== null);
  const tail = scan.left.replace(/^\(|\)$/gu, "");
  const basis = tail === "" ? null : YEARLY.test(tail) ? "YEARLY" : PER_UNIT.test(tail) ? "UNIT" : undefined;
  if (basis === undefined || (figures.length === 2 && (most || least))) return unreadable();

  const wan = toWan(figures, unitWan)?.map(rounded);
  const [low, high = low] = wan ?? [];
  if (!low || !high) return unreadable();
  const value: Amount = {
    min: most ? null : low.wan,
    max: least ? null : high.wan,
    point: figures.length === 2 || approximate || (first.currency && !most && !least) || most || least,
    basis,
  };
  return told(value, ...findingsOf(source, value, approximate, low.changed || high.changed));
}

function findingsOf(source: string, value: Amount, approximate: boolean, changed: boolean): Finding[] {
  const after = shown(value);
  if (approximate) return [finding("AMOUNT_APPROXIMATE", {}, after)];
  if (changed) return [finding("AMOUNT_ROUNDED", {}, after)];
  return /^\d+(?:\.\d+)?$/u.test(source) ? [] : [finding("AMOUNT_READ", {}, after)];
}

/** An amount as the report shows it: a number for one bound, `min..max` for a range. */
export function shown({ min, max, point }: Amount): number | string | null {
  if (min === null && max === null) return null;
  return point ? `${min ?? "null"}..${max ?? "null"}` : (min ?? max);
}
