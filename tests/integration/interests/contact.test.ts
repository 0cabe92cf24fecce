import { describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { acceptInterest } from "#lib/interests/commands/answer-interest.ts";
import { askInterest } from "#lib/interests/commands/ask-interest.ts";
import { revokeInterest } from "#lib/interests/commands/end-interest.ts";
import { getInterestWithContact } from "#lib/interests/commands/get-interest-with-contact.ts";
import { getInterest } from "#lib/interests/queries/get-interest.ts";
import { getInterestRecord } from "#lib/interests/queries/get-interest-record.ts";
import { listInterests } from "#lib/interests/queries/list-interests.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import { call } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { ownerSql } from "../../support/database.ts";
import {
  canaryContact,
  createAgreement,
  createMeeting,
  createRequest,
  QUESTIONS,
  readInterest,
  trailOf,
} from "../../support/interests.ts";
import { refusal } from "../../support/listings.ts";
import { contextOf, createPerson, NOW, type Person } from "../../support/people.ts";
import { mailsWritten, writeMails } from "../../support/reactions.ts";

const see = (who: Person, id: string, now = NOW) => getInterestWithContact(contextOf(who, now), id);
const BOX = { limit: 20 } as const;

test("sec-19 before both agreed no answer, list, mail, event or audit row holds a contact of either side", async () => {
  const { asker, owner, listing, contacts, id } = await createRequest();
  const staff = [await createPerson("moderator"), await createPerson("admin"), await createPerson("auditor")];
  const answers: string[] = [];
  for (const who of [asker, owner, ...staff]) {
    for (const path of [
      `/interests/${id}`,
      `/interests/${id}?contact=true`,
      "/interests?box=in",
      "/interests?box=out",
      "/interests",
      "/me",
    ])
      answers.push(await (await call("GET", path, { as: who })).text());
  }
  await writeMails();
  const rows = await ownerSql`
    SELECT (SELECT json_agg(n) FROM notification n)::text AS mails, (SELECT json_agg(o) FROM outbox_event o)::text AS events,
      (SELECT json_agg(a) FROM audit_entry a)::text AS trail, (SELECT json_agg(j.payload) FROM graphile_worker._private_jobs j)::text AS jobs`;
  const everything = [...answers, JSON.stringify(rows)].join("\n");
  expect(everything).toContain(listing.code);
  for (const value of [...Object.values(contacts.asker), ...Object.values(contacts.owner)])
    expect(everything).not.toContain(value);
  expect(everything.toUpperCase()).not.toContain("CANARY");
});

test("after acceptance each side reads both contacts: the listing's, else the firm's", async () => {
  const { asker, owner, contacts, id } = await createAgreement();
  for (const who of [asker, owner])
    expect((await see(who, id)).contact).toMatchObject({
      asker: contacts.asker,
      owner: contacts.owner,
      purpose: expect.any(String),
    });
});

test("a request sent from a listing of its own carries that listing's contact", async () => {
  const { asker, owner, listing } = await createMeeting();
  const own = canaryContact("CANARYC");
  const from = await createListing({ firm: asker.firm ?? undefined, content: { side: "SUPPLY" }, contact: own });
  const id = await askInterest(contextOf(asker), listing.code, { ...QUESTIONS, fromListing: from.code });
  await acceptInterest(contextOf(owner), { id, version: null });
  expect((await see(owner, id)).contact?.asker).toEqual(own);
});

test("sec-51 a view is on record before it is answered: viewer, whose contact, day; once a viewer and day", async () => {
  const { asker, owner, id } = await createAgreement();
  await Promise.all([see(asker, id), see(asker, id), see(asker, id)]);
  await see(asker, id, new Date(NOW.getTime() + DAY_MS));
  const reveals = await db().contactReveal.findMany({ orderBy: { at: "asc" } });
  expect(reveals).toMatchObject([
    { viewerId: asker.userId, viewerOrganizationId: asker.firm?.id, subjectOrganizationId: owner.firm?.id, at: NOW },
    { viewerId: asker.userId, day: new Date("2026-11-24T00:00:00Z") },
  ]);
  expect(await trailOf(id)).toEqual(["interest.requested", "interest.accepted", "contact.revealed", "contact.revealed"]);
});

test("contact=false and every list leave it out and record nothing", async () => {
  const { asker, id } = await createAgreement();
  expect((await getInterest(contextOf(asker), id)).contact).toBeNull();
  expect((await listInterests(contextOf(asker), BOX)).items.map(({ contact }) => contact)).toEqual([null]);
  expect(await db().contactReveal.count()).toBe(0);
});

test("each side learns that the other has looked, and who it was", async () => {
  const { asker, owner, id } = await createAgreement();
  expect((await see(owner, id)).contact?.seenByOther).toBe(false);
  await see(asker, id);
  expect((await see(owner, id)).contact?.seenByOther).toBe(true);
  expect((await getInterestRecord(contextOf(owner), id)).reveals).toContainEqual(
    expect.objectContaining({ viewer: asker.actor.name, by: "ASKER", subject: "OWNER" }),
  );
});

test("sec-53 staff and auditor read a request without contact and leave no view; a third firm finds nothing", async () => {
  const { id } = await createAgreement();
  for (const persona of ["moderator", "editor", "admin", "auditor"] as const) {
    const view = await see(await createPerson(persona), id);
    expect(view).toMatchObject({ role: "STAFF", contact: null });
  }
  for (const persona of ["owner", "pending", "suspended"] as const)
    expect(await refusal(see(await createPerson(persona), id))).toBe("NOT_FOUND");
  expect(await db().contactReveal.count()).toBe(0);
});

test("a member of a firm suspended meanwhile reads the request, not the contact", async () => {
  const { asker, id } = await createAgreement();
  const suspended: Person = { ...asker, actor: { ...asker.actor, verification: "SUSPENDED" } };
  expect((await see(suspended, id)).contact).toBeNull();
  expect(await db().contactReveal.count()).toBe(0);
});

describe("sec-20 withdrawing consent", () => {
  test.each(["asker", "owner"] as const)(
    "by the %s: from that commit nobody is shown the contact, the record stays, who saw it is told",
    async (side) => {
      const { asker, owner, contacts, id } = await createAgreement();
      const other = side === "asker" ? owner : asker;
      const colleague = await createPerson("member", other.firm ?? undefined);
      await see(other, id);
      await see(colleague, id);
      await revokeInterest(contextOf(side === "asker" ? asker : owner), { id, version: null });

      for (const who of [asker, owner, colleague]) {
        const view = await see(who, id);
        expect(view).toMatchObject({ status: "UNMATCHED", contact: null });
        expect(JSON.stringify(view)).not.toContain(contacts[side].mobile);
      }
      expect(await db().contactReveal.count()).toBe(2);
      expect((await getInterestRecord(contextOf(side === "asker" ? asker : owner), id)).reveals).toHaveLength(2);
      await writeMails();
      const told = (await mailsWritten()).filter(({ kind }) => kind === "interest.revoked").map(({ to }) => to);
      expect(told.toSorted()).toEqual([other.email, colleague.email].toSorted());
    },
  );

  test("at the same time as a view: the view is either on record before, or shows nothing", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { asker, owner, id } = await createAgreement();
      const [view] = await Promise.all([see(asker, id), revokeInterest(contextOf(owner), { id, version: null })]);
      const grantId = (await readInterest(id)).grant?.id;
      expect(await db().contactReveal.count({ where: { grantId } })).toBe(view.contact ? 1 : 0);
      expect((await see(asker, id)).contact).toBeNull();
    }
  });
});

describe("an anonymous listing", () => {
  test("keeps its firm unnamed to the asker until both agreed, in titles and mails too", async () => {
    const { asker, owner } = await createMeeting();
    const firm = owner.firm?.name ?? "";
    const listing = await createListing({
      firm: owner.firm ?? undefined,
      content: { visibility: "ANONYMOUS", title: `${firm}求购伺服电机`.slice(0, 60) },
    });
    const id = await askInterest(contextOf(asker), listing.code, QUESTIONS);
    const view = await getInterest(contextOf(asker), id);
    expect(view.owner).toEqual({ id: null, name: null, region: "HEBEI", verified: true });
    expect(view.listing.title).toBe("某单位求购伺服电机");
    expect((await getInterest(contextOf(owner), id)).listing.title).toContain(firm);
    await acceptInterest(contextOf(owner), { id, version: null });
    expect((await getInterest(contextOf(asker), id)).owner.name).toBe(firm);
  });

  test("a firm that asks from its anonymous listing stays unnamed to the other side until then", async () => {
    const { asker, owner, listing } = await createMeeting();
    const from = await createListing({ firm: asker.firm ?? undefined, content: { side: "SUPPLY", visibility: "ANONYMOUS" } });
    const questions = { ...QUESTIONS, about: `${asker.firm?.name}，主营伺服电机`, fromListing: from.code };
    const id = await askInterest(contextOf(asker), listing.code, questions);
    expect(JSON.stringify(await getInterest(contextOf(owner), id))).not.toContain(asker.firm?.name);
    await writeMails();
    expect(JSON.stringify(await db().notification.findMany({ select: { params: true } }))).not.toContain(asker.firm?.name);
    expect((await getInterest(contextOf(await createPerson("moderator")), id)).asker.name).toBe(asker.firm?.name);
  });
});
