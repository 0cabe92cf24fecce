import { median } from "./stats.ts";

/** Something that answers numbered questions; `slowest` bounds the time one round may give it, in milliseconds. */
export type Contestant<Answer> = { name: string; ask: (question: number) => Answer | Promise<Answer> };

/** What a contestant did: all times, the median of each round, and its answers by question. */
export type Performance<Answer> = { name: string; times: number[]; rounds: number[]; answers: Map<number, Answer> };

type Plan = { questions: number; rounds: number /** Time of one contestant in one round. */; budgetMs: number };
/** However slow, each answers so many in a round. */
const AT_LEAST = 3;
/** Answers before the first round, not timed: compiled code and warm caches for all. */
const WARM_UP_MS = 400;

async function turn<Answer>(
  one: Contestant<Answer>,
  from: number,
  { questions, budgetMs }: Plan,
  into: Performance<Answer> | null,
) {
  const times: number[] = [];
  const begun = performance.now();
  for (let i = 0; i < questions && (i < AT_LEAST || performance.now() - begun < budgetMs); i++) {
    const question = (from + i) % questions;
    const start = performance.now();
    const asked = one.ask(question);
    const answer = asked instanceof Promise ? await asked : asked;
    times.push(performance.now() - start);
    into?.answers.set(question, answer);
  }
  if (into) {
    into.times.push(...times);
    into.rounds.push(median(times));
  }
}

/** Let all answer in turns, A-B-C-A-B-C, so that whatever else the host does hits them alike. Questions rotate. */
export async function interleave<Answer>(contestants: readonly Contestant<Answer>[], plan: Plan): Promise<Performance<Answer>[]> {
  const done = contestants.map(({ name }): Performance<Answer> => ({ name, times: [], rounds: [], answers: new Map() }));
  for (const one of contestants) await turn(one, 0, { ...plan, budgetMs: WARM_UP_MS }, null);
  for (let round = 0; round < plan.rounds; round++) {
    const from = Math.floor((round * plan.questions) / plan.rounds);
    for (const [i, one] of contestants.entries()) await turn(one, from, plan, done[i] ?? null);
  }
  return done;
}
