import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { createMeeting, QUESTIONS } from "../support/interests.ts";
import { contextOf } from "../support/people.ts";
import { startMailServer } from "../support/smtp.ts";

const KILLS = Number(process.env.MAIL_KILLS ?? 30);
const MAILS = 1_000;
const SEED = Number(process.env.MAIL_KILLS_SEED ?? Date.now() % 100_000);

const server = await startMailServer();
let worker: ChildProcess | null = null;

/** Numbers that a printed seed gives again (mulberry32). */
function numbers(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let x = Math.imul(a ^ (a >>> 15), 1 | a);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function startWorker(): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "lib/cli/run.mts", "worker"], {
    env: { ...process.env, SMTP_URL: server.url, LOG_LEVEL: "silent" },
    stdio: "ignore",
  });
}

afterAll(async () => {
  worker?.kill("SIGKILL");
  await server.stop();
});

test(`seed ${SEED}: ${KILLS} × kill -9 of the worker while ${MAILS} mails leave: none lost, at most one repeated a kill, same Message-ID`, async () => {
  const next = numbers(SEED);
  const now = new Date();
  const ids = Array.from({ length: MAILS }, () => randomUUID());
  await db().notification.createMany({
    data: ids.map((id) => ({
      id,
      kind: "organization.joinDeclined",
      dedupeKey: id,
      toAddress: `${id}@example.invalid`,
      params: { organization: "示例一有限公司" },
      notBefore: now,
      nextAttemptAt: now,
      createdAt: now,
    })),
  });
  // Reactions are killed as well: each request is one job and one mail.
  const { askInterest } = await import("#lib/interests/commands/ask-interest.ts");
  let kills = 0;
  while (kills < KILLS) {
    const { asker, listing } = await createMeeting();
    await askInterest(contextOf(asker, new Date()), listing.code, QUESTIONS);
    const before = server.received.length;
    worker = startWorker();
    // Killed while mails leave, not while the process still starts.
    for (let waited = 0; server.received.length === before && waited < 20_000; waited += 20) await sleep(20);
    await sleep(next() * 500);
    worker.kill("SIGKILL");
    kills += 1;
    // What is not left over by a short run is left to the lease: let it lapse as if the time had passed.
    await db().notification.updateMany({ where: { status: "PENDING" }, data: { lockedUntil: null } });
    await db()
      .$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 hour' WHERE locked_at IS NOT NULL`;
  }
  worker = startWorker();
  const total = MAILS + KILLS;
  await expect
    .poll(() => db().notification.count({ where: { status: "SENT" } }), { timeout: 180_000, interval: 500 })
    .toBe(total);

  const rows = await db().notification.findMany({ select: { id: true } });
  const arrived = new Map<string, number>();
  for (const { notificationId, messageId } of server.received) {
    expect(messageId).toBe(`<${notificationId}@localhost>`);
    arrived.set(String(notificationId), (arrived.get(String(notificationId)) ?? 0) + 1);
  }
  expect([...arrived.keys()].toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  expect(server.received.length - total).toBeLessThanOrEqual(kills);
});
