import type { ConceptPart } from "./model/difference.ts";

/** The parts of a concept as the history of its changes calls them. */
export const PART_LABELS: Record<ConceptPart, string> = {
  kind: "类别",
  aliases: "别名",
  broader: "上位概念",
  wholes: "整体",
  downstream: "下游",
  contexts: "语境词",
};
