import { beforeEach, expect, test } from "vitest";
import { verifyAudit } from "#lib/audit/verify.ts";
import { db } from "#lib/db/client.ts";
import { claimListing } from "#lib/listings/commands/claim-listing.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { editListing } from "#lib/listings/commands/edit-listing.ts";
import { expireListings } from "#lib/listings/commands/expire-listings.ts";
import { renewListing } from "#lib/listings/commands/renew-listing.ts";
import { undoDecision } from "#lib/listings/commands/undo-decision.ts";
import { withdrawListing } from "#lib/listings/commands/withdraw-listing.ts";
import { notify } from "#lib/notifications/reactions/notify.ts";
import { createListing } from "../support/build.ts";
import { eventsOf, readListing } from "../support/listings.ts";
import { contextOf, createFirm, createPerson, createUser, NOW, type Person, systemContext } from "../support/people.ts";
import { ROUNDS, race } from "./race.ts";

const DECISIONS = {
  approve: { decision: "approve", reasons: [], note: "" },
  reject: { decision: "reject", reasons: ["FORMAT"], note: "" },
} as const;
const decide = (who: Person, code: string, name: keyof typeof DECISIONS, version = 0) =>
  decideListing(contextOf(who), { ...DECISIONS[name], reasons: [...DECISIONS[name].reasons], code, version });

let staff: Promise<Person[]> | null = null;
/** Two moderators for all rounds of a test; rows are gone with its end. */
const moderators = () => {
  staff ??= Promise.all([createPerson("moderator"), createPerson("editor")]);
  return staff;
};

async function waiting(options: Parameters<typeof createListing>[0] = { status: "SUBMITTED" }) {
  const [a, b] = await moderators();
  if (!a || !b) throw new Error("no moderators");
  const firm = await createFirm();
  const owner = await createUser({ firm });
  const { id, code } = await createListing({ ...options, firm });
  return { a, b, owner, id, code };
}

/** Mails to one firm's owner, each reaction delivered twice. */
async function mailsOf(id: string, owner: Person): Promise<number> {
  const events = await db().outboxEvent.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
  for (const event of [...events, ...events]) await notify(systemContext(), event.id);
  return db().notification.count({ where: { userId: owner.userId } });
}

beforeEach(() => {
  staff = null;
});

test(`${ROUNDS} × two decisions at once: exactly one wins, one audit row, one mail`, async () => {
  const wins = await race(
    () => waiting(),
    ({ a, b, code }) => ({ approve: () => decide(a, code, "approve"), reject: () => decide(b, code, "reject") }),
    async ({ id, code, owner }, { winner, codes }) => {
      expect(codes).toEqual(["CONFLICT", "ok"]);
      const row = await readListing(code);
      expect([row.status, row.version, row.decisions.length]).toEqual([winner === "approve" ? "PUBLISHED" : "REJECTED", 1, 1]);
      expect(await eventsOf(code)).toEqual([winner === "approve" ? "listing.approved" : "listing.rejected"]);
      expect(await mailsOf(id, owner)).toBe(1);
    },
  );
  expect((wins.approve ?? 0) + (wins.reject ?? 0)).toBe(ROUNDS);
  expect((await verifyAudit(db())).ok).toBe(true);
});

test(`${ROUNDS} × edit against approve: exactly one wins, and what is public is what was approved`, async () => {
  const wins = await race(
    () => waiting(),
    ({ a, owner, code }) => ({
      approve: () => decide(a, code, "approve"),
      edit: () => editListing(contextOf(owner), { code, patch: { title: "改过的名称" }, version: 0 }),
    }),
    async ({ code }, { winner, codes }) => {
      expect(codes).toEqual(["CONFLICT", "ok"]);
      const row = await readListing(code);
      expect([row.status, row.title === "改过的名称", row.revisions.length]).toEqual(
        winner === "approve" ? ["PUBLISHED", false, 0] : ["SUBMITTED", true, 0],
      );
      expect(await eventsOf(code)).toHaveLength(1);
    },
  );
  expect((wins.approve ?? 0) + (wins.edit ?? 0)).toBe(ROUNDS);
});

test(`${ROUNDS} × withdraw against approve: withdrawn in the end, whoever was first, and never public again`, async () => {
  await race(
    () => waiting(),
    ({ a, owner, code }) => ({
      approve: () => decide(a, code, "approve"),
      withdraw: () => withdrawListing(contextOf(owner), { code }),
    }),
    async ({ code }) => {
      expect((await readListing(code)).status).toBe("WITHDRAWN");
      expect(["listing.withdrawn", "listing.approved,listing.withdrawn"]).toContain((await eventsOf(code)).join());
    },
  );
});

test(`${ROUNDS} × two claims, two undos: each once`, async () => {
  await race(
    () => waiting(),
    ({ a, b, code }) => ({
      first: () => claimListing(contextOf(a), { code }),
      second: () => claimListing(contextOf(b), { code }),
    }),
    async ({ code }, { codes }) => {
      expect(codes).toEqual(["CLAIMED_BY_OTHER", "ok"]);
      expect(await eventsOf(code)).toEqual(["listing.claimed"]);
    },
  );
  await race(
    async () => {
      const prepared = await waiting();
      await decide(prepared.a, prepared.code, "approve");
      return prepared;
    },
    ({ a, code }) => ({ first: () => undoDecision(contextOf(a), { code }), second: () => undoDecision(contextOf(a), { code }) }),
    async ({ code }, { codes }) => {
      expect(codes).toEqual(["ILLEGAL_TRANSITION", "ok"]);
      expect((await readListing(code)).status).toBe("SUBMITTED");
    },
  );
});

test(`${ROUNDS} × renewal against the clock: public in the end, the clock's act at most once before it`, async () => {
  const past = { status: "PUBLISHED", content: { validUntil: "2026-11-22" } } as const;
  await race(
    () => waiting(past),
    ({ owner, code }) => ({
      renew: () => renewListing(contextOf(owner), { code }),
      expire: () => expireListings(systemContext(), NOW),
    }),
    async ({ code }) => {
      expect((await readListing(code)).status).toBe("PUBLISHED");
      expect(["listing.renewed", "listing.expired,listing.renewed"]).toContain((await eventsOf(code)).join());
    },
  );
});
