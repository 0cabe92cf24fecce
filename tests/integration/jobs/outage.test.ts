import { afterAll, expect, test } from "vitest";
import { startMailServer } from "../../support/smtp.ts";

// Before anything reads the settings: this file's worker talks to a server of its own.
const server = await startMailServer();
process.env.SMTP_URL = server.url;
const { db } = await import("#lib/db/client.ts");
const { acceptInterest } = await import("#lib/interests/commands/answer-interest.ts");
const { runWorker } = await import("#lib/jobs/worker.ts");
const { createRequest } = await import("../../support/interests.ts");
const { contextOf } = await import("../../support/people.ts");

afterAll(() => server.stop());

test("the mail server goes away in the middle: every mail arrives exactly once, within a minute of its return", async () => {
  const worker = await runWorker();
  try {
    const before = await createRequest();
    await expect.poll(() => server.received.length, { timeout: 15_000 }).toBe(1);
    await server.stop();
    await acceptInterest(contextOf(before.owner), { id: before.id, version: null });
    const during = await Promise.all([createRequest(), createRequest(), createRequest()]);
    await expect.poll(() => db().notification.count(), { timeout: 15_000 }).toBe(5);
    await expect
      .poll(() => db().notification.count({ where: { attempts: { gt: 0 }, status: "PENDING" } }), { timeout: 15_000 })
      .toBeGreaterThan(0);
    expect(server.received).toHaveLength(1);

    await server.start();
    const back = performance.now();
    await expect.poll(() => db().notification.findMany({ where: { status: { not: "SENT" } } }), { timeout: 60_000 }).toEqual([]);
    expect(performance.now() - back).toBeLessThan(60_000);
    const expected = [before.owner, before.asker, ...during.map(({ owner }) => owner)].map(({ email }) => email);
    expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual(expected.toSorted());
    const rows = await db().notification.findMany({ select: { id: true } });
    expect(server.received.map(({ messageId }) => messageId).toSorted()).toEqual(
      rows.map(({ id }) => `<${id}@localhost>`).toSorted(),
    );
  } finally {
    await worker.stop();
  }
}, 120_000);
