import { beforeEach, describe, expect, test } from "vitest";
import { findAlerts } from "#lib/alerts/commands/find-alerts.ts";
import { changeSearch, saveSearch } from "#lib/alerts/commands/keep-searches.ts";
import { confirmSubscription, subscribe, unsubscribe } from "#lib/alerts/commands/subscribe.ts";
import { savedFilterSchema } from "#lib/alerts/model/saved-filter.ts";
import { signedToken } from "#lib/auth/secrets.ts";
import { db } from "#lib/db/client.ts";
import { sendShortMessages } from "#lib/notifications/channels/messenger.ts";
import { chooseAlerts } from "#lib/notifications/commands/choose.ts";
import { bundleDue } from "#lib/notifications/delivery/bundle.ts";
import { createMailer } from "#lib/notifications/delivery/mailer.ts";
import type { OutgoingMail } from "#lib/notifications/delivery/transport.ts";
import { STOP_ALERTS } from "#lib/notifications/model/signed.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { createListing } from "../../support/build.ts";
import { createRequest } from "../../support/interests.ts";
import { anonymousContext, contextOf, createFirm, createPerson, NOW, type Person, systemContext } from "../../support/people.ts";
import { writeMails } from "../../support/reactions.ts";

const MINUTE = 60_000;
const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
const FAR = new Date("2027-06-01T00:00:00Z");

const sent: OutgoingMail[] = [];
beforeEach(() => {
  sent.length = 0;
});
const mailer = () =>
  createMailer({
    db: db(),
    transport: { send: async (mail) => void sent.push(mail), close: () => undefined },
    baseUrl: "http://localhost:3000",
    secretOf: () => "SECRET",
  });

const save = (person: Person, filter: object, name: string, pace: "AT_ONCE" | "DAILY" = "AT_ONCE") =>
  saveSearch(contextOf(person), { name, filter: savedFilterSchema.parse(filter), pace });
const look = (now = NOW) => findAlerts(systemContext(now));
const gather = (now: Date) => bundleDue(db(), now);
const send = () => mailer().sweep(FAR);
const tokenIn = (mail: OutgoingMail | undefined) => new URL(mail?.unsubscribeUrl ?? "http://x/").searchParams.get("token") ?? "";

async function withdraw(id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.listing.update({ where: { id }, data: { status: "WITHDRAWN", version: { increment: 1 } } });
    await indexListingsIn(tx, [id]);
  });
}

describe("a mail of alerts", () => {
  test("lists a listing once, with every search and own listing it was found for, and can be ended with one press", async () => {
    const firm = await createFirm({ region: "BEIJING" });
    const reader = await createPerson("owner", firm);
    const own = await createListing({ firm });
    await look();
    await save(reader, { side: ["SUPPLY"] }, "全部供给");
    await save(reader, { q: "伺服电机" }, "伺服电机");
    const supply = await createListing({ content: { side: "SUPPLY" } });
    await look();
    expect(await gather(later(0))).toBe(0);
    expect(await gather(later(1))).toBe(1);
    expect(await gather(later(1))).toBe(0);
    expect(await send()).toBe(1);
    const [mail] = sent;
    expect(mail?.subject).toBe(`【京津冀机会清单】新的推荐匹配：${supply.title}`);
    expect(mail?.text.match(new RegExp(`http://localhost:3000/listings/${supply.code}`, "g"))).toHaveLength(1);
    expect(mail?.text).toContain("符合订阅：全部供给、伺服电机");
    expect(mail?.text).toContain(`与「${own.title}」匹配`);
    expect(mail?.html).toContain(`/listings/${supply.code}`);
    expect(mail?.unsubscribeUrl).toMatch(/^http:\/\/localhost:3000\/unsubscribe\/one-click\?token=alerts\./);
    expect(mail?.text).toContain("http://localhost:3000/unsubscribe?token=alerts.");
    const [row] = await db().notification.findMany();
    expect(mail?.id).toBe(row?.id);
  });

  test("leaves out what left the list before it was sent, and is not sent when nothing remains", async () => {
    const reader = await createPerson("member");
    await save(reader, { side: ["SUPPLY"] }, "供给");
    const gone = await createListing({ content: { side: "SUPPLY", title: "供应甲型泵" } });
    const stays = await createListing({ content: { side: "SUPPLY", title: "供应乙型泵" } });
    await look();
    await gather(later(1));
    await withdraw(gone.id);
    await send();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain(stays.title);
    expect(sent[0]?.text).not.toContain(gone.title);
    const third = await createListing({ content: { side: "SUPPLY", title: "供应丙型泵" } });
    await look(later(20));
    await gather(later(30));
    await withdraw(third.id);
    expect(await send()).toBe(0);
    expect(await db().notification.count({ where: { status: "CANCELLED" } })).toBe(1);
  });

  test("names no firm that wants to stay anonymous", async () => {
    const reader = await createPerson("member");
    await save(reader, {}, "全部");
    const hidden = await createFirm({ name: "示例隐名减速器有限公司" });
    await createListing({ firm: hidden, content: { visibility: "ANONYMOUS", title: "示例隐名减速器有限公司求购伺服电机" } });
    await look();
    await gather(later(1));
    await send();
    expect(sent[0]?.text).toContain("某单位");
    expect(`${sent[0]?.subject}${sent[0]?.text}${sent[0]?.html}`).not.toContain("隐名减速器");
  });

  test("is not sent to who stopped alerts meanwhile, nor to an account that was disabled", async () => {
    const [stopped, disabled] = [await createPerson("member"), await createPerson("member")];
    for (const person of [stopped, disabled]) await save(person, {}, "全部");
    await createListing();
    await look();
    await gather(later(1));
    await unsubscribe(anonymousContext(), signedToken(STOP_ALERTS, stopped.userId));
    await db().user.update({ where: { id: disabled.userId }, data: { disabledAt: NOW } });
    expect(await send()).toBe(0);
    expect(await db().notice.count()).toBe(2);
    await expect(unsubscribe(anonymousContext(), `${signedToken(STOP_ALERTS, stopped.userId)}x`)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("when it leaves", () => {
  test("mails at once are ten minutes apart, what comes between gathers", async () => {
    const reader = await createPerson("member");
    await save(reader, {}, "全部");
    await createListing();
    await look();
    expect(await gather(later(1))).toBe(1);
    await createListing();
    await createListing();
    await look(later(2));
    expect(await gather(later(5))).toBe(0);
    expect(await gather(later(10.5))).toBe(0);
    expect(await gather(later(11))).toBe(1);
    await send();
    expect(sent.map(({ subject }) => subject)).toEqual([
      expect.stringContaining("订阅有新信息"),
      expect.stringContaining("2 条"),
    ]);
  });

  test("a daily search waits for eight in the morning; choosing at once lets what waits go", async () => {
    const [patient, hasty] = [await createPerson("member"), await createPerson("member")];
    for (const person of [patient, hasty]) await save(person, {}, "全部", "DAILY");
    await createListing();
    await look();
    // Noon: twenty hours to go.
    expect(await gather(later(19 * 60))).toBe(0);
    const [search] = await db().savedSearch.findMany({ where: { userId: hasty.userId } });
    await changeSearch(contextOf(hasty, later(60)), search?.id ?? "", { pace: "AT_ONCE" }, search?.version ?? 0);
    expect(await gather(later(61))).toBe(1);
    expect(await gather(later(20 * 60))).toBe(1);
    await send();
    expect(sent.map(({ to }) => to)).toEqual([hasty.email, patient.email]);
  });

  test("in the quiet hours nothing leaves; without quiet hours it does", async () => {
    const night = new Date("2026-11-23T15:00:00Z");
    const [sleeper, owl] = [await createPerson("member"), await createPerson("member")];
    await chooseAlerts(contextOf(owl), { quietFrom: 0, quietTo: 0 });
    for (const person of [sleeper, owl]) await save(person, {}, "全部");
    await createListing();
    await look(night);
    expect(await gather(new Date(night.getTime() + MINUTE))).toBe(1);
    expect(await gather(new Date("2026-11-23T22:59:00Z"))).toBe(0);
    expect(await gather(new Date("2026-11-23T23:00:00Z"))).toBe(1);
    await send();
    expect(sent.map(({ to }) => to)).toEqual([owl.email, sleeper.email]);
  });

  test("what was due in the evening and could not leave rests through the night; also when mails stand apart", async () => {
    const [late, second] = [await createPerson("member"), await createPerson("member")];
    const evening = new Date("2026-11-23T13:55:00Z");
    const [night, morning] = [new Date("2026-11-23T14:05:00Z"), new Date("2026-11-23T23:00:00Z")];
    await save(late, {}, "全部");
    await createListing();
    await look(evening);
    // The worker was away from 21:55 to 22:05.
    expect(await gather(night)).toBe(0);
    expect(await gather(morning)).toBe(1);
    await save(second, {}, "全部");
    await createListing();
    await look(new Date(evening.getTime() - MINUTE));
    const nobodyElse = { where: { userId: late.userId }, data: { state: "NONE" as const } };
    await db().alert.updateMany(nobodyElse);
    expect(await gather(evening)).toBe(1);
    await createListing();
    await look(evening);
    await db().alert.updateMany(nobodyElse);
    expect(await gather(new Date(evening.getTime() + MINUTE))).toBe(0);
    expect(await gather(night)).toBe(0);
    expect(await gather(morning)).toBe(1);
  });

  test("the mail of the day tells nothing of a firm to who has left it", async () => {
    const request = await createRequest();
    const { owner } = request;
    await chooseAlerts(contextOf(owner), { email: { interests: "DAILY" } as never });
    await writeMails();
    const [line] = await db().notice.findMany({ where: { userId: owner.userId } });
    await db().membership.deleteMany({ where: { userId: owner.userId } });
    expect(await gather(line?.dueAt ?? NOW)).toBe(1);
    expect(await send()).toBe(0);
    expect(await db().notification.count({ where: { status: "CANCELLED" } })).toBe(1);
  });

  test("requests by choice come in the mail of the day, once, together with what was found", async () => {
    const request = await createRequest();
    const owner = request.owner;
    await chooseAlerts(contextOf(owner), { email: { interests: "DAILY" } as never });
    await writeMails();
    await writeMails();
    expect(await db().notification.count({ where: { userId: owner.userId } })).toBe(0);
    const [line] = await db().notice.findMany({ where: { userId: owner.userId } });
    expect(line).toMatchObject({ kind: "interest.requested", state: "WAITING" });
    expect(await gather(line?.dueAt ?? NOW)).toBe(1);
    expect(await send()).toBe(1);
    expect(sent[0]?.text).toContain(`http://localhost:3000/my/interests/${request.id}`);
  });
});

test("three workers gather for twenty readers: every alert is in one mail, every reader gets one", async () => {
  for (let n = 0; n < 20; n += 1) await save(await createPerson("member"), {}, "全部");
  for (let n = 0; n < 5; n += 1) await createListing({ content: { title: `求购伺服电机 ${n} 号` } });
  await Promise.all([look(), look()]);
  const written = await Promise.all([1, 2, 3].map(() => gather(later(1))));
  expect(written.reduce((sum, count) => sum + count, 0)).toBe(20);
  const sweeps = await Promise.all([send(), send(), send()]);
  expect(sweeps.reduce((sum, count) => sum + count, 0)).toBe(20);
  expect(new Set(sent.map(({ to }) => to)).size).toBe(20);
  for (const { text } of sent) for (let n = 0; n < 5; n += 1) expect(text.match(new RegExp(`${n} 号`, "g"))).toHaveLength(1);
  expect(await db().alert.count({ where: { state: "BUNDLED", notificationId: { not: null } } })).toBe(100);
});

describe("a subscription without an account", () => {
  const ask = (email: string) =>
    subscribe(anonymousContext(), { name: "泵", filter: savedFilterSchema.parse({ q: "泵" }), pace: "AT_ONCE", email });

  test("is quiet until its address was confirmed, then tells, and goes with its address when it is ended", async () => {
    const email = "visitor@example.invalid";
    await ask(email);
    await createListing({ content: { title: "求购甲型泵" } });
    await look();
    await writeMails();
    await send();
    expect(sent.map(({ to, subject }) => [to, subject])).toEqual([[email, "【京津冀机会清单】请确认订阅：泵"]]);
    const token =
      new URL(/http\S+\/subscribe\/confirm\?token=\S+/.exec(sent[0]?.text ?? "")?.[0] ?? "http://x/").searchParams.get("token") ??
      "";
    await Promise.all([confirmSubscription(anonymousContext(), token), confirmSubscription(anonymousContext(), token)]);
    const fresh = await createListing({ content: { title: "求购乙型泵" } });
    await look();
    await gather(later(1));
    await send();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.text).toContain(fresh.title);
    expect(sent[1]?.text).not.toContain("甲型");
    await unsubscribe(anonymousContext(), tokenIn(sent[1]));
    await unsubscribe(anonymousContext(), tokenIn(sent[1]));
    expect([await db().savedSearch.count(), await db().alert.count()]).toEqual([0, 0]);
    await createListing({ content: { title: "求购丙型泵" } });
    expect(await look()).toBe(0);
  });

  test("asked for and confirmed twice tells once, as asked for last", async () => {
    const email = "twice@example.invalid";
    await ask(email);
    await subscribe(anonymousContext(), { name: "泵（急）", filter: savedFilterSchema.parse({ q: "泵" }), pace: "DAILY", email });
    const asked = await db().savedSearch.findMany({ orderBy: { id: "asc" } });
    for (const { id } of asked) await confirmSubscription(anonymousContext(), signedToken("confirm", id));
    await confirmSubscription(anonymousContext(), signedToken("confirm", asked[1]?.id ?? ""));
    await createListing({ content: { title: "求购甲型泵" } });
    await look();
    expect(await db().alert.count()).toBe(1);
    expect(await db().savedSearch.findMany({ where: { confirmedAt: { not: null } } })).toMatchObject([
      { id: asked[0]?.id, name: "泵（急）", pace: "DAILY" },
    ]);
  });

  test("asks an address three times a day at most, and a question that is three days old holds no longer", async () => {
    for (let n = 0; n < 6; n += 1) await ask("asked@example.invalid");
    expect(await db().savedSearch.count()).toBe(3);
    const [{ id } = { id: "" }] = await db().savedSearch.findMany();
    await expect(confirmSubscription(anonymousContext(later(73 * 60)), signedToken("confirm", id))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

test("short messages: two senders hand each over once, a refused one is tried again, none to who was disabled", async () => {
  const [one, other] = [await createPerson("member"), await createPerson("member")];
  const row = (person: Person, n: number) => ({
    ...{
      kind: "alert.search",
      dedupeKey: `line-${n}:SMS`,
      userId: person.userId,
      toAddress: "13800001111",
      channel: "SMS" as const,
    },
    ...{ params: { title: "泵" }, notBefore: NOW, nextAttemptAt: NOW, createdAt: NOW },
  });
  await db().notification.createMany({ data: [row(one, 1), row(one, 2), row(one, 3), row(other, 4)] });
  await db().user.update({ where: { id: other.userId }, data: { disabledAt: NOW } });
  const taken: string[] = [];
  let refusals = 1;
  const driver = {
    addressOf: () => null,
    async send({ id, text }: { id: string; text: string }) {
      if (refusals > 0) {
        refusals -= 1;
        throw new Error("busy");
      }
      expect(text).toBe("订阅「泵」有 1 条新信息");
      taken.push(id);
    },
  };
  await Promise.all([sendShortMessages(db(), "SMS", driver, FAR), sendShortMessages(db(), "SMS", driver, FAR)]);
  expect(new Set(taken).size).toBe(3);
  expect(taken).toHaveLength(3);
  expect(await mailer().sweep(FAR)).toBe(0);
  const statuses = await db().notification.groupBy({ by: ["status"], _count: { _all: true }, orderBy: { status: "asc" } });
  expect(statuses.map(({ status, _count }) => [status, _count._all])).toEqual([
    ["SENT", 3],
    ["CANCELLED", 1],
  ]);
});
