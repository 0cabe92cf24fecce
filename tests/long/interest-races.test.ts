import { expect, test } from "vitest";
import { verifyAudit } from "#lib/audit/verify.ts";
import { db } from "#lib/db/client.ts";
import { acceptInterest, declineInterest } from "#lib/interests/commands/answer-interest.ts";
import { askInterest } from "#lib/interests/commands/ask-interest.ts";
import { revokeInterest, withdrawInterest } from "#lib/interests/commands/end-interest.ts";
import { getInterestWithContact } from "#lib/interests/commands/get-interest-with-contact.ts";
import { notify } from "#lib/notifications/reactions/notify.ts";
import { createAgreement, createMeeting, createRequest, QUESTIONS, readInterest, trailOf } from "../support/interests.ts";
import { contextOf, createPerson, systemContext } from "../support/people.ts";
import { ROUNDS, race } from "./race.ts";

/** Mails of one request, each reaction delivered twice. */
async function mailsOf(id: string): Promise<string[]> {
  const events = await db().outboxEvent.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
  for (const event of [...events, ...events]) await notify(systemContext(), event.id);
  const mails = await db().notification.findMany({
    where: { params: { path: ["interestId"], equals: id } },
    select: { kind: true },
  });
  return mails.map(({ kind }) => kind).toSorted();
}

const STATUS = { accept: "ACCEPTED", withdraw: "CLOSED", decline: "DECLINED" } as const;
const MAIL = { accept: "interest.accepted", withdraw: "interest.withdrawn", decline: "interest.declined" } as const;
const answer = (id: string) => ({ id, version: null });

test(`${ROUNDS} × accept against withdraw: exactly one wins, one audit row, one mail`, async () => {
  const wins = await race(
    () => createRequest(),
    ({ asker, owner, id }) => ({
      accept: () => acceptInterest(contextOf(owner), answer(id)),
      withdraw: () => withdrawInterest(contextOf(asker), answer(id)),
    }),
    async ({ id }, { winner, codes }) => {
      expect(codes).toEqual(["ILLEGAL_TRANSITION", "ok"]);
      const move = winner as "accept" | "withdraw";
      const stored = await readInterest(id);
      expect(stored.status).toBe(STATUS[move]);
      expect(stored.version).toBe(1);
      expect(stored.grant !== null).toBe(move === "accept");
      expect(await trailOf(id)).toEqual(["interest.requested", MAIL[move]]);
      expect(await mailsOf(id)).toEqual(["interest.requested", MAIL[move]].toSorted());
    },
  );
  expect((wins.accept ?? 0) + (wins.withdraw ?? 0)).toBe(ROUNDS);
  expect((await verifyAudit(db())).ok).toBe(true);
});

test(`${ROUNDS} × two accepts, a decline and a withdraw at once: exactly one wins`, async () => {
  await race(
    () => createRequest(),
    ({ asker, owner, id }) => ({
      accept: () => acceptInterest(contextOf(owner), answer(id)),
      decline: () => declineInterest(contextOf(owner), answer(id)),
      withdraw: () => withdrawInterest(contextOf(asker), answer(id)),
      acceptAgain: () => acceptInterest(contextOf(owner), answer(id)),
    }),
    async ({ id }, { winner }) => {
      expect(winner).not.toBeNull();
      expect(await trailOf(id)).toHaveLength(2);
      expect(await db().grant.count({ where: { interestId: id } })).toBe((await readInterest(id)).status === "ACCEPTED" ? 1 : 0);
    },
  );
});

test(`${ROUNDS} × two of a firm ask at once: one request`, async () => {
  await race(
    async () => {
      const meeting = await createMeeting();
      return { ...meeting, colleague: await createPerson("member", meeting.asker.firm ?? undefined) };
    },
    ({ asker, colleague, listing }) => ({
      first: () => askInterest(contextOf(asker), listing.code, QUESTIONS),
      second: () => askInterest(contextOf(colleague), listing.code, QUESTIONS),
    }),
    async ({ listing }, { codes }) => {
      expect(codes).toEqual(["DUPLICATE", "ok"]);
      expect(await db().interest.count({ where: { listingId: listing.id } })).toBe(1);
    },
  );
});

test(`${ROUNDS} × sec-20 a view of the contact against the withdrawal of consent: on record before, or nothing shown`, async () => {
  await race(
    async () => ({ ...(await createAgreement()), seen: { contact: false } }),
    ({ asker, owner, id, seen }) => ({
      view: async () => {
        seen.contact = (await getInterestWithContact(contextOf(asker), id)).contact !== null;
      },
      revoke: () => revokeInterest(contextOf(owner), answer(id)),
    }),
    async ({ id, asker, seen }) => {
      expect(await db().contactReveal.count({ where: { grant: { interestId: id } } })).toBe(seen.contact ? 1 : 0);
      expect((await getInterestWithContact(contextOf(asker), id)).contact).toBeNull();
    },
  );
});
