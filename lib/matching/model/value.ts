import { NUMBER, parseNumber } from "#lib/matching/model/numbers.ts";
import { unitAt } from "#lib/matching/model/units.ts";

/** `度` is a temperature only behind a minus or a word of warmth: `零下25度`, `储存温度2-8度`; elsewhere it may be electricity, an angle or a degree. */
function degreesAt(text: string, first: string, at: number) {
  return text[at] === "度" && (/^(?:零下|负|-)/u.test(first) || /[温冷热][^,，。;；]{0,8}$/u.test(text.slice(0, at)))
    ? { unit: { dimension: "temperature", factor: 1 }, end: at + 1 }
    : null;
}

type Unit = NonNullable<ReturnType<typeof unitAt>>["unit"];
type Value = { low: number; high: number; unit: { unit: Unit; end: number }; end: number; range: boolean };

/** `520kg/12h`, `5g/100ml`: a quotient over several units. */
export function perSeveral(text: string, value: Value): Value {
  const match = /^\s?\/\s?(\d{1,4})\s?/u.exec(text.slice(value.end, value.end + 8));
  const below = match && unitAt(text, value.end + match[0].length);
  const of = value.unit.unit;
  if (!match || !below || below.unit.dimension === of.dimension) return value;
  if (below.unit.dimension !== "time" && !/^100+$/u.test(match[1] ?? "")) return value;
  const divisor = Number(match[1]) * below.unit.factor;
  const unit = { dimension: `${of.dimension}/${below.unit.dimension}`, factor: of.factor / below.unit.factor };
  return { ...value, low: value.low / divisor, high: value.high / divisor, unit: { unit, end: below.end }, end: below.end };
}

const EVERY =
  /(?:(?:每|一个?)(小时|天|日|周|月|个月|季度|年|分钟|班)|(?<![工假节今当次明生])(日)(?=均|产|处理|供|加工|销|发|吞吐)|(?<![\d一二三四五六七八九十个本当上下])(月)(?=均|产|供|用|需|要|耗|采购|加工|销|发|$)|(?<![\d今去明当近一二两三四五六七八九十每])(年)(?=均|产|处理|供|用|需|要|耗|采购|加工|销|吞吐|$))[^\d,，。；;]{0,4}\s?$/u;
const DIVISIBLE = new Set(["volume", "mass", "count", "area", "length", "energy", "cycles", "people"]);

/** `每小时1000标方`, `一个月起码两万片`, `年产5万吨`: the time stands in front. */
export function perPreposed(text: string, at: number, value: Value): Value {
  const match = EVERY.exec(text.slice(Math.max(0, at - 10), at));
  const below = match && unitAt(match[1] ?? match[2] ?? match[3] ?? match[4] ?? "", 0);
  if (!below || !DIVISIBLE.has(value.unit.unit.dimension)) return value;
  const unit = { unit: { dimension: `${value.unit.unit.dimension}/time`, factor: value.unit.unit.factor }, end: value.unit.end };
  return { ...value, low: value.low / below.unit.factor, high: value.high / below.unit.factor, unit };
}

const RANGE = new RegExp(String.raw`^\s?(?:~|-|至|到|、|(?:降|升|压|提)(?:低|高)?(?:到|至))\s?(${NUMBER})`, "u");
const AROUND = new RegExp(String.raw`^\s?(?:±|正负)\s?(${NUMBER})`, "u");
/** `5000±1mm` tells how exact it is, `30±2mm` which sizes there are. */
const EXACT_WITHIN = 0.02;

/** `named`: the unit written before the number. Null when there is no unit. */
export function readValue(text: string, first: string, afterFirst: number, named: Unit | null): Value | null {
  let end = afterFirst;
  let low = parseNumber(first);
  let high = low;
  const unitAfter = (at: number) =>
    unitAt(text, at + (text[at] === " " ? 1 : 0)) ?? degreesAt(text, first, at) ?? (named && { unit: named, end: at });
  let unit = unitAfter(end);
  const gap = unit ? unit.end : end;
  const around = AROUND.exec(text.slice(gap, gap + 24));
  if (around) {
    const last = unitAfter(gap + around[0].length);
    const by = parseNumber(around[1] ?? "");
    if (last && by > Math.abs(low) * EXACT_WITHIN && (!unit || unit.unit.dimension === last.unit.dimension)) {
      const [middle, radius] = [low * (unit ?? last).unit.factor, by * last.unit.factor];
      return { low: middle - radius, high: middle + radius, unit: last, end: last.end, range: true };
    }
  }
  const range = RANGE.exec(text.slice(gap, gap + 24));
  if (range) {
    const second = gap + range[0].length;
    const unitOfSecond = unitAfter(second);
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
