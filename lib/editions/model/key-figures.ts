import { excerpt } from "#lib/kernel/text.ts";

const MOST_CODE_POINTS = 120;
const MOST_CLAUSES = 4;

/** A figure with a unit of measure; days of the calendar and sums of money have columns of their own. */
const MEASURE =
  /[0-9０-９][0-9０-９.,~～—\-–至到×xX*/±]*\s*(?:兆帕|千帕|帕|MPa|kPa|Pa|bar|k?[VWAN](?![a-z])|kWh?|MWh?|GWh?|k?Hz|[MG]Hz|Gbps|Mbps|[mμµn]?m[²³2-3]?(?![a-zA-Z])|[ck]m|毫米|厘米|微米|纳米|英寸|米|公里|公斤|千克|克|吨|[kmμµ]?g(?![a-z])|[mμµ]?L(?![a-z])|升|标方|Nm³|立方|平方|℃|°C?|度|%|％|‰|万?次|小时|分钟|秒|h(?![a-z])|ms|min|天内|台|套|件|个|片|路|轴|节拍|rpm|转|r\/min|dB|级|芯|通道|点位|寸|人)/u;

/**
 * The measurable indicators of a listing in one line of at most 120 code points. They come from the fields that ask for
 * them; when these are empty, whole clauses of the description are quoted, word for word, and never what the summary
 * has said already.
 */
export function keyFiguresOf(named: readonly { label: string; text: string }[], description: string, summary: string): string {
  const stated = named.filter(({ text }) => text.trim() !== "").map(({ label, text }) => `${label}：${oneLine(text)}`);
  return excerpt(stated.length > 0 ? stated.join("；") : measuredClauses(description, summary).join("；"), MOST_CODE_POINTS);
}

function measuredClauses(description: string, summary: string): string[] {
  const clauses = oneLine(description)
    .split(/[，。；！？,;!?]+/u)
    .map((clause) => clause.trim())
    .filter((clause) => MEASURE.test(clause) && !summary.includes(clause) && [...clause].length <= 40);
  const kept: string[] = [];
  for (const clause of clauses.slice(0, MOST_CLAUSES)) {
    if ([...kept, clause].join("；").length <= MOST_CODE_POINTS) kept.push(clause);
  }
  return kept;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
