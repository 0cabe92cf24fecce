import { describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { acceptInterest } from "#lib/interests/commands/answer-interest.ts";
import { askInterest } from "#lib/interests/commands/ask-interest.ts";
import { closeInterest } from "#lib/interests/commands/end-interest.ts";
import { askProgress, lapseInterests, remindInterests, timeOutInterests } from "#lib/interests/commands/keep-clock.ts";
import { nameMediator } from "#lib/interests/commands/name-mediator.ts";
import { reportOutcome } from "#lib/interests/commands/report-outcome.ts";
import { talkOn } from "#lib/interests/commands/talk-on.ts";
import { getInterest } from "#lib/interests/queries/get-interest.ts";
import { getInterestRecord } from "#lib/interests/queries/get-interest-record.ts";
import { listAwaited, listToReport } from "#lib/interests/queries/list-interests.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import { createAgreement, createRequest, QUESTIONS, readInterest, trailOf } from "../../support/interests.ts";
import { refusal } from "../../support/listings.ts";
import { contextOf, createPerson, NOW, type Person, systemContext } from "../../support/people.ts";
import { mailsWritten, writeMails } from "../../support/reactions.ts";

const LATER = new Date(NOW.getTime() + 3_600_000);
const accept = (who: Person, id: string, extra = {}) => acceptInterest(contextOf(who, LATER), { id, version: null, ...extra });

test("what waits for an answer is listed by what is due first, however much came in since", async () => {
  const { owner, id, listing } = await createRequest("PUBLIC", new Date(NOW.getTime() - 3 * DAY_MS));
  for (const days of [2, 1, 0]) {
    const later = contextOf(await createPerson("owner"), new Date(NOW.getTime() - days * DAY_MS));
    await askInterest(later, listing.code, QUESTIONS);
  }
  const shown = await listAwaited(contextOf(owner), "in", 3);
  expect(shown.map(({ dueAt }) => dueAt)).toEqual(shown.map(({ dueAt }) => dueAt).toSorted());
  expect(shown[0]?.id).toBe(id);
  expect(await listAwaited(contextOf(owner), "out", 3)).toEqual([]);
});

describe("the clock", () => {
  const at = (days: number) => systemContext(new Date(NOW.getTime() + days * DAY_MS));

  test("reminds once after three working days and hands over after five; the firm may still answer", async () => {
    const { asker, owner, id } = await createRequest();
    expect(await remindInterests(at(2.9))).toBe(0);
    expect(await remindInterests(at(3))).toBe(1);
    expect(await remindInterests(at(3.1))).toBe(0);
    expect(await timeOutInterests(at(6.9))).toBe(0);
    expect(await timeOutInterests(at(7))).toBe(1);
    expect(await timeOutInterests(at(7))).toBe(0);
    expect((await readInterest(id)).status).toBe("TIMEOUT");
    await writeMails();
    expect((await mailsWritten()).slice(1)).toEqual([
      { kind: "interest.reminded", to: owner.email },
      { kind: "interest.timedOutOwner", to: owner.email },
      { kind: "interest.timedOutAsker", to: asker.email },
    ]);
    const moderator = await createPerson("moderator");
    expect(await refusal(nameMediator(contextOf(owner), { id }))).toBe("FORBIDDEN");
    await nameMediator(contextOf(moderator), { id });
    expect((await getInterest(contextOf(asker), id)).mediator).toBe(moderator.actor.name);
    expect(await refusal(accept(moderator, id, { consentNote: "同意" }))).toBe("FORBIDDEN");
    expect(await refusal(accept(owner, id))).toBe("ok");
  });

  test("two workers that sweep at once remind once", async () => {
    const { id } = await createRequest();
    const counts = await Promise.all([remindInterests(at(3)), remindInterests(at(3)), remindInterests(at(3))]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(await trailOf(id)).toEqual(["interest.requested", "interest.reminded"]);
  });

  test("closes what nobody answered before the listing was withdrawn, tells both, and leaves agreed contacts alone", async () => {
    const { asker, owner, listing, id } = await createRequest();
    const agreed = await createAgreement();
    await db().listing.updateMany({ where: { id: { in: [listing.id, agreed.listing.id] } }, data: { status: "WITHDRAWN" } });
    expect(await lapseInterests(at(0))).toBe(1);
    expect(await readInterest(id)).toMatchObject({ status: "CLOSED", closeReason: "信息已结束" });
    expect((await readInterest(agreed.id)).status).toBe("ACCEPTED");
    await db().outboxEvent.deleteMany({ where: { subjectId: { not: id } } });
    await writeMails();
    expect((await mailsWritten()).slice(1)).toEqual([
      { kind: "interest.lapsed", to: owner.email },
      { kind: "interest.lapsed", to: asker.email },
    ]);
  });

  test("a listing under re-review, or past its last day, keeps its requests", async () => {
    const { listing } = await createRequest();
    for (const status of ["SUSPENDED", "EXPIRED"] as const) {
      await db().listing.update({ where: { id: listing.id }, data: { status } });
      expect(await lapseInterests(at(0))).toBe(0);
    }
  });

  test("asks both sides how it goes after 7 and after 30 days, until they say so; who was not asked in time is asked once", async () => {
    const { asker, owner, id } = await createAgreement();
    const owes = async (who: Person) => (await getInterestRecord(contextOf(who, at(7).now), id)).owesProgress;
    expect(await askProgress(at(6.9))).toBe(0);
    expect([await owes(asker), await owes(owner)]).toEqual([false, false]);
    const counts = await Promise.all([askProgress(at(7.1)), askProgress(at(7.1))]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(await askProgress(at(29))).toBe(0);
    await db().outboxEvent.deleteMany({ where: { name: { not: "interest.progressAsked" } } });
    await writeMails();
    expect(await mailsWritten()).toEqual([
      { kind: "interest.progressAsked", to: owner.email },
      { kind: "interest.progressAsked", to: asker.email },
    ]);
    expect([await owes(asker), await owes(owner)]).toEqual([true, true]);
    const desk = async (who: Person) => (await listToReport(contextOf(who, at(8).now), 5)).map((interest) => interest.id);
    expect([await desk(asker), await desk(owner)]).toEqual([[id], [id]]);
    await talkOn(contextOf(asker, at(8).now), { id });
    expect([await owes(asker), await owes(owner)]).toEqual([false, true]);
    expect(await readInterest(id)).toMatchObject({ status: "ACCEPTED", askerTalksAt: at(8).now, ownerTalksAt: null });
    await reportOutcome(contextOf(owner, at(8).now), { id, stage: "SIGNED", readVersion: null });
    expect(await owes(owner)).toBe(false);
    // What one side reported waits for the other.
    expect([await desk(asker), await desk(owner)]).toEqual([[id], []]);
    expect(await askProgress(at(30.1))).toBe(1);
    expect(await askProgress(at(90))).toBe(0);
    expect([await owes(asker), await owes(owner)]).toEqual([true, false]);
    const late = await createAgreement();
    expect([await askProgress(at(31)), await askProgress(at(31))]).toEqual([1, 0]);
    expect((await readInterest(late.id)).progressAsked).toBe(2);
  });

  test("only the two firms say that talks go on, and only while they talk", async () => {
    const { asker, id } = await createAgreement();
    expect(await refusal(talkOn(contextOf(await createPerson("owner")), { id }))).toBe("NOT_FOUND");
    expect(await refusal(talkOn(contextOf(await createPerson("moderator")), { id }))).toBe("FORBIDDEN");
    await closeInterest(contextOf(asker), { id, version: null, reason: "价格没有谈拢" });
    expect(await refusal(talkOn(contextOf(asker), { id }))).toBe("ILLEGAL_TRANSITION");
    expect(await askProgress(at(31))).toBe(0);
  });

  test("nobody but the clock moves these", async () => {
    await createRequest();
    const admin = await createPerson("admin");
    expect(await refusal(timeOutInterests(contextOf(admin, new Date(NOW.getTime() + 9 * DAY_MS))))).toBe("FORBIDDEN");
  });
});
