import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { dayNumber } from "#lib/matching/model/form.ts";
import { type Prepared, prepareListing } from "#lib/matching/model/prepared.ts";
import { lastActivation, type NumberedWeights, weightsOfVersion } from "#lib/matching/queries/active-weights.ts";
import { atKey, loadListingsAt } from "#lib/matching/queries/judged-listings.ts";
import { loadWords } from "#lib/matching/queries/judgments.ts";
import { preparedIndex } from "#lib/matching/queries/prepared-index.ts";
import { breathe } from "#lib/matching/queries/runs/pool.ts";
import { weightsFileSchema } from "#lib/matching/schema/weights.ts";
import { type ComparedPair, type Comparison, compareWeights, type Scored } from "#lib/matching/score/compare-weights.ts";
import { judgedPairs } from "#lib/matching/score/judged-pairs.ts";
import { type PairContext, scorePair } from "#lib/matching/score/pair.ts";
import { tierOf } from "#lib/matching/score/rank.ts";
import type { Weights } from "#lib/matching/score/weights.ts";
import { WEIGHTS_DATA } from "#lib/matching/score/weights-data.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** A judged pair in the comparison, with the codes of its listings. */
export type TriedPair = ComparedPair & { demand: string; supply: string; title: string };
export type Trial = {
  active: NumberedWeights;
  candidate: NumberedWeights;
  /** Activation the comparison was made against. */
  activation: number;
  comparison: Comparison<TriedPair>;
};

/** Pairs scored for a comparison, the newest: each is read and prepared twice. */
const NEWEST_PAIRS = 1_000;

function scoredWith(demand: Prepared, supply: Prepared, context: PairContext, weights: Weights): Scored {
  const { points, compatible } = scorePair(demand.form, supply.form, { ...context, weights });
  return { points, tier: compatible ? tierOf(points, weights) : null };
}

/**
 * What weights would change: the judged pairs, each as it was on the day of its verdict, scored with those in use and with the
 * others. Nothing is written.
 *
 * @throws {DomainError} FORBIDDEN; NOT_FOUND for weights that are not there or are another scorer's
 */
export async function tryWeights(viewing: Viewing, version: number): Promise<Trial> {
  authorize(viewing.actor, "match.readJudgments", null);
  const { db } = viewing;
  const candidate = await weightsOfVersion(db, version);
  if (!candidate) throw new DomainError("NOT_FOUND", "no such weights");
  const { id: activation } = await lastActivation(db);
  const pairs = judgedPairs(await loadWords(viewing)).pairs.slice(-NEWEST_PAIRS);
  const listings = await loadListingsAt(
    viewing,
    pairs.flatMap(({ newest }) => [
      { id: newest.demandId, version: newest.demandVersion },
      { id: newest.supplyId, version: newest.supplyVersion },
    ]),
  );
  const index = preparedIndex(viewing);
  await index.sync(viewing);
  const { active, tools } = index;
  const prepared = new Map<string, Prepared>();
  for (const [key, listing] of listings) {
    prepared.set(key, prepareListing(listing, tools));
    await breathe();
  }
  const compared = pairs.flatMap(({ fits, newest }): TriedPair[] => {
    const demand = prepared.get(atKey({ id: newest.demandId, version: newest.demandVersion }));
    const supply = prepared.get(atKey({ id: newest.supplyId, version: newest.supplyVersion }));
    if (!demand || !supply) return [];
    const context = { ...index.context(newest.updatedAt), today: dayNumber(dayOf(newest.updatedAt)) };
    const shownUnderDemand = newest.shownUnderId === newest.demandId;
    return [
      {
        list: newest.shownUnderId,
        fits,
        demand: newest.demand.code,
        supply: newest.supply.code,
        title: (shownUnderDemand ? newest.supply : newest.demand).title,
        before: scoredWith(demand, supply, context, active.weights),
        after: scoredWith(demand, supply, context, candidate.weights),
      },
    ];
  });
  return { active, candidate, activation, comparison: compareWeights(compared) };
}

export type WeightsRow = { version: number; fittedOn: string | null; createdAt: Date | null; readable: boolean };
export type ActivationRow = { id: number; version: number; note: string; at: Date; by: string | null };

/** Every version of the weights, the shipped ones last, and the newest activations. @throws {DomainError} FORBIDDEN */
export async function weightsHistory({
  db,
  actor,
}: Viewing): Promise<{ active: { id: number; version: number }; versions: WeightsRow[]; activations: ActivationRow[] }> {
  authorize(actor, "match.readJudgments", null);
  const [active, rows, activations] = await Promise.all([
    lastActivation(db),
    db.matchWeights.findMany({ orderBy: { version: "desc" }, take: 50 }),
    db.matchWeightsActivation.findMany({ orderBy: { id: "desc" }, take: 50 }),
  ]);
  const ids = activations.flatMap(({ activatedBy }) => activatedBy ?? []);
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const versions = rows.map(({ version, data, createdAt }) => {
    const parsed = weightsFileSchema.safeParse(data);
    return { version, createdAt, readable: parsed.success, fittedOn: parsed.success ? parsed.data.fittedOn : null };
  });
  return {
    active,
    versions: [...versions, { version: 0, createdAt: null, readable: true, fittedOn: WEIGHTS_DATA.fittedOn }],
    activations: activations.map(({ id, version, note, at, activatedBy }) => ({
      ...{ id, version, note, at },
      by: activatedBy && (names.get(activatedBy) ?? null),
    })),
  };
}

/** Every number of two sets of weights beside each other, by name. */
export function numbersOf(before: Weights, after: Weights): { name: string; before: number; after: number }[] {
  const flat = (weights: Weights) =>
    Object.entries(weights).flatMap(([key, value]): [string, number][] =>
      typeof value === "number"
        ? [[key, value]]
        : Object.entries(value).map(([kind, points]) => [`${key}.${kind}`, Number(points)]),
    );
  const others = new Map(flat(after));
  return flat(before).map(([name, value]) => ({ name, before: value, after: others.get(name) ?? Number.NaN }));
}
