import { describe, expect, test } from "vitest";
import { command } from "#lib/cli/rematch.ts";
import { db } from "#lib/db/client.ts";
import { freezeEdition } from "#lib/editions/commands/freeze-edition.ts";
import type { Context } from "#lib/kernel/context.ts";
import { ABANDONED_AFTER_MS, resumeRematch, runRematch } from "#lib/matching/commands/run-rematch.ts";
import { cancelRematch, startRematch } from "#lib/matching/commands/start-rematch.ts";
import { CURRENT } from "#lib/matching/model/run/lines.ts";
import { findResult, listRuns, listScopes } from "#lib/matching/queries/runs/runs.ts";
import { rematchQueued } from "#lib/matching/reactions.ts";
import { SYSTEM } from "#lib/policies/actor.ts";
import { createFirm, createListing, memberOf, NOW, STAFF, viewingAs } from "../../support/published.ts";

const staff = (now = NOW): Context => viewingAs(STAFF, now);
const system = (now = NOW): Context => viewingAs(SYSTEM, now);

/** A list of `pairs` needs, each with its offer. */
async function createPairs(pairs: number): Promise<void> {
  for (let i = 0; i < pairs; i++) {
    const [buyer, seller] = [await createFirm(), await createFirm({ region: "HEBEI" })];
    await createListing({ organizationId: buyer.id, side: "DEMAND", title: `求购金属双极板 ${i} 型` });
    await createListing({ organizationId: seller.id, side: "SUPPLY", title: `供应金属双极板 ${i} 型` });
  }
}

const storedRows = (runId: string) =>
  db().match.findMany({
    where: { runId },
    orderBy: [{ listingId: "asc" }, { rank: "asc" }],
    select: { listingId: true, rank: true, counterpartId: true, scoreTenths: true, recommended: true, parts: true },
  });

async function runCurrent(ctx = staff()) {
  return runRematch(ctx, await startRematch(ctx, { scope: CURRENT }, false));
}

describe("a full re-match", () => {
  test("stores for every listing its counterparts with points by feature, and is the result of its scope", async () => {
    await createPairs(3);
    const run = await runCurrent();
    expect(run).toMatchObject({
      status: "DONE",
      scope: CURRENT,
      done: 6,
      total: 6,
      engine: expect.stringContaining("jjj-match"),
    });
    const rows = await storedRows(run.id);
    expect(rows).toHaveLength(run.rows);
    expect(new Set(rows.map(({ listingId }) => listingId)).size).toBe(6);
    const [best] = rows.filter(({ rank }) => rank === 1);
    const sum = Object.values(best?.parts as Record<string, number>).reduce((total, points) => total + points, 0);
    expect(sum).toBeCloseTo((best?.scoreTenths ?? 0) / 10, 1);
    expect((await findResult(staff(), CURRENT))?.id).toBe(run.id);
    expect(await listRuns(staff())).toMatchObject([{ id: run.id, percent: 100 }]);
    const audit = await db().auditEntry.findMany({ where: { objectId: run.id }, select: { action: true } });
    expect(audit.map(({ action }) => action)).toEqual(["match.runStarted", "match.runFinished"]);
  });

  test("gives the same rows and digest for the same list, and drops the rows of the run before it", async () => {
    await createPairs(3);
    const first = await runCurrent();
    const rows = await storedRows(first.id);
    const second = await runCurrent();
    expect(second.digest).toBe(first.digest);
    expect(await storedRows(second.id)).toEqual(rows);
    expect(await storedRows(first.id)).toEqual([]);
    await createPairs(1);
    // As a process leaves it that ends between cancelling a run and dropping its rows.
    await db().matchRun.update({ where: { id: second.id }, data: { status: "CANCELLED" } });
    expect((await runCurrent()).digest).not.toBe(first.digest);
    expect(await storedRows(second.id)).toEqual([]);
  });

  test("killed in the middle goes on behind its last batch and ends with the digest of one that was not", async () => {
    await createPairs(51);
    const whole = await runCurrent();
    const id = await startRematch(staff(), { scope: CURRENT }, false);
    const kill = () => {
      throw new Error("killed");
    };
    await expect(runRematch(staff(), id, { onProgress: kill })).rejects.toThrow("killed");
    expect(await db().matchRun.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "RUNNING", done: 100, total: 102 });
    // The clock leaves a run alone whose last batch is fresh, and carries on one that stands still.
    const later = new Date(NOW.getTime() + ABANDONED_AFTER_MS + 60_000);
    expect(await resumeRematch(system())).toBe(0);
    expect(await resumeRematch(system(later))).toBe(1);
    const resumed = await db().matchRun.findUniqueOrThrow({ where: { id } });
    expect(resumed).toMatchObject({ status: "DONE", done: 102, total: 102, rows: whole.rows, digest: whole.digest });
  });

  test("carried out by two at once stores every listing once", async () => {
    await createPairs(51);
    const whole = await runCurrent();
    const id = await startRematch(staff(), { scope: CURRENT }, false);
    await Promise.all([runRematch(staff(), id), runRematch(system(), id)]);
    const run = await db().matchRun.findUniqueOrThrow({ where: { id } });
    expect(run).toMatchObject({ status: "DONE", rows: whole.rows, digest: whole.digest });
    expect(await storedRows(id)).toHaveLength(whole.rows);
  });

  test("of an issue reads the listings as they were frozen", async () => {
    await createPairs(1);
    await db().edition.create({
      data: {
        ...{ number: "2026-11", title: "示例期", cutoff: NOW, createdAt: NOW },
        ...{ periodFrom: new Date("2026-11-01"), periodTo: new Date("2026-11-30") },
      },
    });
    await expect(startRematch(staff(), { scope: "2026-11" })).rejects.toMatchObject({ code: "ILLEGAL_TRANSITION" });
    const edition = await db().edition.findUniqueOrThrow({ where: { number: "2026-11" } });
    await freezeEdition(staff(), { number: "2026-11", version: edition.version });
    const frozen = await runRematch(staff(), await startRematch(staff(), { scope: "2026-11" }, false));
    expect(frozen).toMatchObject({ status: "DONE", done: 2, rows: 2 });
    // What changes later is not in the issue; nor is what is published later.
    await db().listing.updateMany({ where: { side: "SUPPLY" }, data: { title: "别的东西", version: { increment: 1 } } });
    await createPairs(2);
    const again = await runRematch(staff(), await startRematch(staff(), { scope: "2026-11" }, false));
    expect(again.digest).toBe(frozen.digest);
    expect(await listScopes(staff())).toEqual([
      { scope: CURRENT, title: null },
      { scope: "2026-11", title: "示例期" },
    ]);
  });

  test("is refused to members, for an issue that is not there, and while another one is open, also when two start at once", async () => {
    const member = viewingAs(memberOf((await createFirm()).id));
    await expect(startRematch(member, { scope: CURRENT })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(runRematch(member, crypto.randomUUID())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(listRuns(member)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(startRematch(viewingAs(), { scope: CURRENT })).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await expect(startRematch(staff(), { scope: "2020-01" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(runRematch(staff(), crypto.randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
    const started = await Promise.allSettled([1, 2].map(() => startRematch(staff(), { scope: CURRENT })));
    expect(started.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(startRematch(staff(), { scope: CURRENT })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("cancelled keeps nothing and stops the worker at its next batch; one that has ended cannot be cancelled", async () => {
    await createPairs(51);
    const former = await runCurrent();
    const id = await startRematch(staff(), { scope: CURRENT }, false);
    const run = await runRematch(staff(), id, { onProgress: () => cancelRematch(staff(), { id }) });
    expect(run).toMatchObject({ status: "CANCELLED", done: 100 });
    expect(await storedRows(id)).toEqual([]);
    expect((await findResult(staff(), CURRENT))?.id).toBe(former.id);
    await expect(cancelRematch(staff(), { id })).rejects.toMatchObject({ code: "ILLEGAL_TRANSITION" });
    const waiting = await startRematch(staff(), { scope: CURRENT });
    await cancelRematch(staff(), { id: waiting });
    expect(await runRematch(staff(), waiting)).toMatchObject({ status: "CANCELLED", done: 0 });
    expect(await storedRows(waiting)).toEqual([]);
    await expect(cancelRematch(staff(), { id: crypto.randomUUID() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(cancelRematch(staff(), { id: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const member = viewingAs(memberOf((await createFirm()).id));
    await expect(cancelRematch(member, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("that was queued is carried out by the worker's reaction, delivered twice or not", async () => {
    await createPairs(1);
    const id = await startRematch(staff(), { scope: CURRENT });
    const event = await db().outboxEvent.findFirstOrThrow({ where: { name: "match.runQueued" } });
    await rematchQueued(system(), event.id);
    await rematchQueued(system(), event.id);
    expect(await db().matchRun.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "DONE", done: 2 });
  });
});

test("jjj rematch --all matches the whole list, --edition a frozen issue; the two together are refused", async () => {
  await createPairs(1);
  const call = async (options: Record<string, string | boolean>) => {
    let answer: unknown;
    await command.run({
      ...{ words: [], options, json: true, as: null },
      answer: (object) => {
        answer = object;
      },
      progress: () => undefined,
      readInput: async () => "",
    });
    return answer;
  };
  expect(await call({ all: true })).toMatchObject({ rewritten: 2, matches: { listings: 2, scope: CURRENT } });
  expect(await call({})).not.toHaveProperty("matches");
  await expect(call({ edition: "2020-01" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(call({ all: true, edition: "2026-11" })).rejects.toThrow("不能同时");
});
