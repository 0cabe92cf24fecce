import { codePoints } from "#lib/kernel/text.ts";
import { detailsOf, type ListingContent } from "./model.ts";

/** A description of this many code points earns all its points; a shorter one its share. */
const FULL_DESCRIPTION = 120;

/** The part of a content that the completeness rests on. */
export type Scored = Pick<
  ListingContent,
  | "side"
  | "form"
  | "title"
  | "description"
  | "summary"
  | "keywords"
  | "chain"
  | "chainLink"
  | "cluster"
  | "cooperation"
  | "amountMinWan"
  | "amountMaxWan"
  | "neededBy"
  | "availableFrom"
  | "requiredQualifications"
  | "heldQualifications"
  | "details"
>;

type Part = { field: string; points: number; share(content: Scored): number };

const has = (present: boolean): number => (present ? 1 : 0);

/**
 * What each field buys of the completeness, in points; they sum to 100 (a unit test holds them to it). The required fields
 * alone reach 35: a listing that says no more should not look finished. Weights: docs/adr/0021-completeness.md.
 */
export const COMPLETENESS: readonly Part[] = [
  { field: "form", points: 5, share: (c) => has(c.form !== null) },
  { field: "title", points: 10, share: (c) => has(c.title !== "") },
  { field: "description", points: 20, share: (c) => Math.min(1, codePoints(c.description) / FULL_DESCRIPTION) },
  { field: "summary", points: 5, share: (c) => has(c.summary !== "") },
  { field: "keywords", points: 10, share: (c) => Math.min(1, c.keywords.length / 3) },
  { field: "chain", points: 8, share: (c) => has(c.chain !== null) },
  { field: "chainLink", points: 4, share: (c) => has(c.chainLink !== null || c.cluster !== null) },
  { field: "cooperation", points: 8, share: (c) => has(c.cooperation.length > 0) },
  { field: "amount", points: 10, share: (c) => has(c.amountMinWan !== null || c.amountMaxWan !== null) },
  { field: "date", points: 5, share: (c) => has((c.side === "DEMAND" ? c.neededBy : c.availableFrom) !== null) },
  {
    field: "qualifications",
    points: 5,
    share: (c) => has((c.side === "DEMAND" ? c.requiredQualifications : c.heldQualifications).length > 0),
  },
  // Half of the side's own fields is plenty: not every one applies to every trade.
  { field: "details", points: 10, share: (c) => Math.min(1, Object.keys(c.details).length / (detailsOf(c.side).length / 2)) },
];

/** How much a listing says, 0 to 100. Pure; the same content always gives the same number. */
export function completenessOf(content: Scored): number {
  return Math.round(COMPLETENESS.reduce((sum, { points, share }) => sum + points * share(content), 0));
}

/** Fields that would still raise the completeness, with the points each would add, most first. */
export function completenessGains(content: Scored): { field: string; points: number }[] {
  return COMPLETENESS.map(({ field, points, share }) => ({ field, points: Math.round(points * (1 - share(content))) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
}
