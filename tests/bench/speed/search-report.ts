import type { Performance } from "./rounds.ts";
import type { SearchAnswer } from "./search-questions.ts";
import { type Ratio, ratioOf, short, type Times, timesOf } from "./stats.ts";

/** One engine's figures. `tail`: its p99 over ours. `differing`: answers with other hits or counts than ours. */
export type SearchMeasured = { name: string; times: Times; ratio: Ratio; tail: number; compared: number; differing: number };

const sameFacts = (one: SearchAnswer, other: SearchAnswer) => one.total === other.total && one.facets === other.facets;

/** Times, ratios and equality of all engines; the first one is ours. */
export function searchMeasured(done: readonly Performance<SearchAnswer>[]): SearchMeasured[] {
  const [ours] = done;
  return done.map(({ name, times, rounds, answers }) => {
    const compared = [...answers].flatMap(([i, answer]) => {
      const own = ours?.answers.get(i);
      return own ? [sameFacts(answer, own)] : [];
    });
    const own = timesOf(ours?.times ?? []);
    const theirs = timesOf(times);
    return {
      name,
      times: theirs,
      ratio: ratioOf(rounds, ours?.rounds ?? []),
      tail: theirs.p99 / own.p99,
      compared: compared.length,
      differing: compared.filter((same) => !same).length,
    };
  });
}

/** What a reader sees of one stratum: one line an engine. */
export function searchTable(engines: readonly SearchMeasured[]): string {
  const rows = engines.map(({ name, times, ratio, tail, compared, differing }) => {
    const ms = [times.p50, times.p95, times.p99].map(short).join(" / ");
    const slower = `${short(ratio.median)}×（${short(ratio.low)}–${short(ratio.high)}）`;
    return `| ${name} | ${ms} | ${times.count} | ${slower} | ${short(tail)}× | ${compared - differing}/${compared} |`;
  });
  return [
    "| 引擎 | p50 / p95 / p99 ms | 次数 | p50 为本索引的 | p99 | 结果数与计数相同 |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}
