import { betterDirection } from "#lib/matching/model/direction.ts";
import { NUMBER } from "#lib/matching/model/numbers.ts";
import { isGreatest } from "#lib/matching/model/property.ts";
import { unitBefore } from "#lib/matching/model/units.ts";
import { perPreposed, perSeveral, readValue } from "#lib/matching/model/value.ts";

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
  /** True when a comparator stands with it; a ± contradicted by another one ruled good offers out. */
  binding: boolean;
  /** It is told to be the greatest there is (`最大孔深1.5米`), not compared. */
  greatest: boolean;
  /** Span in the folded text, comparator included. */
  start: number;
  end: number;
};

const DOWN = "低于|小于|少于|短于|不足|不到|不满|未满|达不到";
const UP = "高于|大于|超过|超出|多于|长于|高出";
/** `不低于`, `不得少于`, `不能低于`, `别再超过`, `不接受低于`: a comparison turned round. */
const NEVER =
  "(?:(?:不|未|勿|别)(?:得|能够?|可以?|应当?|宜|要|会|许|允许|准|再)*|(?:不接受|不考虑|不收|不接|拒收|拒绝|谢绝|严禁|禁止|杜绝|避免)(?:采用|使用)?)";
/** What is better may be less: an accuracy, a loss. */
const BETTER = "优于|好于|不(?:劣|差|弱|次)于";
const LEAST = `${NEVER}(?:${DOWN})|${BETTER}|至少要?|最少要?|最低|最短|起码|大于(?:或)?等于|${UP}|≥|≧|≮|>=|>|at least|min\\.?|minimum|over|above`;
const MOST = `${NEVER}(?:${UP})|最多|至多|最高|最长|小于(?:或)?等于|${DOWN}|控制在|控制到|降到|降至|≤|≦|≯|<=|<|at most|max\\.?|maximum|up to|below|under|within`;
const AFTER_LEAST = "以上|往上|起步|起(?=[订批租售做接送]|[\\s,，。;；)]|$)|或以上|及以上|或更[高多长]|or more|and above|\\+";
const AFTER_MOST = "以下|以内|之内|内(?![部径衬置外胆孔腔])|及以下|或以下|或更[低少短]|封顶|or less";
/** Of the words above those that may as well tell the greatest there is. */
const SUPERLATIVE = /^(?:最多|至多|最高|最长|max\.?|maximum|up to)$/u;
/** Letters or digits right before a number make it part of a model (`hd-45`, `tc4`), not a quantity. */
const MODEL_BEFORE = /[a-z][-_]?$/u;
/** Steel and alloy grades whose last letter looks like a unit. */
const GRADE = /^(?:304|316|317|321|904)l(?![a-z])/u;
const SEPARATOR = /[,，。;；!！?？、:：()（）\n|]/u;
const SEPARATOR_NOT = "[^,，。;；!！?？、:：()（）\\n|]";

const QUANTITY = new RegExp(
  String.raw`(?<pre>${LEAST}|${MOST}|±|\+\/-|负偏差|正负)?\s?(?:在|为|是|约|约为|大约|达|达到|可达|到)?\s?(?:(?<![a-z])(?:ip|ph|hrc|hv|hb|[百千万]分之)\s?)?(?<a>${NUMBER})`,
  "gu",
);

/** `含水率`, `含水率:`, `幅宽(cm):` before a number. */
const LABEL = new RegExp(`${SEPARATOR_NOT}{1,14}(?:\\([^()]{0,8}\\))?[\\s:(]*$`, "u");
/** `含水率要低,不超过12%`: where a comparison stands alone, the clause before it. */
const LABEL_BEFORE_COMMA = new RegExp(`${SEPARATOR_NOT}{1,14}[,，]\\s?$`, "u");

function clauseBefore(text: string, at: number, floor: number, compared: boolean): string {
  const behind = text.slice(Math.max(floor, at - 30), at);
  return LABEL.exec(behind)?.[0] ?? (compared ? (LABEL_BEFORE_COMMA.exec(behind)?.[0] ?? "") : "");
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
/** Where precision is meant, `不低于0.02mm` and `优于0.02mm` ask for less. */
const PRECISION = /精度|分辨[率力]/u;
const IS_BETTER = new RegExp(`^(?:${BETTER})$`, "u");
const AIMED = /^控制[在到]$/u;

function boundOf(pre: string, post: string, dimension: string, before: string): Quantity["bound"] {
  if (pre === "±" || pre === "+/-" || pre === "正负") return "tolerance";
  if (IS_LEAST.test(pre)) {
    const smaller = PRECISION.test(before)
      ? dimension !== "ratio"
      : IS_BETTER.test(pre) && betterDirection(dimension, before) < 0;
    return smaller ? "most" : "least";
  }
  if (IS_AFTER_LEAST.test(post)) return "least";
  if (IS_MOST.test(pre) || IS_AFTER_MOST.test(post)) return "most";
  return "exact";
}

/** What is asked for where a statement is ruled out: `低于90%的不要` asks for 90 % and more. A bare number ruled out says nothing. */
export function inverted(quantity: Quantity): Quantity | null {
  const { bound, low, high } = quantity;
  if (bound === "most") return { ...quantity, bound: "least", low: high, high: Number.POSITIVE_INFINITY };
  if (bound === "least") return { ...quantity, bound: "most", low: Number.NEGATIVE_INFINITY, high: low };
  return null;
}

/** `8月10日前`, `6月底交样`, and what is counted in dimensions (`4D`): no stretches of time. */
function isDate(text: string, first: string, at: number): boolean {
  const behind = text.slice(Math.max(0, at - 4), at);
  const ahead = text.slice(at + first.length, at + first.length + 2);
  if (/^[1-6]$/u.test(first) && /^d(?![/a-z])/u.test(ahead)) return true;
  if (/^(?:日|号)/u.test(ahead) && /月\s?$/u.test(behind)) return true;
  const month = /^(?:1[0-2]|0?[1-9]|十?[一二三四五六七八九]|十)$/u.test(first) && /^月(?![均产供])/u.test(ahead);
  return month && !/(?:期|保|租|每|近|约|长|足|满|≥|≤|>|<)\s?$/u.test(behind);
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
    const named = unitBefore(behind);
    if (named?.dimension === "ip" && !/^\d\d$/u.test(first)) continue;
    const glued = !named && !/^[-零负]/u.test(first) && match[0].length === first.length && MODEL_BEFORE.test(behind);
    if (glued || isDate(text, first, numberAt) || /[\d.]$/u.test(behind) || GRADE.test(text.slice(numberAt))) continue;
    const read = readValue(text, first, numberAt + first.length, unitBefore(text.slice(0, match.index)) ?? named);
    if (!read || (/^(?:19|20)\d\d$/u.test(first) && text[numberAt + 4] === "年")) continue;
    const value = perPreposed(text, match.index, perSeveral(text, read));
    const { dimension } = value.unit.unit;
    if (dimension === "money" || dimension.startsWith("money/")) continue;
    const post = AFTERWARDS.exec(text.slice(value.end, value.end + 8))?.[0].trim() ?? "";
    if (LOOSE.has(dimension) && !/[\d万千百]/u.test(first) && !pre && !post) continue;
    const before = clauseBefore(text, match.index, floor, pre !== "" || post !== "");
    const worded = boundOf(pre, post, dimension, before);
    const bound = value.range && (worded === "exact" || AIMED.test(pre)) ? "range" : worded;
    const end = value.end + (post ? text.slice(value.end).indexOf(post) + post.length : 0);
    found.push({
      dimension,
      low: bound === "most" ? Number.NEGATIVE_INFINITY : bound === "tolerance" ? -Math.abs(value.high) : value.low,
      high: bound === "least" ? Number.POSITIVE_INFINITY : value.high,
      bound,
      before,
      after: clauseAfter(text, end),
      binding: bound === "least" || bound === "most",
      greatest: (bound === "exact" && isGreatest(before)) || (bound === "most" && SUPERLATIVE.test(pre)),
      start: match.index,
      end,
    });
    floor = end;
  }
  return found;
}
