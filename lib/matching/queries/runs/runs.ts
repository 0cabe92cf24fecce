import type { MatchRun } from "#lib/db/generated/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { CURRENT, percentDone } from "#lib/matching/model/run/lines.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** A full re-match as staff see it. */
export type RunView = Pick<
  MatchRun,
  "id" | "scope" | "status" | "engine" | "done" | "total" | "rows" | "digest" | "createdAt" | "startedAt" | "finishedAt"
> & { percent: number; by: string | null };

const RUNS_SHOWN = 20;

/** The latest runs, newest first. @throws {DomainError} FORBIDDEN */
export async function listRuns({ db, actor }: Viewing): Promise<RunView[]> {
  authorize(actor, "match.readWholeList", null);
  const runs = await db.matchRun.findMany({ orderBy: { createdAt: "desc" }, take: RUNS_SHOWN });
  const ids = runs.flatMap(({ createdById }) => createdById ?? []);
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return runs.map((run) => ({ ...run, percent: percentDone(run), by: names.get(run.createdById ?? "") ?? null }));
}

/** The run whose rows are the matches of a scope today; null when there is none. @throws {DomainError} FORBIDDEN */
export async function findResult({ db, actor }: Viewing, scope: string): Promise<MatchRun | null> {
  authorize(actor, "match.readWholeList", null);
  return db.matchRun.findFirst({ where: { scope, status: "DONE" }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
}

export type RunScope = { scope: string; title: string | null };

/** What can be matched as a whole: the current list, then the frozen issues, newest first. @throws {DomainError} FORBIDDEN */
export async function listScopes({ db, actor }: Viewing): Promise<RunScope[]> {
  authorize(actor, "match.readWholeList", null);
  const editions = await db.edition.findMany({
    where: { frozenAt: { not: null } },
    orderBy: { number: "desc" },
    take: 24,
    select: { number: true, title: true },
  });
  return [{ scope: CURRENT, title: null }, ...editions.map(({ number, title }) => ({ scope: number, title }))];
}
