import { describe, expect, test } from "vitest";
import { closeInterest, revokeInterest, withdrawInterest } from "#lib/interests/commands/end-interest.ts";
import { reportOutcome } from "#lib/interests/commands/report-outcome.ts";
import type { Stage } from "#lib/interests/model.ts";
import { getInterest } from "#lib/interests/queries/get-interest.ts";
import { createAgreement, createRequest, readInterest } from "../../support/interests.ts";
import { atOnce, refusal, refusedFields } from "../../support/listings.ts";
import { contextOf, createPerson, NOW, type Person } from "../../support/people.ts";
import { mailsWritten, writeMails } from "../../support/reactions.ts";

const LATER = new Date(NOW.getTime() + 3_600_000);
const withdraw = (who: Person, id: string) => withdrawInterest(contextOf(who, LATER), { id, version: null });
const close = (who: Person, id: string) => closeInterest(contextOf(who, LATER), { id, version: null, reason: "价格没有谈拢" });
const revoke = (who: Person, id: string) => revokeInterest(contextOf(who, LATER), { id, version: null });
const report = (who: Person, id: string, stage: Stage, extra = {}) =>
  reportOutcome(contextOf(who, LATER), { id, stage, readVersion: null, ...extra });

describe("outcomes", () => {
  test("a stage counts when both reported it; until then it is one side's claim", async () => {
    const { asker, owner, id } = await createAgreement();
    await report(asker, id, "SIGNED", { valueWan: 80, contractNo: "2026000000000001", day: "2026-11-23" });
    expect(await getInterest(contextOf(owner), id)).toMatchObject({
      status: "ACCEPTED",
      outcomes: [{ stage: "SIGNED", valueWan: 80, day: "2026-11-23", confirmedBy: ["ASKER"] }],
    });
    await report(owner, id, "SIGNED", { valueWan: 78.5 });
    expect(await getInterest(contextOf(asker), id)).toMatchObject({
      status: "SIGNED",
      outcomes: [{ stage: "SIGNED", valueWan: 78.5, confirmedBy: ["ASKER", "OWNER"] }],
    });
    await writeMails();
    expect((await mailsWritten()).slice(2)).toEqual([
      { kind: "interest.outcomeReported", to: owner.email },
      { kind: "interest.outcomeReported", to: asker.email },
    ]);
  });

  test("both sides at once: both claims stand and the stage counts", async () => {
    const { asker, owner, id } = await createAgreement();
    const both = await atOnce(
      () => report(asker, id, "MEETING"),
      () => report(owner, id, "MEETING"),
    );
    expect(both).toEqual(["ok", "ok"]);
    expect((await readInterest(id)).status).toBe("MEETING");
  });

  test("forward only, after acceptance only, by the two firms only, not in the future", async () => {
    const request = await createRequest();
    expect(await refusal(report(request.asker, request.id, "MEETING"))).toBe("ILLEGAL_TRANSITION");
    const { asker, owner, id } = await createAgreement();
    await report(asker, id, "INTENT");
    await report(owner, id, "INTENT");
    expect(await refusal(report(asker, id, "MEETING"))).toBe("ILLEGAL_TRANSITION");
    expect(await refusal(report(await createPerson("moderator"), id, "SIGNED"))).toBe("FORBIDDEN");
    expect(await refusal(report(await createPerson("owner"), id, "SIGNED"))).toBe("NOT_FOUND");
    expect(await refusedFields(report(asker, id, "SIGNED", { day: "2026-12-31" }))).toEqual(["day"]);
  });
});

test("revoke: either side, whatever came first of it and a close", async () => {
  const { asker, owner, id } = await createAgreement();
  expect(await refusal(revoke(await createPerson("moderator"), id))).toBe("FORBIDDEN");
  expect(await refusal(revoke(await createPerson("owner"), id))).toBe("NOT_FOUND");
  const outcomes = await atOnce(
    () => revoke(asker, id),
    () => close(owner, id),
  );
  expect(outcomes[0]).toBe("ok");
  const stored = await readInterest(id);
  expect(stored.grant?.revokedAt).toEqual(LATER);
  expect(stored.grant?.revokedById).toBe(asker.userId);
  expect(["UNMATCHED", "CLOSED"]).toContain(stored.status);
  expect(await refusal(revoke(owner, id))).toBe("ILLEGAL_TRANSITION");
});

test("revoke keeps the status of what is over, and needs a live grant", async () => {
  const closed = await createAgreement();
  await close(closed.owner, closed.id);
  await revoke(closed.asker, closed.id);
  expect(await readInterest(closed.id)).toMatchObject({ status: "CLOSED", closeReason: "价格没有谈拢" });
  const withdrawn = await createRequest();
  await withdraw(withdrawn.asker, withdrawn.id);
  expect(await refusal(revoke(withdrawn.asker, withdrawn.id))).toBe("ILLEGAL_TRANSITION");
});
