const DIGIT: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const POWER: Record<string, number> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** The value of a Chinese numeral such as `三万二千`, `十五`, `半`; NaN when it is none. */
export function chineseNumber(text: string): number {
  if (text === "半") return 0.5;
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of text) {
    const value = DIGIT[character];
    const power = POWER[character];
    if (value !== undefined) digit = value;
    else if (power === undefined) return Number.NaN;
    else if (power >= 1e4) {
      const counted = section + (digit || (section ? 0 : 1));
      // 万 counts what stands before it, 亿 all of it: 一亿三千万, 三万亿.
      total = power === 1e8 ? (total + counted) * power : total + counted * power;
      section = 0;
      digit = 0;
    } else {
      section += (digit || 1) * power;
      digit = 0;
    }
  }
  return total + section + digit;
}

const ARABIC = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const CHINESE = "[零〇一二两三四五六七八九十百千万亿]+|半(?=天|年|小时|个月)";
/** An arabic number with optional power of ten (`5×10-8`, `2e-3`) and Chinese multiplier, or a Chinese numeral; sign included. */
export const NUMBER = String.raw`(?:零下|负|-)?(?:(?:${ARABIC})(?:\s?[×x*]\s?10\^?-?\d{1,2}|e-?\d{1,2})?(?:\s?[万亿千百](?!分|瓦|帕|伏|米|克|安|赫|牛|元|像素))?|${CHINESE})`;

/** The value of a piece of text matched by NUMBER; NaN when it has none. */
export function parseNumber(raw: string): number {
  let text = raw.replace(/\s/gu, "");
  let sign = 1;
  const negative = /^(?:零下|负|-)/u.exec(text);
  if (negative) {
    sign = -1;
    text = text.slice(negative[0].length);
  }
  const arabic = /^([\d,.]+)(?:[×x*]10\^?(-?\d{1,2})|e(-?\d{1,2}))?([万亿千百])?$/u.exec(text);
  if (!arabic) return sign * chineseNumber(text);
  const power = Number(arabic[2] ?? arabic[3] ?? 0);
  return sign * Number((arabic[1] ?? "").replaceAll(",", "")) * 10 ** power * (POWER[arabic[4] ?? ""] ?? 1);
}
