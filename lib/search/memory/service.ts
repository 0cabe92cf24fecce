import type { Rarity } from "#lib/matching/model/rarity.ts";
import { nearMisses } from "#lib/matching/score/near.ts";
import type { Weights } from "#lib/matching/score/weights.ts";
import type { LiveIndex } from "#lib/search/memory/live-index.ts";
import { byPoints, type Scored } from "#lib/search/memory/match.ts";
import { type MemoryIndex, SMALL } from "#lib/search/memory/memory-index.ts";
import { unpackForm } from "#lib/search/memory/pack-form.ts";
import type { SearchFound, SearchQuestion } from "#lib/search/memory/question.ts";
import { idOf } from "#lib/search/memory/segment.ts";
import type { ClockState } from "#lib/search/memory/source.ts";

/** A match as it is asked of another process: the form packed, firms by the hashes of their ids. */
export type MatchAsk = {
  form: Uint8Array;
  limit: number;
  /** Near misses wanted at most. */
  near: number;
  /** Day since 1970. */
  today: number;
  /** Firms that may not be matched with the form's firm. */
  ruledOut: readonly number[];
  matchOnly: { everything: boolean; organization: number };
  weights: Weights;
};

export type MatchedId = { id: string; points: number };
export type MatchAnswer = {
  fitting: MatchedId[];
  near: MatchedId[];
  /** `exhaustive`: every posting was read · `budgeted`: the strongest ones. */
  mode: "exhaustive" | "budgeted";
  touched: number;
  screened: number;
  rescored: number;
  /** Names the rarity the points rest on. */
  epoch: string;
  /** The state of the list that was matched with. */
  state: ClockState;
};

/** The index, in this process or in another one. Answers are at least as new as `clock`; any failure means: ask PostgreSQL. */
export interface IndexService {
  search(clock: ClockState, question: SearchQuestion): Promise<SearchFound>;
  /** Without a clock: with the list as the index has it, which the answer tells. */
  match(clock: ClockState | null, ask: MatchAsk): Promise<MatchAnswer>;
  /** The rarity of words in force, and its name. */
  rarity(clock: ClockState): Promise<{ epoch: string; rarity: Rarity }>;
}

function answerMatch(index: MemoryIndex, state: ClockState, ask: MatchAsk): MatchAnswer {
  const form = unpackForm(ask.form);
  const ruledOut = new Set(ask.ruledOut);
  const blocked = (one: number, other: number) => ruledOut.has(one === form.organization ? other : one);
  const context = { today: ask.today, blocked, rarity: index.rarity, weights: ask.weights };
  const found = index.match({ form, limit: ask.limit, context, matchOnly: ask.matchOnly });
  const toId = ({ segment, doc, score }: Scored): MatchedId => ({ id: idOf(segment, doc), points: score.points });
  return {
    fitting: found.fitting.filter(({ score }) => score.points >= ask.weights.shownFrom).map(toId),
    near: nearMisses(found.broken, found.fitting, byPoints, ask.weights).slice(0, ask.near).map(toId),
    mode: index.size <= SMALL ? "exhaustive" : "budgeted",
    touched: found.touched,
    screened: found.screened,
    rescored: found.rescored,
    epoch: index.epoch,
    state,
  };
}

/** The index of this very process. */
export function localService(live: LiveIndex): IndexService {
  return {
    search: async (clock, question) => (await live.at(clock)).search(question),
    match: async (clock, ask) => {
      const index = await live.at(clock);
      // Index and state in one go: others may have taken their place while this had to wait for its turn.
      return answerMatch(live.current ?? index, live.state, ask);
    },
    rarity: async (clock) => {
      const { epoch, rarity } = await live.at(clock);
      return { epoch, rarity };
    },
  };
}
