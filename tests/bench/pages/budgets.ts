import type { Category, Judgement } from "./lighthouse.ts";
import type { Weight } from "./weigh.ts";

const KB = 1_000;

/** What a public page may weigh; bytes. */
export const WEIGHT_BUDGET = { script: 190 * KB, font: 60 * KB } as const;

/** What Lighthouse must say at least, and the times that it may measure; milliseconds. */
export const SCORE_BUDGET: Record<Category, number> = { performance: 90, accessibility: 95, "best-practices": 95, seo: 95 };
export const CLS_BUDGET = 0.05;
export const LCP_BUDGET_MS = 2_500;
export const FIXED_LINE_LCP_BUDGET_MS = 1_500;

const kb = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`;

/** Broken budgets of a page's weight, in words. */
export function weightFaults(name: string, { script, font, foreign }: Weight): string[] {
  return [
    ...(script > WEIGHT_BUDGET.script ? [`${name}：脚本 ${kb(script)} 超过 ${kb(WEIGHT_BUDGET.script)}`] : []),
    ...(font > WEIGHT_BUDGET.font ? [`${name}：网页字体 ${kb(font)} 超过 ${kb(WEIGHT_BUDGET.font)}`] : []),
    ...foreign.map((url) => `${name}：请求了别的主机 ${url}`),
  ];
}

/** Broken budgets of what does not hang on how busy the host is. */
export function steadyFaults(name: string, { scores, cls, failed }: Judgement): string[] {
  const low = (["accessibility", "best-practices", "seo"] as const).filter(
    (category) => scores[category] < SCORE_BUDGET[category],
  );
  return [
    ...low.map((category) => `${name}：${category} ${scores[category]} 低于 ${SCORE_BUDGET[category]}（${failed.join("；")}）`),
    ...(cls < CLS_BUDGET ? [] : [`${name}：CLS ${cls.toFixed(3)} 不低于 ${CLS_BUDGET}`]),
  ];
}

/** Broken budgets of time: only an idle host may be judged by them. */
export function timeFaults(name: string, { scores, lcp }: Judgement, fixedLineLcp: number): string[] {
  const slow = (what: string, ms: number, budget: number) =>
    ms <= budget ? [] : [`${name}：${what} ${Math.round(ms)} ms 超过 ${budget} ms`];
  return [
    ...(scores.performance >= SCORE_BUDGET.performance
      ? []
      : [`${name}：performance ${scores.performance} 低于 ${SCORE_BUDGET.performance}`]),
    ...slow("LCP", lcp, LCP_BUDGET_MS),
    ...slow("LCP（10 Mbit/s，40 ms，CPU ÷ 2）", fixedLineLcp, FIXED_LINE_LCP_BUDGET_MS),
  ];
}
