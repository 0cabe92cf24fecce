import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { acceptInterest } from "#lib/interests/commands/answer-interest.ts";
import { freeAbandonedJobs, LEASE_SECONDS, renewLocks } from "#lib/jobs/lease.ts";
import { reactions } from "#lib/jobs/reactions.ts";
import { timetable } from "#lib/jobs/schedule.ts";
import { createTasks, cronItems } from "#lib/jobs/tasks.ts";
import { type RunningWorker, runWorker } from "#lib/jobs/worker.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import { reactionsOf } from "#lib/outbox/events.ts";
import { createRequest } from "../../support/interests.ts";
import { contextOf, createUser, NOW, systemContext } from "../../support/people.ts";

const folder = () => path.join(env().DATA_DIR, "mail");
const running: RunningWorker[] = [];
beforeEach(() => rm(folder(), { recursive: true, force: true }));
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()));
});

async function start(): Promise<void> {
  running.push(await runWorker());
}

async function mails(): Promise<string[]> {
  const names = await readdir(folder()).catch(() => [] as string[]);
  return Promise.all(names.filter((name) => name.endsWith(".eml")).map((name) => readFile(path.join(folder(), name), "utf8")));
}

async function until(condition: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("did not happen in time");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("from commit to mail within seconds, with two workers, once each", async () => {
  await start();
  await start();
  const { owner, asker, id } = await createRequest();
  await acceptInterest(contextOf(owner), { id, version: null });
  await until(async () => (await mails()).length === 2);
  await until(async () => (await db().notification.count({ where: { status: "SENT" } })) === 2);
  const all = (await mails()).join("\n");
  expect(all).toContain(`To: ${owner.email}`);
  expect(all).toContain(`To: ${asker.email}`);
});

test("what was committed while no worker ran is carried out when one starts; a job delivered again repeats nothing", async () => {
  const { owner, id } = await createRequest();
  await acceptInterest(contextOf(owner), { id, version: null });
  await start();
  await until(async () => (await mails()).length === 2);
  const events = await db().outboxEvent.findMany({ select: { id: true } });
  const tasks = createTasks(db(), () => undefined);
  for (const event of events) await tasks.react?.({ eventId: String(event.id), reaction: "notify" }, {} as never);
  expect(await db().notification.count()).toBe(2);
});

test("a job that a killed worker had under way runs again within a minute; one that a living worker keeps is left to it", async () => {
  const lockedFor = (seconds: number) => db().$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_by = 'pool-of-another', locked_at = now() - make_interval(secs => ${seconds}::float8)`;
  await createRequest();
  await lockedFor(LEASE_SECONDS - 15);
  await start();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await db().notification.count()).toBe(0);
  await renewLocks(db(), "pool-of-another");
  expect(await freeAbandonedJobs(db())).toBe(0);

  await lockedFor(LEASE_SECONDS + 1);
  await start();
  await until(async () => (await mails()).length === 1);
});

test("a worker that stops leaves nothing half done and takes no more", async () => {
  const worker = await runWorker();
  await worker.stop();
  await worker.stop();
  await createRequest();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await db().notification.count()).toBe(0);
});

describe("the tables of the worker", () => {
  test("every reaction an event names has its module", () => {
    const named = new Set(Object.values(reactionsOf).flat());
    expect([...named].toSorted()).toEqual(Object.keys(reactions).toSorted());
  });

  test("a job of a reaction that no module knows fails loudly and stays in the queue", async () => {
    const tasks = createTasks(db(), () => undefined);
    await expect(tasks.react?.({ eventId: "1", reaction: "unknown" }, {} as never)).rejects.toThrow("unknown");
    await expect(tasks.react?.({ eventId: "x" }, {} as never)).rejects.toThrow();
  });

  test("the timetable is readable by the queue, and each sweep runs on an empty database, at the instant it was due", async () => {
    expect(cronItems()).toHaveLength(timetable.length);
    const tasks = createTasks(db(), () => undefined);
    for (const { name } of timetable) await tasks.sweep?.({ sweep: name, _cron: { ts: NOW.toISOString() } }, {} as never);
    await tasks.sweep?.({ sweep: "of an older version" }, {} as never);
    expect(new Set(timetable.map(({ name }) => name)).size).toBe(timetable.length);
  });
});

test("the clean-up deletes what has lapsed and nothing younger", async () => {
  const { userId } = await createUser();
  const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
  for (const [n, days] of [0.5, 1.5].entries())
    await db().idempotencyRecord.create({ data: { account: userId, key: `k${n}`, requestHash: "", createdAt: daysAgo(days) } });
  for (const [n, days] of [1, 31].entries())
    await db().mailedToken.create({
      data: { kind: "MAGIC_LINK", tokenHash: `h${n}`, userId, createdAt: daysAgo(days), expiresAt: daysAgo(days) },
    });
  await db().rateLimit.createMany({
    data: [
      { key: "spent", points: 1, expire: BigInt(daysAgo(1).getTime()) },
      { key: "live", points: 1, expire: BigInt(daysAgo(-1).getTime()) },
      { key: "forever", points: 1, expire: null },
    ],
  });
  await db().$executeRaw`UPDATE index_clock SET version = 100010`;
  for (const version of [9n, 10n, 100_010n]) await db().listingChange.create({ data: { version, listingId: userId } });
  const sweep = timetable.find(({ name }) => name === "clean-up");
  expect(await sweep?.run(systemContext())).toBe(4);
  expect(await db().listingChange.count()).toBe(2);
  expect((await db().rateLimit.findMany({ select: { key: true } })).map(({ key }) => key).toSorted()).toEqual([
    "forever",
    "live",
  ]);
  expect(await sweep?.run(systemContext())).toBe(0);
});
