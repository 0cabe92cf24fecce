// A seeded list of invented firms and listings of any length, for plans and timings: texts of trade words in topics, with
// amounts, days, measured statements, certificates and restrictions at the rates real lists have them. Smaller lists are
// prefixes of larger ones.
import { INDUSTRY_WORDS } from "#lib/text/dictionary.ts";

const REGIONS = ["BEIJING", "TIANJIN", "HEBEI"] as const;
const DIVISIONS = {
  BEIJING: ["110108", "110112", "110113"],
  TIANJIN: ["120116", "120114"],
  HEBEI: ["130607", "130203", "130629", "131003"],
};
const FORMS = ["PRODUCT", "PRODUCT", "SYSTEM_INTEGRATION", "OTHER", "TECHNOLOGY"] as const;
const CHAINS = [
  "hydrogen",
  "biomedicine",
  "cyber-industrial-internet",
  "machine-tools",
  "nev-icv",
  "robotics",
  "none",
  null,
] as const;
const COOPERATION = ["PURCHASE", "SERVICE", "JOINT_RND", "CONTRACT_MANUFACTURING", "TRANSFER"] as const;
const COMMON = [
  "供应",
  "采购",
  "合作",
  "需要",
  "定制",
  "交货",
  "验收",
  "调试",
  "质保",
  "样品",
  "批量",
  "工况",
  "现场",
  "改造",
  "升级",
];
const MEASURES = [
  "压力不低于{n}MPa",
  "厚度{n}mm",
  "处理量{n}t/h",
  "精度±0.{n}mm",
  "寿命不少于{n}00小时",
  "纯度99.{n}%",
  "功率{n}kW",
  "温度{n}℃",
];
const TOPIC_SIZE = 14;

/** A small deterministic generator (mulberry32): the same seed gives the same list on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const idOf = (kind: number, n: number) =>
  `0190${String(kind).padStart(4, "0")}-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;

export type SyntheticFirm = { id: string; name: string; region: (typeof REGIONS)[number]; division: string };

/** Firm number `n`. */
export function firm(n: number): SyntheticFirm {
  const region = REGIONS[n % 3] ?? "HEBEI";
  const places = DIVISIONS[region];
  return { id: idOf(1, n), name: `示例样本单位${n}号有限公司`, region, division: places[n % places.length] ?? "110108" };
}

function sentence(pick: (list: readonly string[]) => string, topic: readonly string[], random: () => number): string {
  const words = Array.from({ length: 3 + Math.floor(random() * 4) }, () => (random() < 0.65 ? pick(topic) : pick(COMMON)));
  return `${words.join(random() < 0.5 ? "、" : "")}${random() < 0.5 ? `，${pick(MEASURES).replace("{n}", String(1 + Math.floor(random() * 90)))}` : ""}。`;
}

/** Listing number `n` of a list whose firms number `firms`; topics are slices of the trade dictionary. */
export function listing(n: number, firms: number) {
  const random = seeded(n * 7919 + 17);
  const pick = <T,>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const side = n % 2 === 0 ? "DEMAND" : "SUPPLY";
  const start = Math.floor(random() * 2000);
  // 2,000 topics: a run of neighbouring trade words and some from anywhere.
  const topicRandom = seeded(start);
  const topic = Array.from({ length: TOPIC_SIZE }, (_, i) =>
    i < 8
      ? (INDUSTRY_WORDS[(Math.floor(start / 8) + i) % INDUSTRY_WORDS.length] ?? "")
      : (INDUSTRY_WORDS[Math.floor(topicRandom() * INDUSTRY_WORDS.length)] ?? ""),
  );
  const low = Math.round(10 ** (1 + random() * 2.5));
  const priced = random() < 0.85;
  const month = String(1 + Math.floor(random() * 12)).padStart(2, "0");
  const sentences = Array.from({ length: 3 + Math.floor(random() * 9) }, () => sentence(pick, topic, random)).join("");
  return {
    id: idOf(2, n),
    code: `JJJ-2026-${side === "SUPPLY" ? "S" : "D"}-${String(n).padStart(7, "0")}`,
    organizationId: firm(Math.floor(random() * firms)).id,
    side,
    form: pick(FORMS),
    title: `${side === "DEMAND" ? "求购" : ""}${pick(topic)}${pick(topic)}`.slice(0, 30),
    summary: random() < 0.6 ? sentence(pick, topic, random) : "",
    description: `${sentences}${random() < 0.08 ? `不含${pick(topic)}。` : ""}`,
    keywords: [...new Set([pick(topic), pick(topic), pick(topic)])],
    chain: pick(CHAINS),
    targetRegions: random() < 0.15 ? [pick(REGIONS), pick(REGIONS)].filter((region, i, all) => all.indexOf(region) === i) : [],
    cooperation: [...new Set([pick(COOPERATION), pick(COOPERATION)])],
    qualifications: random() < 0.25 ? [pick(["CNAS", "CMA", "ISO 13485", "IATF 16949", "防爆合格证"])] : [],
    amountMinWan: priced ? low : null,
    amountMaxWan: priced ? Math.round(low * (1 + random())) : null,
    day: random() < 0.9 ? `2027-${month}-15` : null,
    validUntil: random() < 0.03 ? "2026-10-31" : `2027-${month}-28`,
    visibility: random() < 0.04 ? "ANONYMOUS" : random() < 0.03 ? "MATCH_ONLY" : "PUBLIC",
    status: random() < 0.95 ? "PUBLISHED" : "WITHDRAWN",
    publishedAt: new Date(Date.parse("2026-11-20T00:00:00Z") - n * 60_000),
  };
}
