// One shared harness of races: two acts from a barrier, again and again, each pair on rows of its own.
import { DomainError } from "#lib/kernel/errors.ts";

export type Outcome = { winner: string | null; codes: string[] };

/** Rounds of a race; the whole suite can be made longer from outside. */
export const ROUNDS = Number(process.env.RACE_ROUNDS ?? 300);
/** Pairs that run side by side: more contention for the pool, and less time. */
const AT_ONCE = 4;

async function codeOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return "ok";
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** Start all acts of one round in the same tick, in an order that changes from round to round. */
async function once(acts: Readonly<Record<string, () => Promise<unknown>>>, round: number): Promise<Outcome> {
  const named = Object.entries(acts);
  const turned = [...named.slice(round % named.length), ...named.slice(0, round % named.length)];
  const codes = await Promise.all(turned.map(async ([name, act]) => ({ name, code: await codeOf(act) })));
  const winners = codes.filter(({ code }) => code === "ok");
  return { winner: winners.length === 1 ? (winners[0]?.name ?? null) : null, codes: codes.map(({ code }) => code).toSorted() };
}

/**
 * Run a race `ROUNDS` times. `prepare` makes the rows of one round and answers its acts; `check` looks at what is left.
 * @returns how often each act won
 */
export async function race<T>(
  prepare: () => Promise<T>,
  actsOf: (prepared: T) => Readonly<Record<string, () => Promise<unknown>>>,
  check: (prepared: T, outcome: Outcome) => Promise<void>,
): Promise<Record<string, number>> {
  const wins: Record<string, number> = {};
  let next = 0;
  const lane = async () => {
    for (let round = next++; round < ROUNDS; round = next++) {
      const prepared = await prepare();
      const outcome = await once(actsOf(prepared), round);
      await check(prepared, outcome);
      if (outcome.winner) wins[outcome.winner] = (wins[outcome.winner] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return wins;
}
