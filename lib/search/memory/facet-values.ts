import { COOPERATION } from "#lib/listings/model.ts";
import { FORM_CODE, REGION_BIT } from "#lib/matching/model/form.ts";
import type { FacetCounts } from "#lib/search/memory/question.ts";
import type { FacetName } from "#lib/search/port.ts";

/** All facets; the place of one is its bit wherever facets are told by bits. */
export const FACET_NAMES: readonly FacetName[] = ["side", "form", "chain", "region", "cooperation"];

/** The facets whose values are the same in every segment; chains are numbered by each. */
export type FixedFacet = Exclude<FacetName, "chain">;

/** Every value of the fixed facets with its code in the index. */
export const CODES: Record<FixedFacet, ReadonlyMap<string, number>> = {
  side: new Map([
    ["SUPPLY", 0],
    ["DEMAND", 1],
  ]),
  form: new Map(Object.entries(FORM_CODE)),
  region: new Map(Object.entries(REGION_BIT)),
  cooperation: new Map(COOPERATION.map((way, i) => [way, i])),
};

export function noCounts(): FacetCounts {
  return { side: {}, form: {}, chain: {}, region: {}, cooperation: {} };
}

/** Values that nothing has are left out. */
export function addCount(counts: Record<string, number>, value: string, more: number): void {
  if (more > 0) counts[value] = (counts[value] ?? 0) + more;
}
