import type { MatchRun } from "#lib/db/generated/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { type PlanFirm, type PlanPair, planMeetings } from "#lib/matching/model/plan/plan.ts";
import {
  firmsById,
  type LivePair,
  liveFirms,
  livePairs,
  type PlanFirmRow,
  stillFitting,
} from "#lib/matching/queries/plan/live-pairs.ts";
import { findResult } from "#lib/matching/queries/runs/runs.ts";
import type { PlanQuery } from "#lib/matching/schema/whole-list.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** One meeting with both sides. */
export type Meeting = LivePair & { demandFirm: PlanFirmRow; supplyFirm: PlanFirmRow };
export type UnmetFirm = { firm: PlanFirmRow; best: Meeting | null };
export type PlanView = {
  run: Pick<MatchRun, "scope" | "engine" | "digest" | "finishedAt">;
  meetings: Meeting[];
  /** The firms that have meetings, by name, each with its own in the order of the plan. */
  byFirm: { firm: PlanFirmRow; meetings: Meeting[] }[];
  /** Firms in the scope without a meeting; `best`: whom they could have met, had there been a place. */
  unmet: UnmetFirm[];
  totalPoints: number;
  /** More pairs are stored than a plan takes in; the weakest were left out. */
  cut: boolean;
};

/** Firms that carry one of these tags are the small and middle-sized ones among which exposure is spread. */
const SMALL_FIRM_TAGS = ["专精特新", "小巨人"];

/** Region, county in it, size in that: a firm hangs in one group of each. */
function groupsOf({ region, division, tags }: PlanFirmRow): string[] {
  const size = tags.some((tag) => SMALL_FIRM_TAGS.some((mark) => tag.includes(mark))) ? "small" : "other";
  return [region, division ?? "", size];
}

/**
 * The plan of a meeting day from the stored matches of a scope: who meets whom, and who meets nobody and why. null while the
 * scope has never been matched as a whole. Everything in it is live at this instant; contacts are no part of it.
 *
 * @throws {DomainError} FORBIDDEN
 */
export async function getPlan(viewing: Viewing, query: PlanQuery): Promise<PlanView | null> {
  authorize(viewing.actor, "match.readWholeList", null);
  const run = await findResult(viewing, query.scope);
  if (!run) return null;
  const [{ pairs: stored, cut }, inScope] = await Promise.all([livePairs(viewing, run.id, query), liveFirms(viewing, query)]);
  const pairs = await stillFitting(viewing, stored);
  const known = new Set(inScope.map(({ id }) => id));
  const others = new Set(pairs.flatMap(({ demand, supply }) => [demand.firm, supply.firm]).filter((id) => !known.has(id)));
  const firms = new Map([...inScope, ...(await firmsById(viewing, [...others]))].map((firm) => [firm.id, firm]));
  const byKey = new Map(pairs.map((pair) => [`${pair.demand.id} ${pair.supply.id}`, pair]));
  const plan = planMeetings(
    pairs.map(({ demand, supply, scoreTenths }): PlanPair => {
      return { demandId: demand.id, supplyId: supply.id, demandFirm: demand.firm, supplyFirm: supply.firm, scoreTenths };
    }),
    [...firms.values()].map((firm): PlanFirm => ({ id: firm.id, groups: groupsOf(firm) })),
    { perFirm: query.perFirm, perListing: query.perListing, balanced: query.order === "balanced" },
  );
  const toMeeting = ({ demandId, supplyId }: PlanPair): Meeting[] => {
    const pair = byKey.get(`${demandId} ${supplyId}`);
    const demandFirm = pair && firms.get(pair.demand.firm);
    const supplyFirm = pair && firms.get(pair.supply.firm);
    return pair && demandFirm && supplyFirm ? [{ ...pair, demandFirm, supplyFirm }] : [];
  };
  const meetings = plan.meetings.flatMap(toMeeting);
  const ofFirm = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    for (const { id } of [meeting.demandFirm, meeting.supplyFirm]) ofFirm.set(id, [...(ofFirm.get(id) ?? []), meeting]);
  }
  const unmet = new Map(plan.unmet.map((one) => [one.firm, one]));
  return {
    run,
    meetings,
    byFirm: [...firms.values()].flatMap((firm) => {
      const own = ofFirm.get(firm.id);
      return own ? [{ firm, meetings: own }] : [];
    }),
    // A firm outside the filters came in by its pairs alone: that it goes without says nothing.
    unmet: inScope.flatMap((firm): UnmetFirm[] => {
      const one = unmet.get(firm.id);
      if (!one) return [];
      return [{ firm, best: one.why === "FULL" ? (toMeeting(one.best)[0] ?? null) : null }];
    }),
    totalPoints: plan.totalTenths / 10,
    cut,
  };
}
