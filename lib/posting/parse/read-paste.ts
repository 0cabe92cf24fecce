import type { Day } from "#lib/kernel/clock.ts";
import { codePoints, truncate } from "#lib/kernel/text.ts";
import type { Typed } from "#lib/listings/model/typed.ts";
import { splitWords } from "#lib/listings/model/typed.ts";
import type { Side } from "#lib/listings/model.ts";
import { type PlacedConcept, placeConcepts } from "#lib/matching/model/concepts.ts";
import type { ReadingTools } from "#lib/matching/model/prepared.ts";
import type { Field } from "#lib/matching/model/terms.ts";
import type { Term } from "#lib/taxonomy/model.ts";
import { type Cleaned, clausesOf, cleaned, labelled } from "./clauses.ts";
import { chainOfTrade, formIn, otherSideIn, qualificationsIn, targetsIn, waysIn } from "./codes.ts";
import { amountIn, daysIn } from "./figures.ts";

/** What reading a pasted text needs: the tools with which listings are read, and the terms of the taxonomy. */
export type PasteTools = ReadingTools & { chains: readonly Term[]; qualifications: readonly Term[] };

/** What was understood, as the fields take it; kinds of private text left out; whether it speaks for the other side. */
export type PasteRead = Omit<Cleaned, "text"> & { values: Typed; otherSide: boolean };

const TITLE_MAX = 60;
const SUMMARY_MAX = 100;
const KEYWORDS = 5;

/**
 * Read a pasted paragraph by rules into the fields of a listing. What is not understood is left empty, never guessed; the whole
 * text, without ways of contact and advertising, becomes the description. Pure: the same text gives the same fields.
 */
export function readPaste(source: string, side: Side, today: Day, tools: PasteTools): PasteRead {
  const { text, ...told } = cleaned(source);
  if (text === "") return { ...told, values: {}, otherSide: false };
  const title = titleOf(text);
  const description = descriptionOf(text, title);
  const fields = [fieldOf("title", title, tools), fieldOf("description", description, tools)];
  const named = placeConcepts(fields, tools.concepts);
  const form = formIn(title, text);
  const chain = chainIn(text, named, tools);
  const ways = waysIn(text);
  const targets = targetsIn(text);
  const qualifications = qualificationsIn(text, tools.qualifications);
  const keywords = keywordsIn(text, named, fields);
  const summary = summaryOf(text, description);
  const values: Typed = {
    ...(title !== "" && { title }),
    ...(description !== "" && { description }),
    ...(form !== null && { form }),
    ...(summary !== "" && { summary }),
    ...(keywords.length > 0 && { keywords: keywords.join("、") }),
    ...(chain !== null && { chain }),
    ...(ways.length > 0 && { cooperation: ways }),
    ...amountIn(text, side),
    ...daysIn(text, side, today),
    ...(qualifications.length > 0 && {
      [side === "DEMAND" ? "requiredQualifications" : "heldQualifications"]: qualifications.join("、"),
    }),
    ...(targets.length > 0 && { targetRegions: targets }),
  };
  return { ...told, values, otherSide: otherSideIn(side, text) };
}

function fieldOf(name: Field["name"], text: string, tools: ReadingTools): Field {
  const folded = tools.fold(text);
  return { name, folded, tokens: tools.tokenize(folded) };
}

const TITLE_NAMES = /^(?:名称|标题|项目名称|需求名称|供给名称|信息名称|产品名称|技术名称|成果名称|题目)$/u;
const TEXT_NAMES = /^(?:详细说明|说明|内容|需求内容|需求描述|描述|详情|具体要求|产品介绍)$/u;
const SUMMARY_NAMES = /^(?:摘要|内容摘要|简介|概述)$/u;
const KEYWORD_NAMES = /^(?:关键词|关键字)$/u;
const GREETING = /^(?:各位[^，,。]{0,8}|您好|你好|大家好|尊敬的[^，,。]{0,10})$/u;

/** What stands before the word that says what is wanted: `我公司因扩产需|求购…`. */
const LEAD =
  /^(?:.{1,16}?(?=求购|采购|寻求|诚寻|招标|委托(?:开发|研发)|联合攻关|供应|转让|出售)|(?:我[司们]|我公司|本公司|我单位|本单位|我厂)(?:现|拟|目前|计划)?)/u;

/** The title as named, else a first line that is short, else the first clause that says something. */
function titleOf(text: string): string {
  const named = labelled(text, TITLE_NAMES);
  if (named !== null) return truncate(named, TITLE_MAX);
  const [first = "", ...rest] = text.split("\n").filter((line) => line.trim() !== "");
  const bare = first.replace(/^[【[（(][^】\])）]{1,8}[】\])）]\s*/u, "").trim();
  if (rest.length > 0 && codePoints(bare) <= 40 && !/[。；;]./u.test(bare)) return bare.replace(/[。；;，,]$/u, "");
  const clauses = clausesOf(text).filter((clause) => !GREETING.test(clause));
  const telling = clauses.find(
    (clause) => /求购|采购|寻求|需要|需|供应|提供|转让|研发|攻关|招标|出售/u.test(clause) && codePoints(clause) >= 4,
  );
  const chosen = telling ?? clauses.find((clause) => codePoints(clause) >= 4) ?? clauses[0] ?? "";
  return truncate(chosen.replace(LEAD, ""), TITLE_MAX);
}

/** All of the text but the lines that became title, summary and keywords; the name of the description itself goes. */
function descriptionOf(text: string, title: string): string {
  const lines = text.split("\n").flatMap((line, index) => {
    const isTitle = index === 0 && line.replace(/[。；;，,]$/u, "").trim() === title;
    const isOther = [TITLE_NAMES, SUMMARY_NAMES, KEYWORD_NAMES].some((names) => labelled(line, names) !== null);
    return isTitle || isOther ? [] : [labelled(line, TEXT_NAMES) ?? line];
  });
  return lines.join("\n").trim() || text;
}

/** Whole sentences from the beginning of a long description. */
function summaryOf(text: string, description: string): string {
  const named = labelled(text, SUMMARY_NAMES);
  if (named !== null) return truncate(named, 200);
  let summary = "";
  for (const part of description.replace(/\s*\n\s*/gu, "").match(/[^。！？!?；;]+[。！？!?；;]?/gu) ?? []) {
    if (summary !== "" && codePoints(summary + part) > SUMMARY_MAX) break;
    summary += part;
  }
  return codePoints(summary) <= 200 ? summary : truncate(summary, SUMMARY_MAX);
}

/** What a thing is, before what it is measured by or used in. */
const TELLING: Partial<Record<PlacedConcept["kind"], number>> = { 产品: 4, 系统: 4, 部件: 4, 材料: 3, 软件: 4, 工艺: 3, 服务: 3 };

/** Things the text names, as it spells them; the title's first, the more often named before the less. */
function keywordsIn(text: string, named: readonly PlacedConcept[], fields: readonly Field[]): string[] {
  const written = labelled(text, KEYWORD_NAMES);
  if (written !== null) return [...new Set(splitWords(written.replace(/[\s/]+/gu, "、")))].slice(0, KEYWORDS);
  const points = new Map<number, { spelling: string; points: number }>();
  for (const mention of named) {
    const { original, start, end } = fields[mention.field]?.folded ?? { original: "", start: [], end: [] };
    const telling = TELLING[mention.kind] ?? 0;
    const spelling = original.slice(start[mention.start], end[mention.end - 1]);
    if (telling === 0 || /报告|认证|证书|^(?:ISO|CNAS|CMA)/iu.test(spelling)) continue;
    const known = points.get(mention.concept);
    points.set(mention.concept, {
      spelling: known?.spelling ?? spelling,
      points: (known?.points ?? 0) + telling * (mention.field === 0 ? 3 : 1),
    });
  }
  const ranked = [...points.values()].toSorted((a, b) => b.points - a.points).map(({ spelling }) => spelling);
  return [...new Set(ranked)].filter((word) => codePoints(word) <= 40).slice(0, KEYWORDS);
}

/** The chain that the named things belong to most, or that the text names itself; null when two are as likely. */
function chainIn(text: string, named: readonly PlacedConcept[], { chains, concepts }: PasteTools): string | null {
  const points = new Map<string, number>();
  const vote = (code: string | null, weight: number): void => {
    if (code !== null && chains.some((term) => term.code === code)) points.set(code, (points.get(code) ?? 0) + weight);
  };
  for (const { concept, field } of named) {
    const above = [concept, ...concepts.ancestors(concept).map(({ id }) => id)];
    const codes = new Set(above.map((id) => chainOfTrade(concepts.term(id).slice(2))));
    for (const code of codes) vote(code, field === 0 ? 3 : 1);
  }
  for (const { code, labelZh, aliases } of chains) if ([labelZh, ...aliases].some((name) => text.includes(name))) vote(code, 3);
  const [best, second] = [...points].toSorted((a, b) => b[1] - a[1]);
  return best && best[1] > (second?.[1] ?? 0) ? best[0] : null;
}
