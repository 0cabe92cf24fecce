/** What a concept is to trade: stuff, component, machine, plant, process, service, software, measure, place, field of trade. */
export const CONCEPT_KINDS = ["材料", "部件", "产品", "系统", "工艺", "服务", "软件", "指标", "场景", "领域"] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

/** One thing the trades talk about, with everything it is called. Relations name other concepts by their `name`. */
export type Concept = {
  /** The field's standard term; unique. */
  name: string;
  kind: ConceptKind;
  /** Other names: colloquial, abbreviated, English, typical grades. */
  aliases: readonly string[];
  /** What it is a kind of. */
  broader: readonly string[];
  /** What it is a part of. */
  wholes: readonly string[];
  /** What it goes into, or what comes after it in the chain. */
  downstream: readonly string[];
  /** Names that mean this concept only in company: one of the words must stand in the same listing. */
  contexts: readonly { name: string; words: readonly string[] }[];
};
