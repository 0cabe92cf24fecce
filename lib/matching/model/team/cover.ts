/** Something a need asks for: a thing by its concept, or a measured requirement. `weight` says how central it is. */
export type Wanted = { key: string; weight: number; thing: boolean };
/** One offer that breaks no constraint of the need, and what of the need it covers. */
export type Offer = { id: string; firm: string; points: number; covers: ReadonlySet<string> };
export type TeamMember = {
  id: string /** What this one is there for; every wanted key stands at one member. */;
  parts: string[];
};
export type Team = { members: TeamMember[] /** What nobody of the team covers. */; missing: string[] };

/** More than three suppliers of one need are no team any more. */
export const TEAM_SIZE = 3;
/** A team that leaves more than a third of the things open is none. */
const COVERED_SHARE = 2 / 3;

const byPoints = (a: Offer, b: Offer) => b.points - a.points || (a.id < b.id ? -1 : 1);

function pick(wanted: readonly Wanted[], offers: readonly Offer[]): Offer[] {
  const chosen: Offer[] = [];
  let open = wanted;
  while (chosen.length < TEAM_SIZE) {
    let best: { offer: Offer; gain: number } | null = null;
    for (const offer of offers) {
      if (chosen.some(({ firm }) => firm === offer.firm)) continue;
      const added = open.filter(({ key }) => offer.covers.has(key));
      // A number alone says nothing of who could deliver: each member brings a thing.
      if (!added.some(({ thing }) => thing)) continue;
      const gain = added.reduce((sum, { weight }) => sum + weight, 0);
      if (!best || gain > best.gain) best = { offer, gain };
    }
    if (!best) break;
    const { offer } = best;
    chosen.push(offer);
    open = open.filter(({ key }) => !offer.covers.has(key));
  }
  return chosen;
}

const weightOf = (wanted: readonly Wanted[]) => wanted.reduce((sum, { weight }) => sum + weight, 0);

/**
 * Two or three offers of different firms that together cover a need which none of them covers alone: greedy, by what each adds.
 * null when one offer covers every thing asked for, or when no two or three cover enough. The same offers give the same team.
 */
export function formTeam(wanted: readonly Wanted[], offers: readonly Offer[]): Team | null {
  const things = wanted.filter(({ thing }) => thing);
  const covers = (offer: Offer) => things.every(({ key }) => offer.covers.has(key));
  if (things.length < 2 || offers.some(covers)) return null;
  const chosen = pick(wanted, [...offers].sort(byPoints));
  if (chosen.length < 2) return null;
  const missing = wanted.filter(({ key }) => !chosen.some((offer) => offer.covers.has(key)));
  const open = missing.filter(({ thing }) => thing);
  if (weightOf(open) > (1 - COVERED_SHARE) * weightOf(things) + 1e-9) return null;
  const taken = new Set<string>();
  const members = chosen.map(({ id, covers: own }) => {
    const parts = wanted.filter(({ key }) => own.has(key) && !taken.has(key)).map(({ key }) => key);
    for (const key of parts) taken.add(key);
    return { id, parts };
  });
  return { members, missing: missing.map(({ key }) => key) };
}
