import type { Concept } from "#lib/ontology/model/concept.ts";
import { hash32 } from "#lib/text/hash.ts";
import { Draw } from "./draw.ts";
import { MEASURES, type Measure } from "./measures.ts";

/** One thing that is traded, and the words that stand near it. `values`: the usual value of each measure. */
export type Topic = {
  concept: Concept;
  chain: string | null;
  /** Name and aliases of Chinese and Latin letters, the usual ones first. */
  names: readonly string[];
  /** What it is a kind of, part of, goes into, and its like. */
  near: readonly string[];
  measures: readonly (readonly [measure: Measure, usual: number])[];
};

/** Everything texts are made of: what is traded by how often, and where and why. */
export type Trade = { topics: readonly Topic[]; scenes: readonly string[]; qualities: readonly string[] };

const TRADED: ReadonlySet<string> = new Set(["产品", "部件", "系统", "材料", "工艺", "服务", "软件"]);
const MEASURES_OF_ONE = 4;
const LIKE_KEPT = 6;
/** Words that tell a chain apart, looked for in a concept and in what it is a kind of. */
const CHAINS: readonly [words: RegExp, chain: string][] = [
  [/氢|电解槽|燃料电池/u, "hydrogen"],
  [/药|生物|医|疫苗|酶|诊断/u, "biomedicine"],
  [/机器人|减速器|伺服|机械臂|移动底盘/u, "robotics"],
  [/机床|刀具|主轴|数控|丝杠|夹具|磨/u, "machine-tools"],
  [/汽车|整车|车载|车规|底盘|电驱|智驾/u, "nev-icv"],
  [/网络|软件|平台|数据|工业互联网|信息|安全/u, "cyber-industrial-internet"],
];

function chainOf(concept: Concept): string | null {
  const text = [concept.name, ...concept.broader, ...concept.wholes, ...concept.downstream].join(" ");
  const named = CHAINS.find(([words]) => words.test(text))?.[1];
  if (named) return named;
  return (hash32(concept.broader[0] ?? concept.name) & 1) === 0 ? "none" : null;
}

function measuresOf(name: string): Topic["measures"] {
  const draw = new Draw(hash32(`measures ${name}`));
  return draw.some(MEASURES, MEASURES_OF_ONE).map((measure) => {
    const usual = measure.from * (measure.to / measure.from) ** draw.share();
    return [measure, usual] as const;
  });
}

/** The trade of an ontology. Which wares are common is drawn by their names, so that a new concept moves few others. */
export function tradeOf(concepts: readonly Concept[]): Trade {
  const like = new Map<string, string[]>();
  for (const { name, broader } of concepts) {
    for (const wider of broader) like.set(wider, [...(like.get(wider) ?? []), name]);
  }
  const topics = concepts
    .filter(({ kind }) => TRADED.has(kind))
    .map((concept): Topic => {
      const siblings = concept.broader.flatMap((wider) => (like.get(wider) ?? []).slice(0, LIKE_KEPT));
      const near = [...concept.broader, ...concept.wholes, ...concept.downstream, ...siblings];
      return {
        concept,
        chain: chainOf(concept),
        names: [concept.name, ...concept.aliases].filter((name) => name.length <= 16),
        near: near.length > 0 ? [...new Set(near)] : [concept.name],
        measures: measuresOf(concept.name),
      };
    })
    .filter(({ names }) => names.length > 0);
  const rank = new Map(topics.map((topic) => [topic, hash32(`common ${topic.concept.name}`)]));
  topics.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || (a.concept.name < b.concept.name ? -1 : 1));
  const named = (kind: string) => concepts.filter((concept) => concept.kind === kind).map(({ name }) => name);
  return { topics, scenes: named("场景"), qualities: named("指标") };
}
