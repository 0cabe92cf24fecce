import type { Form } from "#lib/db/generated/enums.ts";
import { addDays, addMonths, type Day } from "#lib/kernel/clock.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { emptyContent } from "#lib/listings/schema.ts";
import { hash32 } from "#lib/text/hash.ts";
import { Draw } from "./draw.ts";
import {
  CERTIFICATES,
  DEMAND_SENTENCES,
  DEMAND_TITLES,
  EXCLUSIONS_DEMAND,
  EXCLUSIONS_SUPPLY,
  GENERAL,
  SUPPLY_SENTENCES,
  SUPPLY_TITLES,
  TOWNS,
} from "./phrases.ts";
import type { Topic, Trade } from "./topics.ts";

/** How often each is stated. */
export const RATES = { amount: 0.6, date: 0.5, spec: 0.7, certificate: 0.25, exclusion: 0.2 } as const;
/** Firms come in blocks, so that a shorter list is the beginning of a longer one. */
const FIRMS_A_BLOCK = 100;
const LISTINGS_A_BLOCK = 4_000;
const PLACES = [
  ["BEIJING", "110105"],
  ["BEIJING", "110108"],
  ["BEIJING", "110114"],
  ["BEIJING", "110115"],
  ["TIANJIN", "120110"],
  ["TIANJIN", "120114"],
  ["TIANJIN", "120116"],
  ["HEBEI", "130202"],
  ["HEBEI", "130608"],
  ["HEBEI", "130109"],
  ["HEBEI", "131003"],
  ["HEBEI", "130702"],
] as const;
const FORM_OF_KIND: Readonly<Record<string, Form>> = {
  系统: "SYSTEM_INTEGRATION",
  工艺: "TECHNOLOGY",
  服务: "OTHER",
  软件: "PRODUCT",
};
const WAYS = ["PURCHASE", "SERVICE", "CONTRACT_MANUFACTURING", "JOINT_RND", "COMMISSIONED_RND", "CO_BUILD", "TRANSFER"];

/** Firm number `n` of every list. */
export function inventFirm(n: number) {
  const [region, division] = PLACES[n % PLACES.length] ?? PLACES[0];
  const trade = n % 9 === 0 ? "贸易" : ["科技", "机电", "装备", "材料", "工程技术"][n % 5];
  return { name: `示例第${n + 1}号${trade}有限公司`, region, division };
}

/** Number of firms of a list of so many listings. */
export const firmsOf = (listings: number): number => Math.ceil(listings / LISTINGS_A_BLOCK) * FIRMS_A_BLOCK;

type Words = { draw: Draw; topic: Topic; trade: Trade };

/** Two significant digits, as people say numbers. */
function spoken(value: number): string {
  const digits = Math.max(0, 1 - Math.floor(Math.log10(value)));
  return String(Number(value.toFixed(Math.min(digits, 4)))).slice(0, 9) || "1";
}

const nameIn = ({ draw, topic }: Words) => (draw.chance(0.6) ? (topic.names[0] ?? "") : draw.pick(topic.names));

function fill(template: string, words: Words): string {
  const { draw, topic, trade } = words;
  return template.replace(/\{([A-Z])\}/gu, (_, slot: string) => {
    if (slot === "P") return nameIn(words);
    if (slot === "R") return draw.often(topic.near);
    if (slot === "Q") return draw.often(trade.qualities, 1.2);
    if (slot === "F") return draw.often(trade.scenes);
    if (slot === "V") return draw.pick(TOWNS);
    return slot === "W" ? draw.often(GENERAL, 1.5) : String(draw.whole(2, 60));
  });
}

const DEMANDED = [
  "{M}不低于{X}{U}",
  "{M}≥{X}{U}",
  "{M}要求{X}–{Y}{U}",
  "{M}{X}{U}以上",
  "{M}不大于{Y}{U}",
  "{M}{X}{U}左右",
  "{M}≤{Y}{U}",
];
const OFFERED = ["{M}{X}{U}", "{M}可达{Y}{U}", "{M}范围{X}–{Y}{U}", "{M}{X}{U}，可定制", "{M}最高{Y}{U}"];

function specification({ draw, topic }: Words, demand: boolean): string {
  const parts = draw.some(topic.measures, draw.whole(1, 3)).map(([measure, usual]) => {
    const [unit, factor] = draw.often(measure.units);
    const low = Math.min(unit === "%" ? 98 : Number.POSITIVE_INFINITY, usual * factor * 2 ** (draw.whole(-2, 2) / 2));
    const high = unit === "%" ? low + (100 - low) * draw.share() : low * (1.2 + draw.share());
    return draw
      .pick(demand ? DEMANDED : OFFERED)
      .replace("{M}", draw.often(measure.names))
      .replace("{X}", spoken(low))
      .replace("{Y}", spoken(high))
      .replace("{U}", unit);
  });
  return `${parts.join("，")}。`;
}

function texts(words: Words, demand: boolean, index: number) {
  const { draw, topic } = words;
  const sentences = demand ? DEMAND_SENTENCES : SUPPLY_SENTENCES;
  const model = `${String.fromCharCode(65 + draw.whole(0, 25), 65 + draw.whole(0, 25))}${draw.whole(1, 9)}-${1000 + (index % 9000)}`;
  const hasModel = draw.chance(0.25);
  const title = fill(draw.often(demand ? DEMAND_TITLES : SUPPLY_TITLES, 1.4), words);
  const chosen = draw.some(sentences, draw.whole(3, 8)).map((sentence) => fill(sentence, words));
  if (draw.chance(RATES.spec)) chosen.push(specification(words, demand));
  if (hasModel) chosen.push(`型号${model}。`);
  if (draw.chance(RATES.exclusion)) chosen.push(fill(draw.pick(demand ? EXCLUSIONS_DEMAND : EXCLUSIONS_SUPPLY), words));
  // Half the lists speak of something beside the matter as well.
  if (draw.chance(0.5)) chosen.push(fill(draw.pick(sentences), { ...words, topic: draw.often(words.trade.topics) }));
  return {
    title: `${title}${hasModel ? ` ${model}` : ""}`.slice(0, 60),
    summary: draw.chance(0.8) ? fill(draw.often(sentences), words).slice(0, 200) : "",
    description: chosen.join(""),
    keywords: draw.some([...topic.names, ...topic.near], draw.whole(0, 4)).filter((word) => word.length <= 40),
  };
}

function amounts(draw: Draw, topic: Topic) {
  if (!draw.chance(RATES.amount)) return { amountMinWan: null, amountMaxWan: null };
  const usual = 10 ** (0.5 + (((hash32(`price ${topic.concept.name}`) >>> 0) % 1000) / 1000) * 2.5);
  const low = Math.max(1, Math.round(usual * 2 ** (draw.whole(-3, 3) / 2)));
  return { amountMinWan: low, amountMaxWan: Math.round(low * (1 + draw.share())) };
}

/**
 * The `index`-th invented listing of a seed and the number of its firm: nothing depends on how many there are, so that a list is
 * the beginning of every longer one. Valid content by the rules of listings.
 */
export function inventListing(trade: Trade, seed: number, index: number, today: Day): { firm: number; content: ListingContent } {
  const draw = new Draw(hash32(`listing ${seed} ${index}`));
  const topic = draw.often(trade.topics);
  const demand = draw.chance(0.5);
  const side = demand ? "DEMAND" : "SUPPLY";
  const firm = Math.floor(index / LISTINGS_A_BLOCK) * FIRMS_A_BLOCK + draw.whole(0, FIRMS_A_BLOCK - 1);
  const certificates = draw.chance(RATES.certificate) ? draw.some(CERTIFICATES, draw.whole(1, 3)) : [];
  const day = draw.chance(RATES.date) ? addDays(today, draw.whole(20, 400)) : null;
  return {
    firm,
    content: {
      ...emptyContent(side, today),
      externalId: `LARGE-${index}`,
      form: FORM_OF_KIND[topic.concept.kind] ?? "PRODUCT",
      ...texts({ draw, topic, trade }, demand, index),
      chain: draw.chance(0.85) ? topic.chain : null,
      targetRegions: draw.chance(0.1) ? draw.some(["BEIJING", "TIANJIN", "HEBEI"] as const, draw.whole(1, 2)) : [],
      cooperation: [...new Set([draw.often(WAYS), draw.often(WAYS)])],
      // A buyer asks for one certificate, a maker holds several.
      ...(demand ? { requiredQualifications: certificates.slice(0, 1) } : { heldQualifications: certificates }),
      ...amounts(draw, topic),
      ...(demand ? { neededBy: day } : { availableFrom: day && addDays(today, draw.whole(0, 120)) }),
      validUntil: addMonths(today, draw.whole(1, 12)),
      visibility: draw.chance(0.03) ? "ANONYMOUS" : "PUBLIC",
    },
  };
}
