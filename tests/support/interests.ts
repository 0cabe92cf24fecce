// Two firms, a listing of one, and a request of the other, in the state a test is about.
import { db } from "#lib/db/client.ts";
import { acceptInterest } from "#lib/interests/commands/answer-interest.ts";
import { askInterest } from "#lib/interests/commands/ask-interest.ts";
import { type AskInterest, askInterestSchema } from "#lib/interests/schema.ts";
import { createListing } from "./build.ts";
import { contextOf, createFirm, createPerson, NOW, nextSerial, type Person } from "./people.ts";

export const QUESTIONS: AskInterest = askInterestSchema.parse({
  seeking: "希望就采购 200 台伺服电机洽谈",
  questions: "交货期能否提前",
  about: "示例单位，主营装配线改造",
});

/** The private values of both sides, all under one text that must appear nowhere before both agreed. */
export function canaryContact(canary: string) {
  const digits = nextSerial().slice(-8).padStart(8, "0");
  return {
    name: `${canary}联系人`,
    mobile: `199${digits}`,
    phone: `010-${digits}`,
    email: `${canary.toLowerCase()}@example.invalid`,
  };
}

export type Meeting = {
  asker: Person;
  owner: Person;
  listing: { id: string; code: string; title: string };
  /** Contact of the asking firm, and of the listing. */
  contacts: { asker: ReturnType<typeof canaryContact>; owner: ReturnType<typeof canaryContact> };
};

/** Two verified firms with an owner each, and a published listing of the second. */
export async function createMeeting(visibility: "PUBLIC" | "ANONYMOUS" = "PUBLIC"): Promise<Meeting> {
  const serial = nextSerial();
  const contacts = { asker: canaryContact(`CANARYA${serial}`), owner: canaryContact(`CANARYB${serial}`) };
  const [askingFirm, owningFirm] = [
    await createFirm({ region: "BEIJING", division: "110108", contact: { create: contacts.asker } }),
    await createFirm({ contact: { create: { name: "单位总机", phone: "010-00001111" } } }),
  ];
  const [asker, owner] = [await createPerson("owner", askingFirm), await createPerson("owner", owningFirm)];
  const listing = await createListing({ firm: owningFirm, content: { visibility }, contact: contacts.owner });
  return { asker, owner, listing, contacts };
}

/** The same with a request that waits for its answer. */
export async function createRequest(visibility: "PUBLIC" | "ANONYMOUS" = "PUBLIC", now = NOW): Promise<Meeting & { id: string }> {
  const meeting = await createMeeting(visibility);
  const id = await askInterest(contextOf(meeting.asker, now), meeting.listing.code, QUESTIONS);
  return { ...meeting, id };
}

/** The same with both sides agreed. */
export async function createAgreement(visibility: "PUBLIC" | "ANONYMOUS" = "PUBLIC"): Promise<Meeting & { id: string }> {
  const request = await createRequest(visibility);
  await acceptInterest(contextOf(request.owner), { id: request.id, version: null });
  return request;
}

export const readInterest = (id: string) =>
  db().interest.findUniqueOrThrow({ where: { id }, include: { grant: true, outcomes: true } });

/** Actions in the trail about a request and its grant, in order. */
export async function trailOf(id: string): Promise<string[]> {
  const grant = await db().grant.findUnique({ where: { interestId: id }, select: { id: true } });
  const rows = await db().auditEntry.findMany({
    where: { objectId: { in: [id, ...(grant ? [grant.id] : [])] } },
    orderBy: { seq: "asc" },
    select: { action: true },
  });
  return rows.map(({ action }) => action);
}
