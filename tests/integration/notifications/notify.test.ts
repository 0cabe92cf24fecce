import { describe, expect, test } from "vitest";
import { createMailedToken } from "#lib/auth/mailed-token.ts";
import { db } from "#lib/db/client.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { undoDecision } from "#lib/listings/commands/undo-decision.ts";
import { createMailer } from "#lib/notifications/delivery/mailer.ts";
import type { OutgoingMail } from "#lib/notifications/delivery/transport.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { createListing } from "../../support/build.ts";
import { createAgreement, createRequest } from "../../support/interests.ts";
import { contextOf, createFirm, createPerson, createUser, NOW, type Person, systemContext } from "../../support/people.ts";
import { mailsWritten, writeMails } from "../../support/reactions.ts";

const SECRET_OF = (id: string) => `SECRET${id}`;

/** Everything that is due in a minute, as the sender would hand it over. */
async function sendAll(): Promise<OutgoingMail[]> {
  const sent: OutgoingMail[] = [];
  const transport = { send: async (mail: OutgoingMail) => void sent.push(mail), close: () => undefined };
  const mailer = createMailer({ db: db(), transport, baseUrl: "http://localhost:3000", secretOf: SECRET_OF, lanes: 1 });
  await mailer.sweep(new Date(Date.now() + 60_000));
  return sent;
}

const happens = (who: Person, event: AppEvent) => db().$transaction((tx) => recordEvent(tx, contextOf(who), event));

describe("decisions on a listing", () => {
  async function submitted() {
    const firm = await createFirm();
    const submitter = await createPerson("member", firm);
    await createPerson("owner", firm);
    const listing = await createListing({ firm, status: "SUBMITTED", row: { submittedById: submitter.userId } });
    return { submitter, listing, moderator: await createPerson("moderator") };
  }
  const decide = (moderator: Person, listing: { code: string; version: number }, note: string) =>
    decideListing(contextOf(moderator), {
      code: listing.code,
      decision: "return",
      reasons: ["INCOMPLETE_SPEC", "CONTACT_OR_AD"],
      note,
      fieldNotes: [{ path: "description", note: "请写明交货地点" }],
      version: listing.version,
    });

  test("what is approved after its last day is told to have ended, not to be published", async () => {
    const { listing, moderator } = await submitted();
    await db().listing.update({ where: { id: listing.id }, data: { validUntil: new Date(NOW.getTime() - 3 * DAY_MS) } });
    const { code, version } = listing;
    await decideListing(contextOf(moderator), { code, decision: "approve", reasons: [], note: "", version });
    await writeMails();
    expect((await mailsWritten()).map(({ kind }) => kind)).toEqual(["listing.expired"]);
    expect((await sendAll()).map(({ subject }) => subject)).toEqual([expect.stringContaining("已到期")]);
  });

  test("one mail, to who submitted, with reasons and notes, not before it can no longer be undone", async () => {
    const { submitter, listing, moderator } = await submitted();
    await decide(moderator, listing, "正文含电话 13900001111 和 a.b@example.invalid，请删除");
    await writeMails();
    expect(await mailsWritten()).toEqual([{ kind: "listing.returned", to: submitter.email }]);
    const [row] = await db().notification.findMany();
    const wait = (row?.notBefore.getTime() ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(29_000);
    expect(wait).toBeLessThan(33_000);
    const [mail] = await sendAll();
    expect(mail?.text).toContain("原因：指标不完整、含联系方式或广告");
    expect(mail?.text).toContain("详细说明：请写明交货地点");
    expect(mail?.text).toContain(`http://localhost:3000/my/listings/${listing.code}`);
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/13900001111|a\.b@example/);
  });

  test("a decision that was undone sends nothing", async () => {
    const { listing, moderator } = await submitted();
    await decide(moderator, listing, "请补充");
    await writeMails();
    await undoDecision(contextOf(moderator), { code: listing.code });
    await writeMails();
    expect(await sendAll()).toEqual([]);
    expect(await db().notification.findMany({ select: { status: true } })).toEqual([{ status: "CANCELLED" }]);
  });
});

describe("links", () => {
  async function linkFor(user: Person) {
    const tokenId = await db().$transaction((tx) =>
      createMailedToken(tx, new Date(), { kind: "MAGIC_LINK", userId: user.userId, email: user.email }),
    );
    await happens(user, {
      name: "user.linkRequested",
      subjectType: "user",
      subjectId: user.userId,
      data: { kind: "MAGIC_LINK", tokenId },
    });
    return tokenId;
  }

  test("the secret stands in the mail alone, never in the database", async () => {
    const user = await createUser();
    const tokenId = await linkFor(user);
    await writeMails();
    const [mail] = await sendAll();
    expect(mail?.text).toContain(`http://localhost:3000/login/link?token=${SECRET_OF(tokenId)}`);
    expect(JSON.stringify(await db().notification.findMany())).not.toContain("SECRET");
  });

  test("a link that was used, or voided by a newer one, is not mailed any more", async () => {
    const user = await createUser();
    const first = await linkFor(user);
    const second = await linkFor(user);
    await writeMails();
    expect((await sendAll()).map(({ text }) => text.includes(SECRET_OF(second)))).toEqual([true]);
    expect(first).not.toBe(second);
  });

  test("invitations and claim links go to the address they were made for", async () => {
    const owner = await createPerson("owner");
    for (const [kind, name] of [
      ["INVITATION", "organization.memberInvited"],
      ["CLAIM", "organization.claimLinkSent"],
    ] as const) {
      const tokenId = await db().$transaction((tx) =>
        createMailedToken(tx, new Date(), {
          kind,
          email: `${kind.toLowerCase()}@example.invalid`,
          organizationId: owner.firm?.id,
        }),
      );
      await happens(owner, { name, subjectType: "organization", subjectId: owner.firm?.id ?? "", data: { tokenId } });
    }
    await writeMails();
    const sent = await sendAll();
    expect(sent.map(({ to }) => to)).toEqual(["invitation@example.invalid", "claim@example.invalid"]);
    for (const { text } of sent) expect(text).toContain(owner.firm?.name);
  });
});

describe("firms", () => {
  test.each(["organization.verified", "organization.rejected", "organization.suspended", "organization.restored"] as const)(
    "%s: told to an owner",
    async (name) => {
      const firm = await createFirm();
      await createPerson("member", firm);
      const owner = await createPerson("owner", firm);
      await happens(await createPerson("moderator"), { name, subjectType: "organization", subjectId: firm.id });
      await writeMails();
      expect(await mailsWritten()).toEqual([{ kind: name, to: owner.email }]);
    },
  );

  test("a request to join is told to an owner, its answer to who asked", async () => {
    const owner = await createPerson("owner");
    const person = await createUser();
    const organizationId = owner.firm?.id ?? "";
    const { id } = await db().joinRequest.create({ data: { organizationId, userId: person.userId, createdAt: NOW } });
    await happens(person, { name: "organization.joinRequested", subjectType: "joinRequest", subjectId: id });
    await happens(owner, { name: "organization.joinAccepted", subjectType: "joinRequest", subjectId: id });
    await writeMails();
    expect(await mailsWritten()).toEqual([
      { kind: "organization.joinRequested", to: owner.email },
      { kind: "organization.joinAccepted", to: person.email },
    ]);
  });
});

test("a listing's end is announced to who submitted it, unless it was renewed meanwhile", async () => {
  const { announceExpiry } = await import("#lib/listings/commands/announce-expiry.ts");
  const owner = await createPerson("owner");
  const listing = await createListing({ firm: owner.firm ?? undefined, content: { validUntil: "2026-11-27" } });
  const asOf = new Date(NOW);
  await announceExpiry(systemContext(), asOf);
  await announceExpiry(systemContext(), asOf);
  await writeMails();
  expect(await mailsWritten()).toEqual([{ kind: "listing.expiring", to: owner.email }]);
  await db().listing.update({ where: { id: listing.id }, data: { validUntil: new Date("2027-11-27T00:00:00Z") } });
  expect(await sendAll()).toEqual([]);
});

describe("what is no longer true when it could be sent", () => {
  test("an outage between asking and answering: the reminder is dropped, the facts arrive", async () => {
    const { asker, owner } = await createAgreement();
    await db().notification.deleteMany();
    await writeMails();
    expect((await sendAll()).map(({ to }) => to).toSorted()).toEqual([asker.email, owner.email].toSorted());
  });

  test("a withdrawn request asks nobody for an answer", async () => {
    const { withdrawInterest } = await import("#lib/interests/commands/end-interest.ts");
    const { asker, owner, id } = await createRequest();
    await withdrawInterest(contextOf(asker), { id, version: null });
    await writeMails();
    const sent = await sendAll();
    expect(sent.map(({ to, subject }) => [to, subject.includes("撤回")])).toEqual([[owner.email, true]]);
  });

  test("disabled accounts and people who left the firm get nothing", async () => {
    const disabled = await createRequest();
    const left = await createRequest();
    await writeMails();
    await db().user.update({ where: { id: disabled.owner.userId }, data: { disabledAt: new Date(NOW.getTime() + DAY_MS) } });
    await db().membership.delete({ where: { userId: left.owner.userId } });
    expect(await sendAll()).toEqual([]);
  });
});

test("a firm whose people sign in by mobile number alone gets no mail, and nothing fails", async () => {
  const { owner, id } = await createRequest();
  await db().user.update({ where: { id: owner.userId }, data: { email: null, mobile: "13900002222" } });
  await writeMails();
  expect(await mailsWritten()).toEqual([]);
  expect(id).toBeTruthy();
});
