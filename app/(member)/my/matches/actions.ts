"use server";

import { defineAction } from "#lib/actions/define-action.ts";
import { judgeMatch, withdrawVerdict } from "#lib/matching/commands/judge-match.ts";
import { blockFirm, unblockFirm } from "#lib/matching/commands/never-match.ts";
import { type JudgePlace, judgeFormSchema, withdrawVerdictFormSchema } from "#lib/matching/schema/judgment.ts";
import { blockSchema, unblockSchema } from "#lib/matching/schema.ts";

/** 不再推荐该单位: the firm behind a listing goes on the own firm's never-match list, which then shows it. */
export const block = defineAction(
  "match.block",
  blockSchema,
  async (ctx, input) => {
    await blockFirm(ctx, input);
    return { redirectTo: "/my/matches/blocked" };
  },
  { ability: "match.block" },
);

/** 恢复推荐. */
export const unblock = defineAction(
  "match.unblock",
  unblockSchema,
  async (ctx, input) => {
    await unblockFirm(ctx, input);
    return { redirectTo: "/my/matches/blocked" };
  },
  { ability: "match.block" },
);

type Pair = { code: string; other: string };

/** Back to where the form stood; the address says what was done, so that it is told also without JavaScript. */
function pageAfter(place: JudgePlace, { code, other }: Pair, done: "judged" | "undone"): string {
  // On the page of the other listing one's own is the match.
  const [page, match] = (place === "counterpart" ? [other, code] : [code, other]).map(encodeURIComponent);
  const query = `?of=${page}&${done}=${match}`;
  if (place === "matches") return `/my/matches${query}#${page}`;
  return `${place === "own" ? "/my/listings" : "/listings"}/${page}${query}#matches`;
}

/** 合适, or 不合适 with a reason. */
export const judge = defineAction(
  "match.judge",
  judgeFormSchema,
  async (ctx, { place, ...input }) => {
    await judgeMatch(ctx, input);
    return { redirectTo: pageAfter(place, input, "judged") };
  },
  { ability: "match.judge" },
);

/** 撤销 one's own verdict. */
export const withdraw = defineAction(
  "match.withdrawVerdict",
  withdrawVerdictFormSchema,
  async (ctx, { place, ...pair }) => {
    await withdrawVerdict(ctx, pair);
    return { redirectTo: pageAfter(place, pair, "undone") };
  },
  { ability: "match.judge" },
);
