import { randomUUID } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { createMailer } from "#lib/notifications/delivery/mailer.ts";
import { LEASE_SECONDS, takeMail } from "#lib/notifications/delivery/queue.ts";
import { createMailTransport, messageId } from "#lib/notifications/delivery/transport.ts";
import { type Mood, startMailServer } from "../../support/smtp.ts";

const BASE_URL = "https://list.example.invalid";
const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

async function serverAndMailer(mood: Mood = {}, lanes = 1) {
  const server = await startMailServer(mood);
  open.push(server);
  const transport = createMailTransport({ ...env(), SMTP_URL: server.url, APP_BASE_URL: BASE_URL });
  const mailer = createMailer({ db: db(), transport, baseUrl: BASE_URL, secretOf: (id) => `secret-${id}`, lanes });
  return { server, transport, mailer };
}

type Row = Parameters<ReturnType<typeof db>["notification"]["create"]>[0]["data"];
async function queueMails(count: number, data: Partial<Row> = {}): Promise<string[]> {
  const past = new Date(Date.now() - 1_000);
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const [n, id] of ids.entries())
    await db().notification.create({
      data: {
        id,
        kind: "organization.joinDeclined",
        dedupeKey: id,
        toAddress: `to${n}@example.invalid`,
        params: { organization: "示例一有限公司" },
        notBefore: past,
        nextAttemptAt: past,
        createdAt: past,
        ...data,
      } as Row,
    });
  return ids;
}

const statuses = async () =>
  (await db().notification.groupBy({ by: ["status"], _count: true })).map(({ status, _count }) => [status, _count]);
const release = () =>
  db().notification.updateMany({ where: { status: "PENDING" }, data: { nextAttemptAt: new Date(0), lockedUntil: null } });

test("a mail leaves once, with the Message-ID and header of its notification, from the configured sender", async () => {
  const { server, mailer } = await serverAndMailer();
  const [id] = await queueMails(1);
  expect(await mailer.sweep()).toBe(1);
  expect(await mailer.sweep()).toBe(0);
  expect(server.received).toMatchObject([
    {
      to: ["to0@example.invalid"],
      from: "no-reply@example.invalid",
      notificationId: id,
      messageId: `<${id}@list.example.invalid>`,
    },
  ]);
  expect(server.received[0]?.raw).toMatch(/^Content-Type: multipart\/alternative/im);
  expect(await db().notification.findFirst()).toMatchObject({
    status: "SENT",
    attempts: 1,
    lockedUntil: null,
    sentAt: expect.any(Date),
  });
});

test("two senders with four lanes each: every mail exactly once", async () => {
  const { server, mailer, transport } = await serverAndMailer({}, 4);
  const second = createMailer({ db: db(), transport, baseUrl: BASE_URL, secretOf: (id) => id, lanes: 4 });
  const ids = await queueMails(60);
  const counts = await Promise.all([mailer.sweep(), second.sweep(), mailer.sweep()]);
  expect(counts.reduce((sum, count) => sum + count)).toBe(60);
  expect(server.received.map(({ notificationId }) => notificationId).toSorted()).toEqual(ids.toSorted());
});

test("the server is away for a while: one probe at a time, then every mail exactly once, at once", async () => {
  const { server, mailer } = await serverAndMailer({}, 4);
  const ids = await queueMails(40);
  await server.stop();
  expect(await mailer.sweep()).toBe(0);
  // At most one attempt a lane before the server counts as away.
  const attempted = await db().notification.count({ where: { attempts: { gt: 0 } } });
  expect(attempted).toBeGreaterThan(0);
  expect(attempted).toBeLessThanOrEqual(4);
  expect(await mailer.sweep()).toBe(0);
  expect(await db().notification.count({ where: { attempts: { gt: 0 } } })).toBe(attempted);
  await server.start();
  const started = performance.now();
  while ((await db().notification.count({ where: { status: "PENDING" } })) > 0) {
    await mailer.sweep();
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (performance.now() - started > 25_000) break;
  }
  expect(server.received.map(({ notificationId }) => notificationId).toSorted()).toEqual(ids.toSorted());
  expect(await statuses()).toEqual([["SENT", 40]]);
  expect(performance.now() - started).toBeLessThan(60_000);
});

test("a connection lost after the content: the mail goes at most once more, under the same Message-ID", async () => {
  let drops = 1;
  const { server, mailer } = await serverAndMailer({ dropAfterContent: () => drops-- > 0 });
  const [id] = await queueMails(1);
  expect(await mailer.sweep()).toBe(0);
  await release();
  const fresh = createMailer({
    db: db(),
    transport: createMailTransport({ ...env(), SMTP_URL: server.url, APP_BASE_URL: BASE_URL }),
    baseUrl: BASE_URL,
    secretOf: String,
  });
  expect(await fresh.sweep()).toBe(1);
  expect(server.received.map(({ messageId: header }) => header)).toEqual(Array(2).fill(messageId(String(id), BASE_URL)));
});

test("a sender killed in the middle: its mail is nobody's until the lease lapses, then goes", async () => {
  const { server, mailer } = await serverAndMailer();
  const [id] = await queueMails(1);
  expect((await takeMail(db(), null))?.id).toBe(id);
  expect(await mailer.sweep()).toBe(0);
  const { lockedUntil } = await db().notification.findFirstOrThrow();
  expect(Math.abs((lockedUntil?.getTime() ?? 0) - Date.now() - LEASE_SECONDS * 1000)).toBeLessThan(10_000);
  await db().notification.updateMany({ data: { lockedUntil: new Date(Date.now() - 1) } });
  expect(await mailer.sweep()).toBe(1);
  expect(server.received).toHaveLength(1);
});

test("4xx: later, the others meanwhile; 5xx for everybody for a while loses nothing", async () => {
  const { server, mailer } = await serverAndMailer({ recipient: (to) => (to.startsWith("to0@") ? 450 : null) });
  await queueMails(3);
  expect(await mailer.sweep()).toBe(2);
  expect(await db().notification.findFirst({ where: { toAddress: "to0@example.invalid" } })).toMatchObject({
    status: "PENDING",
    attempts: 1,
  });
  server.mood.recipient = () => 554;
  for (let n = 0; n < 7; n += 1) {
    await release();
    await createMailer({
      db: db(),
      transport: createMailTransport({ ...env(), SMTP_URL: server.url, APP_BASE_URL: BASE_URL }),
      baseUrl: BASE_URL,
      secretOf: String,
      lanes: 1,
    }).sweep();
  }
  expect(await db().notification.findFirst({ where: { toAddress: "to0@example.invalid" } })).toMatchObject({ status: "PENDING" });
  delete server.mood.recipient;
  await release();
  expect(await mailer.sweep()).toBe(1);
  expect(await statuses()).toEqual([["SENT", 3]]);
});

test("a recipient refused again and again while others get theirs is given up; one that nothing reaches for 72 h, too", async () => {
  const { mailer } = await serverAndMailer({ recipient: (to) => (to.startsWith("gone") ? 550 : null) });
  const [gone] = await queueMails(1, { toAddress: "gone@example.invalid" });
  for (let n = 0; n < 5; n += 1) {
    await queueMails(1, { toAddress: `alive${n}@example.invalid` });
    await release();
    await mailer.sweep();
  }
  expect(await db().notification.findUnique({ where: { id: gone } })).toMatchObject({
    status: "FAILED",
    lastError: "EENVELOPE RCPT TO 550",
  });

  const old = new Date(Date.now() - 73 * 3_600_000);
  const [late] = await queueMails(1, { toAddress: "gone2@example.invalid", notBefore: old, nextAttemptAt: old, createdAt: old });
  await mailer.sweep();
  expect(await db().notification.findUnique({ where: { id: late } })).toMatchObject({ status: "FAILED" });
});

test("sec-34 more than one recipient in an address never reaches the server", async () => {
  const { server, mailer } = await serverAndMailer();
  for (const toAddress of [
    "a@x.invalid, b@y.invalid",
    '"e@a.invalid"@b.invalid',
    "a@x.invalid\r\nRCPT TO:<b@y.invalid>",
    "a＠x.invalid",
  ])
    await queueMails(1, { toAddress });
  expect(await mailer.sweep()).toBe(0);
  expect(server.received).toEqual([]);
  expect(await statuses()).toEqual([["FAILED", 4]]);
});

test("sec-34 a subject that could end its header is refused by the transport", async () => {
  const { server, transport } = await serverAndMailer();
  const mail = { id: randomUUID(), to: "a@example.invalid", text: "", html: "", createdAt: new Date() };
  for (const subject of ["x\r\nBcc: b@example.invalid", "x\ny", "x\0"])
    await expect(transport.send({ ...mail, subject })).rejects.toThrow("subject");
  expect(server.received).toEqual([]);
});

test("sec-7 Message-ID and links come from APP_BASE_URL, whatever host a request named", () => {
  expect(messageId("id", "http://localhost:3000")).toBe("<id@localhost>");
  expect(messageId("id", "http://[::1]:3000")).toBe("<id@::1>");
});

test("a slow server gets its time", async () => {
  const { server, mailer } = await serverAndMailer({ delayMs: 800 });
  await queueMails(2);
  expect(await mailer.sweep()).toBe(2);
  expect(server.received).toHaveLength(2);
});

test("without a server mails are files, complete when they appear, one a notification", async () => {
  const folder = path.join(env().DATA_DIR, "mail");
  await rm(folder, { recursive: true, force: true });
  const transport = createMailTransport({ ...env(), SMTP_URL: undefined, APP_BASE_URL: BASE_URL });
  const mailer = createMailer({ db: db(), transport, baseUrl: BASE_URL, secretOf: String });
  const [id] = await queueMails(1);
  expect(await mailer.sweep()).toBe(1);
  await db().notification.updateMany({ data: { status: "PENDING" } });
  expect(await mailer.sweep()).toBe(1);
  const files = await readdir(folder);
  expect(files).toEqual([expect.stringMatching(new RegExp(`^\\d{4}-\\d{2}-\\d{2}T[\\d-]+\\.\\d{3}Z-${id}\\.eml$`))]);
  const raw = await readFile(path.join(folder, String(files[0])), "utf8");
  expect(raw).toContain(`Message-ID: <${id}@list.example.invalid>`);
  expect(raw).toMatch(/^X-Jjj-Notification-Id: /im);
});
