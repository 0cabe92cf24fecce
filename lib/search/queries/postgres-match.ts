import type { Db } from "#lib/db/client.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { dayNumber, type ScoringForm } from "#lib/matching/model/form.ts";
import { prepareListing } from "#lib/matching/model/prepared.ts";
import type { Rarity } from "#lib/matching/model/rarity.ts";
import { isMatchable, loadRows, toMatchListing } from "#lib/matching/queries/load-listings.ts";
import { readingToolsOf } from "#lib/matching/queries/reading-tools.ts";
import { nearMisses } from "#lib/matching/score/near.ts";
import { type PairContext, type PairScore, scorePair } from "#lib/matching/score/pair.ts";
import { Parts } from "#lib/search/memory/entries.ts";
import { INDEX_FORMAT } from "#lib/search/memory/format.ts";
import { numberTerms, rarityOf } from "#lib/search/memory/number-terms.ts";
import { unpackForm } from "#lib/search/memory/pack-form.ts";
import { openWords, VISIBILITY_CODE } from "#lib/search/memory/pack-words.ts";
import { entriesOf } from "#lib/search/memory/source.ts";
import type { Counterparts, CounterpartsWanted } from "#lib/search/port.ts";
import { findCandidates } from "#lib/search/queries/candidates.ts";

/** Listings rescored with all features. */
const CANDIDATES = 300;
/** Listings whose words stand for the rarity of all: the oldest ones, they change least. */
const SAMPLE = 4_000;
const SAMPLE_LASTS_MS = 600_000;

type Sample = { rarity: Promise<Rarity>; takenAt: number };
const samples = new WeakMap<Db, Sample>();

async function takeSample(db: Db): Promise<Rarity> {
  const rows = await db.listingForm.findMany({
    where: { format: INDEX_FORMAT },
    orderBy: { listingId: "asc" },
    take: SAMPLE,
    select: { form: true },
  });
  // Nothing is known yet; soon more may be.
  if (rows.length === 0) samples.delete(db);
  const forms = Parts.of(rows.map(({ form }) => form));
  return rarityOf(forms, numberTerms(forms));
}

/** How rare words are, from a sample kept for ten minutes. */
export function sampledRarity({ db }: Pick<Viewing, "db">): Promise<Rarity> {
  const known = samples.get(db);
  if (known && performance.now() - known.takenAt < SAMPLE_LASTS_MS) return known.rarity;
  const sample = { rarity: takeSample(db), takenAt: performance.now() };
  samples.set(db, sample);
  sample.rarity.catch(() => samples.delete(db));
  return sample.rarity;
}

type Candidate = { id: string; code: string; isMatchOnly: boolean; form: ScoringForm };

/** Forms as stored; those that wait to be written anew are read from their texts. */
async function formsOf(viewing: Viewing, ids: readonly string[]): Promise<Candidate[]> {
  const stored = (await entriesOf(viewing.db, ids)).map(({ id, form, words }): Candidate => {
    const { code, visibility } = openWords(words);
    return { id, code, isMatchOnly: visibility === VISIBILITY_CODE.MATCH_ONLY, form: unpackForm(form) };
  });
  const known = new Set(stored.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return stored;
  const tools = await readingToolsOf(viewing.db);
  const read = (await loadRows(viewing, missing)).filter(isMatchable).map((row): Candidate => {
    const { form } = prepareListing(toMatchListing(row), tools);
    return { id: row.id, code: row.code, isMatchOnly: row.visibility === "MATCH_ONLY", form };
  });
  return [...stored, ...read];
}

type Scored = { id: string; code: string; score: PairScore };
const byPoints = (a: Scored, b: Scored) => b.score.points - a.score.points || (a.code < b.code ? -1 : 1);

function scored(mine: ScoringForm, other: ScoringForm, context: PairContext): PairScore {
  return mine.side === 1 ? scorePair(mine, other, context) : scorePair(other, mine, context);
}

/** Counterparts by PostgreSQL alone: candidates from its posting lists, their stored forms scored in full. */
export async function matchPostgres(viewing: Viewing, wanted: CounterpartsWanted): Promise<Counterparts> {
  const { form, ruledOut, matchOnly, weights } = wanted;
  const rarity = await sampledRarity(viewing);
  const ids = await findCandidates(viewing, { ...wanted.probe(rarity), limit: CANDIDATES });
  const out = new Set(ruledOut);
  const blocked = (one: number, other: number) => out.has(one === form.organization ? other : one);
  const context: PairContext = { today: dayNumber(dayOf(viewing.now)), blocked, rarity, weights };
  const fitting: Scored[] = [];
  const broken: Scored[] = [];
  for (const { id, code, isMatchOnly, form: other } of await formsOf(viewing, ids)) {
    const hidden = isMatchOnly && !matchOnly.everything;
    if (hidden && !(matchOnly.organization !== 0 && other.organization === matchOnly.organization)) continue;
    const pair = { id, code, score: scored(form, other, context) };
    (pair.score.compatible ? fitting : broken).push(pair);
  }
  fitting.sort(byPoints);
  const best = fitting.filter(({ score }) => score.points >= weights.shownFrom).slice(0, wanted.limit);
  const named = (pairs: readonly Scored[]) => pairs.map(({ id, score }) => ({ id, points: score.points }));
  return {
    fitting: named(best),
    near: named(nearMisses(broken, best, byPoints, weights).slice(0, wanted.near)),
    rarity,
    mode: "postgres",
    touched: 0,
    screened: ids.length,
    rescored: ids.length,
  };
}
