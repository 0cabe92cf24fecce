import type { Viewing } from "#lib/kernel/context.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { listListingsById } from "#lib/listings/queries.ts";
import { findCounterparts } from "#lib/matching/queries/find-counterparts.ts";
import { tellingFor } from "#lib/matching/queries/find-matches.ts";
import { tellPair } from "#lib/matching/queries/lines.ts";
import { prepareUnsaved } from "#lib/matching/queries/preview-matches.ts";
import type { CounterpartsFound } from "#lib/matching/schema/counterparts.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** So many are counted one by one; beyond them the answer says «more». */
const COUNTED = 60;
const SAMPLES = 3;
const REASONS = 2;

/**
 * Firms that a listing would be recommended to, or that may be worth a look, while it is being written. Public and anonymous listings alone: an anonymous one
 * shows its region, never its firm. Nothing is stored.
 *
 * @throws {DomainError} UNAUTHENTICATED, ORG_SUSPENDED
 */
export async function counterpartsWhileTyping(viewing: Viewing, content: ListingContent): Promise<CounterpartsFound> {
  authorize(viewing.actor, "match.preview", null);
  const { mine, index } = await prepareUnsaved(viewing, content);
  const { fitting } = await findCounterparts(viewing, index, mine, COUNTED, { ofFirm: null });
  const { recommendedFrom, nearFrom } = index.active.weights;
  const from = (points: number) => fitting.filter(({ score }) => score.points >= points);
  const recommended = from(recommendedFrom);
  const sure = recommended.length > 0;
  // Half a listing says little: what is worth a look is told as just that.
  const good = sure ? recommended : from(nearFrom);
  const regionOf = new Map(good.map(({ other: { listing } }) => [listing.organizationId, listing.region]));
  const best = good.slice(0, SAMPLES);
  const [telling, views] = await Promise.all([
    tellingFor(viewing, index),
    listListingsById(
      viewing,
      best.map(({ other }) => other.listing.id),
    ),
  ]);
  const samples = best.flatMap(({ other, score }) => {
    const view = views.get(other.listing.id);
    if (!view) return [];
    const { reasons } = tellPair(mine, other, score, telling);
    const { code, title, organization } = view;
    return [
      {
        ...{ code, title, region: organization.region, organization: organization.name },
        reasons: reasons.slice(0, REASONS).map(({ text, mine: ours, theirs }) => ({ text, mine: ours, theirs })),
      },
    ];
  });
  const counted = REGIONS.map((region) => ({ region, firms: [...regionOf.values()].filter((one) => one === region).length }));
  return {
    sure,
    firms: regionOf.size,
    more: good.length === COUNTED,
    regions: counted.filter(({ firms }) => firms > 0).toSorted((a, b) => b.firms - a.firms),
    samples,
  };
}
