import { describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { acceptInterest, declineInterest } from "#lib/interests/commands/answer-interest.ts";
import { askInterest } from "#lib/interests/commands/ask-interest.ts";
import { closeInterest, withdrawInterest } from "#lib/interests/commands/end-interest.ts";
import { getInterest } from "#lib/interests/queries/get-interest.ts";
import { countDesk } from "#lib/stats/queries.ts";
import { createListing } from "../../support/build.ts";
import { createAgreement, createMeeting, createRequest, QUESTIONS, readInterest, trailOf } from "../../support/interests.ts";
import { atOnce, refusal, refusedFields } from "../../support/listings.ts";
import { contextOf, createFirm, createPerson, NOW, type Person } from "../../support/people.ts";
import { mailsWritten, writeMails } from "../../support/reactions.ts";

const LATER = new Date(NOW.getTime() + 3_600_000);
const accept = (who: Person, id: string, extra = {}) => acceptInterest(contextOf(who, LATER), { id, version: null, ...extra });
const decline = (who: Person, id: string, extra = {}) => declineInterest(contextOf(who, LATER), { id, version: null, ...extra });
const withdraw = (who: Person, id: string) => withdrawInterest(contextOf(who, LATER), { id, version: null });
const close = (who: Person, id: string) => closeInterest(contextOf(who, LATER), { id, version: null, reason: "价格没有谈拢" });

describe("accept", () => {
  test("sec-51 stores a grant that names recipients, purpose, fields, both consents and the time", async () => {
    const { asker, owner, listing, id } = await createRequest();
    await accept(owner, id);
    expect(await readInterest(id)).toMatchObject({
      status: "ACCEPTED",
      answeredAt: LATER,
      answeredById: owner.userId,
      version: 1,
      grant: {
        askerOrganizationId: asker.firm?.id,
        ownerOrganizationId: owner.firm?.id,
        purpose: `就信息 ${listing.code} 进行供需对接洽谈`,
        fields: ["name", "mobile", "phone", "email"],
        askerConsentAt: NOW,
        ownerConsentAt: LATER,
        ownerConsentById: null,
        grantedAt: LATER,
        revokedAt: null,
      },
    });
    expect(await trailOf(id)).toEqual(["interest.requested", "interest.accepted"]);
    await writeMails();
    expect(await mailsWritten()).toEqual([
      { kind: "interest.requested", to: owner.email },
      { kind: "interest.accepted", to: asker.email },
    ]);
  });

  test("is refused to the asker, to staff between two firms with accounts, to strangers, and a second time", async () => {
    const { asker, owner, id } = await createRequest();
    expect(await refusal(accept(asker, id))).toBe("FORBIDDEN");
    expect(await refusal(accept(await createPerson("moderator"), id))).toBe("FORBIDDEN");
    expect(await refusal(accept(await createPerson("auditor"), id))).toBe("FORBIDDEN");
    expect(await refusal(accept(await createPerson("owner"), id))).toBe("NOT_FOUND");
    expect(await refusal(accept(owner, "00000000-0000-7000-8000-000000000000"))).toBe("NOT_FOUND");
    expect(await refusal(accept(owner, "no-id"))).toBe("NOT_FOUND");
    expect(await refusal(acceptInterest(contextOf(owner), { id, version: 7 }))).toBe("CONFLICT");
    expect(await refusedFields(accept(owner, id, { consentNote: "电话同意" }))).toEqual(["consentNote"]);
    expect(await refusal(accept(owner, id))).toBe("ok");
    expect(await refusal(accept(owner, id))).toBe("ILLEGAL_TRANSITION");
    expect(await db().grant.count()).toBe(1);
  });

  test("sec-23 is refused while the firm is not verified, or suspended", async () => {
    const { owner, id } = await createRequest();
    const as = (verification: "UNVERIFIED" | "SUSPENDED"): Person => ({ ...owner, actor: { ...owner.actor, verification } });
    expect(await refusal(accept(as("UNVERIFIED"), id))).toBe("ORG_NOT_VERIFIED");
    expect(await refusal(accept(as("SUSPENDED"), id))).toBe("ORG_SUSPENDED");
  });

  test.each(["SUSPENDED", "WITHDRAWN"] as const)("gives no contact about a listing that is %s", async (status) => {
    const { owner, listing, id } = await createRequest();
    await db().listing.update({ where: { id: listing.id }, data: { status } });
    expect(await refusal(accept(owner, id))).toBe("ILLEGAL_TRANSITION");
    expect(await db().grant.count()).toBe(0);
  });

  test("gives no contact to a firm that was suspended meanwhile", async () => {
    const { asker, owner, id } = await createRequest();
    await db().organization.update({ where: { id: asker.firm?.id }, data: { verification: "SUSPENDED" } });
    expect(await refusal(accept(owner, id))).toBe("ILLEGAL_TRANSITION");
  });

  test("at the same time as withdraw, decline and another accept: exactly one wins, with one row in the trail", async () => {
    const { asker, owner, id } = await createRequest();
    const outcomes = await atOnce(
      () => accept(owner, id),
      () => withdraw(asker, id),
      () => decline(owner, id),
      () => accept(owner, id),
    );
    expect(outcomes).toEqual(["ok", "ILLEGAL_TRANSITION", "ILLEGAL_TRANSITION", "ILLEGAL_TRANSITION"]);
    expect(await trailOf(id)).toHaveLength(2);
    expect(await db().grant.count()).toBe((await readInterest(id)).status === "ACCEPTED" ? 1 : 0);
  });
});

describe("a firm without an account", () => {
  async function askUnclaimed() {
    const { asker } = await createMeeting();
    const firm = await createFirm({ verification: "UNVERIFIED", verifiedAt: null, enteredByStaff: true });
    const listing = await createListing({ firm, row: { enteredByStaff: true } });
    return { asker, firm, id: await askInterest(contextOf(asker), listing.code, QUESTIONS) };
  }

  test("staff record its answer and consent, which stores the same grant", async () => {
    const { asker, id } = await askUnclaimed();
    const moderator = await createPerson("moderator");
    expect(await refusedFields(accept(moderator, id))).toEqual(["consentNote"]);
    await accept(moderator, id, { consentNote: "11 月 23 日电话核实，对方同意提供联系方式" });
    const stored = await readInterest(id);
    expect(stored).toMatchObject({
      status: "ACCEPTED",
      mediatorId: moderator.userId,
      grant: { ownerConsentById: moderator.userId },
    });
    await writeMails();
    expect(await mailsWritten()).toEqual([{ kind: "interest.accepted", to: asker.email }]);
    expect((await getInterest(contextOf(asker), id)).mediator).toBe(moderator.actor.name);
  });

  test("its requests are counted among what waits for staff as long as it has none", async () => {
    const { firm } = await askUnclaimed();
    const desk = async () => (await countDesk(contextOf(await createPerson("moderator")))).interests;
    expect(await desk()).toBe(1);
    await createPerson("owner", firm);
    expect(await desk()).toBe(0);
  });

  test("sec-23 gives and gets no contact once it is suspended", async () => {
    const { firm, id } = await askUnclaimed();
    await db().organization.update({ where: { id: firm.id }, data: { verification: "SUSPENDED" } });
    const moderator = await createPerson("moderator");
    expect(await refusal(accept(moderator, id, { consentNote: "电话同意" }))).toBe("ILLEGAL_TRANSITION");
    expect(await db().grant.count()).toBe(0);
  });

  test("once it has an account it answers for itself, and staff no longer may", async () => {
    const { firm, id } = await askUnclaimed();
    const moderator = await createPerson("moderator");
    await db().organization.update({ where: { id: firm.id }, data: { verification: "VERIFIED" } });
    const owner = await createPerson("owner", firm);
    expect(await refusal(decline(moderator, id, { consentNote: "婉拒" }))).toBe("FORBIDDEN");
    expect(await refusal(accept(owner, id))).toBe("ok");
  });
});

describe("decline, withdraw, close", () => {
  test("declining keeps its reason from the asker", async () => {
    const { asker, owner, id } = await createRequest();
    await decline(owner, id, { reason: "产能已满，且不信任对方" });
    expect(await readInterest(id)).toMatchObject({ status: "DECLINED", declineReason: "产能已满，且不信任对方" });
    expect(JSON.stringify(await getInterest(contextOf(asker), id))).not.toContain("不信任");
    expect(JSON.stringify(await db().auditEntry.findMany({ select: { data: true } }))).not.toContain("不信任");
    await writeMails();
    expect((await mailsWritten()).at(-1)).toEqual({ kind: "interest.declined", to: asker.email });
    expect(JSON.stringify(await db().notification.findMany({ select: { params: true } }))).not.toContain("不信任");
  });

  test("only the asker withdraws, only before the answer", async () => {
    const { asker, owner, id } = await createRequest();
    expect(await refusal(withdraw(owner, id))).toBe("FORBIDDEN");
    expect(await refusal(withdraw(asker, id))).toBe("ok");
    expect(await readInterest(id)).toMatchObject({ status: "CLOSED", closeReason: "申请方撤回" });
    expect(await refusal(withdraw(asker, id))).toBe("ILLEGAL_TRANSITION");
    await writeMails();
    expect((await mailsWritten()).at(-1)).toEqual({ kind: "interest.withdrawn", to: owner.email });
  });

  test("either side closes after acceptance, and only then", async () => {
    const request = await createRequest();
    expect(await refusal(close(request.owner, request.id))).toBe("ILLEGAL_TRANSITION");
    for (const side of ["asker", "owner"] as const) {
      const agreed = await createAgreement();
      expect(await refusal(close(agreed[side], agreed.id))).toBe("ok");
      expect(await readInterest(agreed.id)).toMatchObject({ status: "CLOSED", grant: { revokedAt: null } });
    }
  });
});
