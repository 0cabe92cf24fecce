import type { CodeNames } from "#components/listing-view.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { InterestView } from "#lib/interests/model.ts";
import { addMonths, type Day } from "#lib/kernel/clock.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import type { MatchesView } from "#lib/matching/queries/matches.ts";
import type { TeamView } from "#lib/matching/queries/team/find-team.ts";
import { ENGINE } from "#lib/matching/schema.ts";

export const NAMES: CodeNames = { chain: (code) => code, division: (code) => code };

/** Two invented listings: a supply and a demand that fit, as a reader of the list sees them. */
export function sampleListings(locale: Locale, today: Day): { supply: ListingView; demand: ListingView } {
  const supply: ListingView = {
    code: "JJJ-2026-S-00001",
    side: "SUPPLY",
    externalId: null,
    form: "PRODUCT",
    title: t(locale, "specimen.listingSupply"),
    summary: t(locale, "specimen.listingText"),
    description: t(locale, "specimen.listingText"),
    keywords: [t(locale, "specimen.keyword")],
    chain: null,
    chainLink: null,
    cluster: null,
    details: {},
    targetRegions: [],
    cooperation: ["PURCHASE"],
    requiredQualifications: [],
    heldQualifications: [],
    amountMinWan: 160,
    amountMaxWan: 200,
    amountBasis: null,
    neededBy: null,
    availableFrom: null,
    validUntil: addMonths(today, 6),
    visibility: "PUBLIC",
    organization: { id: null, name: t(locale, "specimen.firmBeijing"), region: "BEIJING", division: null, verified: true },
    lastConfirmedAt: null,
    completeness: 60,
    status: "PUBLISHED",
    publishedAt: null,
    version: 1,
    url: "",
    attachments: [],
    createdAt: null,
    updatedAt: null,
    lastDecision: null,
    contact: null,
    pending: null,
    enteredByStaff: false,
  };
  const organization = {
    ...supply.organization,
    name: t(locale, "specimen.firmHebei"),
    region: "HEBEI",
    verified: false,
  } as const;
  return {
    supply,
    demand: {
      ...supply,
      code: "JJJ-2026-D-00002",
      side: "DEMAND",
      title: t(locale, "specimen.listingDemand"),
      neededBy: today,
      organization,
      enteredByStaff: true,
    },
  };
}

/** What would match the sample demand: recommended, possible, faint and nearly. */
export function sampleMatches(locale: Locale, listing: ListingView, asOf: Date): MatchesView {
  const quoted = { mine: t(locale, "specimen.keyword"), theirs: t(locale, "specimen.keyword") };
  const reason = { kind: "TOPIC" as const, text: t(locale, "specimen.reason"), points: 62, ...quoted };
  const caution = { kind: "DATE", text: t(locale, "specimen.caution"), mine: null, theirs: null };
  const item = { listing, score: 62, tier: "RECOMMENDED" as const, reasons: [reason], cautions: [caution] };
  const possible = (score: number) => ({
    ...item,
    score,
    tier: "POSSIBLE" as const,
    reasons: [{ ...reason, points: score }],
    cautions: [],
  });
  const failed = {
    constraint: "BUDGET" as const,
    text: t(locale, "specimen.failed"),
    mine: null,
    theirs: null,
    change: t(locale, "specimen.failedChange"),
  };
  return {
    listing: "JJJ-2026-D-00002",
    asOf: asOf.toISOString(),
    engine: ENGINE,
    noMatch: false,
    items: [item, possible(28), possible(3)],
    nearMisses: [{ listing, failed: [failed] }],
    hiddenCount: 2,
    lookFrom: 10,
    suggestions: [{ kind: "AMOUNT", field: "amountMaxWan", text: t(locale, "matching.suggestBudget", { count: 3 }), count: 3 }],
  };
}

/** Two suppliers that answer the need together, one thing left open, over the budget. */
export function sampleTeam(locale: Locale, listing: ListingView): TeamView {
  const part = { asked: t(locale, "specimen.keyword"), offered: t(locale, "specimen.listingSupply"), isSpec: false };
  return {
    members: [{ listing, score: 40, parts: [part, { asked: "45MPa", offered: null, isSpec: true }] }],
    missing: [t(locale, "specimen.part")],
    overBudget: { sumWan: 220, budgetWan: 180 },
  };
}

/** A contact request that waits for its answer. */
export function sampleInterest(locale: Locale, asOf: Date): InterestView {
  const party = (name: string, region: "BEIJING" | "HEBEI") => ({ id: null, name, region, verified: true });
  return {
    id: "sample",
    listing: { code: "JJJ-2026-S-00001", title: t(locale, "specimen.listingSupply"), side: "SUPPLY" },
    fromListing: "JJJ-2026-D-00002",
    role: "OWNER",
    asker: party(t(locale, "specimen.firmHebei"), "HEBEI"),
    owner: party(t(locale, "specimen.firmBeijing"), "BEIJING"),
    seeking: t(locale, "specimen.listingDemand"),
    questions: t(locale, "specimen.question"),
    about: "",
    wantsNda: true,
    status: "REQUESTED",
    createdAt: asOf.toISOString(),
    dueAt: asOf.toISOString(),
    answeredAt: null,
    mediator: null,
    version: 1,
    contact: null,
    outcomes: [],
  };
}
