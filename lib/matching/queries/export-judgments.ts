import { opaqueName } from "#lib/auth/secrets.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { JUDGMENT_REASON_LABELS } from "#lib/matching/labels.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { atKey, loadListingsAt } from "#lib/matching/queries/judged-listings.ts";
import { loadWords } from "#lib/matching/queries/judgments.ts";
import { STAND_IN } from "#lib/matching/queries/load-listings.ts";
import { benchGrade, judgedPairs } from "#lib/matching/score/judged-pairs.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

/** The three files of a collection of the quality bench. */
export const EXPORT_FILES = ["listings", "needs", "links"] as const;
export type ExportFile = (typeof EXPORT_FILES)[number];

/** Grade from which an offer answers a need. */
const ANSWERS = 3;

function listingLine(listing: MatchListing) {
  const hidden = listing.visibility === "ANONYMOUS";
  return {
    externalId: listing.code,
    side: listing.side,
    form: listing.form,
    title: listing.title,
    summary: listing.summary,
    description: listing.description,
    keywords: listing.keywords,
    chain: listing.chain,
    cluster: listing.cluster,
    organization: {
      // The bench tells firms apart by their name; an anonymous one keeps a name of its own that says nothing.
      name: hidden ? `${STAND_IN}${opaqueName("judged-firm", listing.organizationId).slice(0, 8)}` : listing.organizationName,
      creditCode: null,
      region: listing.region,
    },
    targetRegions: listing.targetRegions,
    cooperation: listing.cooperation,
    requiredQualifications: listing.requiredQualifications.map(({ label }) => label),
    heldQualifications: listing.heldQualifications.map(({ label }) => label),
    amountMinWan: listing.amountMinWan,
    amountMaxWan: listing.amountMaxWan,
    amountBasis: listing.amountBasis,
    neededBy: listing.neededBy,
    availableFrom: listing.availableFrom,
    validUntil: listing.validUntil,
  };
}

/**
 * The judged pairs in the form of the quality bench, one of its three files as JSON Lines: demands are the needs, supplies the
 * offers. Listings are written as they were when they were last judged; notes, which people write freely, stay here.
 *
 * @throws {DomainError} FORBIDDEN for all but staff and the auditor
 */
export async function exportJudgments(viewing: Viewing, file: ExportFile): Promise<string> {
  const { pairs } = judgedPairs(await loadWords(viewing));
  const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  if (file === "links") {
    return lines(
      pairs.map(({ newest }) => ({
        needId: newest.demand.code,
        offerId: newest.supply.code,
        ...benchGrade(newest),
        why: newest.reason ? JUDGMENT_REASON_LABELS[newest.reason] : t(viewing.locale, "matching.fit"),
      })),
    );
  }
  // A later verdict stands behind an earlier one: its version is the one that stays.
  const versions = new Map<string, number>();
  for (const { newest } of pairs) {
    versions.set(newest.demandId, newest.demandVersion);
    versions.set(newest.supplyId, newest.supplyVersion);
  }
  if (file === "listings") {
    const wanted = [...versions].map(([id, version]) => ({ id, version }));
    const found = await loadListingsAt(viewing, wanted);
    return lines(wanted.flatMap((at) => found.get(atKey(at)) ?? []).map(listingLine));
  }
  const chains = new Map((await taxonomyOf(viewing.db, "chain")).map(({ code, labelZh }) => [code, labelZh]));
  const needs = new Map<string, { industry: string; hasAnswer: boolean }>();
  for (const { newest } of pairs) {
    const { code, chain } = newest.demand;
    const known = chain ?? newest.supply.chain;
    const industry = known === null ? t(viewing.locale, "judgments.noChain") : (chains.get(known) ?? known);
    const before = needs.get(code);
    const answers = benchGrade(newest).grade >= ANSWERS;
    needs.set(code, { industry: before?.industry ?? industry, hasAnswer: (before?.hasAnswer ?? false) || answers });
  }
  return lines([...needs].map(([needId, need]) => ({ needId, ...need })));
}
