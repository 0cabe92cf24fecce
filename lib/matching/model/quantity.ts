import { NUMBER, parseNumber } from "#lib/matching/model/numbers.ts";
import { unitAt } from "#lib/matching/model/units.ts";

/**
 * A measured statement of a text. `low` and `high` in the base unit of the dimension; ±Infinity where one end is open.
 * `bound` says how it was worded: `exact` (45 MPa), `range` (180–220 MPa), `least` (≥, 不低于), `most` (≤, 以内), `tolerance` (±0.02).
 */
export type Quantity = {
  dimension: string;
  low: number;
  high: number;
  bound: "exact" | "range" | "least" | "most" | "tolerance";
  /** The words before the number in the same clause, then those directly behind it: what is being measured. */
  before: string;
  after: string;
  /** True when a comparator or a demanding word stands with it. */
  binding: boolean;
  /** Span in the folded text, comparator included. */
  start: number;
  end: number;
};

const LEAST =
  "不低于|不少于|不小于|不短于|不弱于|至少要?|最少要?|最低|起码|大于等于|大于|高于|超过|多于|优于|高出|≥|>=|>|at least|min\\.?|minimum|over|above";
const MOST =
  "不高于|不大于|不超过|不多于|不长于|别超过|不能超过|不得超过|不得高于|最多|至多|最高|小于等于|小于|低于|少于|控制在|控制到|降到|降至|≤|<=|<|at most|max\\.?|maximum|up to|below|under|within";
const AFTER_LEAST = "以上|往上|起步|起|或以上|及以上|or more|and above|\\+";
const AFTER_MOST = "以下|以内|之内|及以下|或以下|封顶|or less";
const RANGE_MARK = String.raw`\s?(?:~|-|至|到|、|(?:降|升|压|提)(?:低|高)?(?:到|至))\s?`;
/** Letters or digits right before a number make it part of a model (`hd-45`, `tc4`), not a quantity. */
const MODEL_BEFORE = /[a-z][-_]?$/u;
/** Steel and alloy grades whose last letter looks like a unit. */
const GRADE = /^(?:304|316|317|321|904)l(?![a-z])/u;
const SEPARATOR = /[,，。;；!！?？、:：()（）\n|]/u;

const QUANTITY = new RegExp(
  String.raw`(?<pre>${LEAST}|${MOST}|±|\+\/-|负偏差|正负)?\s?(?:在|为|是|约|约为|大约|达|达到|可达|到)?\s?(?<a>${NUMBER})`,
  "gu",
);

function clauseBefore(text: string, at: number, floor: number): string {
  let from = at;
  while (from > floor && at - from < 14 && !SEPARATOR.test(text[from - 1] as string)) from--;
  return text.slice(from, at);
}

function clauseAfter(text: string, at: number): string {
  let to = at;
  while (to < text.length && to - at < 8 && !SEPARATOR.test(text[to] as string) && !/\d/u.test(text[to] as string)) to++;
  return text.slice(at, to);
}

const IS_LEAST = new RegExp(`^(?:${LEAST})$`, "u");
const IS_MOST = new RegExp(`^(?:${MOST})$`, "u");
const IS_AFTER_LEAST = new RegExp(`^(?:${AFTER_LEAST})$`, "u");
const IS_AFTER_MOST = new RegExp(`^(?:${AFTER_MOST})$`, "u");
const AFTERWARDS = new RegExp(`^\\s?(?:${AFTER_LEAST}|${AFTER_MOST})`, "u");
const RANGE = new RegExp(`^${RANGE_MARK}(${NUMBER})`, "u");

function boundOf(pre: string, post: string): Quantity["bound"] {
  if (pre === "±" || pre === "+/-" || pre === "正负") return "tolerance";
  if (IS_LEAST.test(pre) || IS_AFTER_LEAST.test(post)) return "least";
  if (IS_MOST.test(pre) || IS_AFTER_MOST.test(post)) return "most";
  return "exact";
}

/** `度` is a temperature only behind a minus: `零下25度`; elsewhere it may be electricity, an angle or a degree. */
function degreesAt(text: string, first: string, at: number) {
  return /^(?:零下|负|-)/u.test(first) && text[at] === "度"
    ? { unit: { dimension: "temperature", factor: 1 }, end: at + 1 }
    : null;
}

/** `520kg/12h`: a quotient over several units of time. */
function perSeveral(
  text: string,
  value: { low: number; high: number; unit: NonNullable<ReturnType<typeof unitAt>>; end: number; range: boolean },
) {
  const match = /^\s?\/\s?(\d{1,4})\s?/u.exec(text.slice(value.end, value.end + 8));
  const below = match && unitAt(text, value.end + match[0].length);
  if (!match || !below || below.unit.dimension !== "time") return value;
  const divisor = Number(match[1]) * below.unit.factor;
  const unit = {
    unit: { dimension: `${value.unit.unit.dimension}/time`, factor: value.unit.unit.factor / below.unit.factor },
    end: below.end,
  };
  return { ...value, low: value.low / divisor, high: value.high / divisor, unit, end: below.end };
}

const EVERY = /(?:每|一个?)(小时|天|日|月|个月|年|分钟|班)[^\d,，。；;]{0,4}$/u;
const DIVISIBLE = new Set(["volume", "mass", "count", "area", "length", "energy", "cycles"]);

/** `每小时1000标方`, `一个月起码两万片`: the time stands in front. */
function perPreposed(text: string, at: number, value: ReturnType<typeof perSeveral>) {
  const match = EVERY.exec(text.slice(Math.max(0, at - 10), at));
  const below = match && unitAt(match[1] ?? "", 0);
  if (!below || !DIVISIBLE.has(value.unit.unit.dimension)) return value;
  const unit = { unit: { dimension: `${value.unit.unit.dimension}/time`, factor: value.unit.unit.factor }, end: value.unit.end };
  return { ...value, low: value.low / below.unit.factor, high: value.high / below.unit.factor, unit };
}

/** Number, range and unit behind an opening that matched QUANTITY; null when no unit follows. */
function readValue(text: string, first: string, afterFirst: number) {
  let end = afterFirst;
  let low = parseNumber(first);
  let high = low;
  let unit = unitAt(text, end + (text[end] === " " ? 1 : 0)) ?? degreesAt(text, first, end);
  const gap = unit ? unit.end : end;
  const range = RANGE.exec(text.slice(gap, gap + 24));
  if (range) {
    const second = gap + range[0].length;
    const unitOfSecond = unitAt(text, second + (text[second] === " " ? 1 : 0)) ?? degreesAt(text, first, second);
    if (unitOfSecond && (!unit || unit.unit.dimension === unitOfSecond.unit.dimension)) {
      const value = parseNumber(range[1] ?? "");
      // `20 到 -5 ℃` and `0.1 to 0.3`: both ends carry the unit of the last one unless the first has its own.
      low *= (unit ?? unitOfSecond).unit.factor;
      high = value * unitOfSecond.unit.factor;
      unit = unitOfSecond;
      end = unitOfSecond.end;
      return Number.isFinite(low) && Number.isFinite(high)
        ? { low: Math.min(low, high), high: Math.max(low, high), unit, end, range: true }
        : null;
    }
  }
  if (!unit || !Number.isFinite(low)) return null;
  return { low: low * unit.unit.factor, high: high * unit.unit.factor, unit, end: unit.end, range: false };
}

/** `三成`, `一天`, `两个` are talk more often than a figure; a Chinese numeral counts only with a unit of measure proper. */
const LOOSE = new Set(["count", "people", "money", "time", "area", "angle"]);

/**
 * Every measured statement of a folded text, in reading order, amounts of money left out (they have their own fields).
 * Ranges keep both ends; `lo–hi` in the wrong order is turned round.
 */
export function parseQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  let floor = 0;
  for (const match of text.matchAll(QUANTITY)) {
    const first = match.groups?.a ?? "";
    const pre = match.groups?.pre ?? "";
    const numberAt = match.index + match[0].length - first.length;
    if (numberAt < floor) continue;
    const behind = text.slice(0, numberAt);
    const glued = !/^[-零负]/u.test(first) && match[0].length === first.length && MODEL_BEFORE.test(behind);
    if (glued || /[\d.]$/u.test(behind) || GRADE.test(text.slice(numberAt))) continue;
    const read = readValue(text, first, numberAt + first.length);
    if (!read || (/^(?:19|20)\d\d$/u.test(first) && text[numberAt + 4] === "年")) continue;
    const value = perPreposed(text, match.index, perSeveral(text, read));
    const { dimension } = value.unit.unit;
    if (dimension === "money" || dimension.startsWith("money/")) continue;
    if (LOOSE.has(dimension) && !/\d/u.test(first) && !/[万千百]/u.test(first)) continue;
    const post = AFTERWARDS.exec(text.slice(value.end, value.end + 8))?.[0].trim() ?? "";
    const worded = boundOf(pre, post);
    const bound = worded === "exact" && value.range ? "range" : worded;
    const end = value.end + (post ? text.slice(value.end).indexOf(post) + post.length : 0);
    found.push({
      dimension,
      low: bound === "most" ? Number.NEGATIVE_INFINITY : bound === "tolerance" ? -Math.abs(value.high) : value.low,
      high: bound === "least" ? Number.POSITIVE_INFINITY : value.high,
      bound,
      before: clauseBefore(text, match.index, floor),
      after: clauseAfter(text, end),
      binding: bound === "least" || bound === "most",
      start: match.index,
      end,
    });
    floor = end;
  }
  return found;
}
