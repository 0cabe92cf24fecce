import type { Db } from "#lib/db/client.ts";
import { DEFAULT_LOCALE, t } from "#lib/i18n/catalogue.ts";
import { isHidden } from "#lib/interests/model.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { maskName } from "#lib/text/mask.ts";
import type { MailDraft, MailKind } from "../model/params.ts";
import { contactPersonOf, type Recipient, usersWithMail } from "../queries/recipients.ts";
import { type DraftMails, type StoredEvent, textOf } from "./event.ts";

type Side = "asker" | "owner";

async function load(db: Db, id: string) {
  const interest = await db.interest.findUnique({
    where: { id },
    select: {
      id: true,
      askerOrganizationId: true,
      ownerOrganizationId: true,
      askerUserId: true,
      answeredById: true,
      dueAt: true,
      listing: { select: { code: true, title: true, visibility: true, submittedById: true, createdById: true } },
      fromListing: { select: { visibility: true } },
      grant: { select: { id: true } },
    },
  });
  if (!interest) return null;
  const firms = await db.organization.findMany({
    where: { id: { in: [interest.askerOrganizationId, interest.ownerOrganizationId] } },
    select: { id: true, name: true },
  });
  const nameOf = (firmId: string) => firms.find((firm) => firm.id === firmId)?.name ?? "";
  return { ...interest, askerName: nameOf(interest.askerOrganizationId), ownerName: nameOf(interest.ownerOrganizationId) };
}

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

const firmOf = (interest: Loaded, side: Side) => (side === "asker" ? interest.askerOrganizationId : interest.ownerOrganizationId);

/** Stands for the name of an anonymous firm inside what was written, which keeps its language. */
const STAND_IN = t(DEFAULT_LOCALE, "common.anonymousOrganization");

/** The mail to one side; `organization` is the other one, unnamed while it is anonymous. */
function draft(interest: Loaded, to: Side, kind: MailKind, recipient: Recipient, stage = ""): MailDraft {
  const agreed = interest.grant !== null;
  const hidden = isHidden(to === "asker" ? interest.listing.visibility : interest.fromListing?.visibility, agreed);
  const other = to === "asker" ? interest.ownerName : interest.askerName;
  const { code, title } = interest.listing;
  return {
    kind,
    ...recipient,
    params: {
      interestId: interest.id,
      code,
      title: hidden && to === "asker" ? maskName(title, other, STAND_IN) : title,
      organization: hidden ? "" : other,
      organizationId: firmOf(interest, to),
      day: dayOf(interest.dueAt),
      stage,
    },
  };
}

async function toSide(db: Db, interest: Loaded, to: Side, kind: MailKind, stage = ""): Promise<MailDraft[]> {
  const { listing } = interest;
  const preferred = to === "asker" ? [interest.askerUserId] : [interest.answeredById, listing.submittedById, listing.createdById];
  const recipient = await contactPersonOf(db, firmOf(interest, to), preferred);
  return recipient ? [draft(interest, to, kind, recipient, stage)] : [];
}

/** Who looked at the contact of a firm through this request: they are told when the consent ends. */
async function viewersOf(db: Db, interest: Loaded, subject: Side): Promise<Recipient[]> {
  const reveals = await db.contactReveal.findMany({
    where: { grant: { interestId: interest.id }, subjectOrganizationId: firmOf(interest, subject) },
    select: { viewerId: true },
    distinct: ["viewerId"],
  });
  return usersWithMail(
    db,
    reveals.map(({ viewerId }) => viewerId),
  );
}

const otherThan = (event: StoredEvent): Side => (textOf(event, "by") === "ASKER" ? "owner" : "asker");

/** Mails about contact requests: one person a side and event, and everybody who saw a contact when its consent ends. */
export const draftInterestMails: DraftMails = async (db, event) => {
  const interest = await load(db, event.subjectId);
  if (!interest) return [];
  const to = (side: Side, kind: MailKind, stage = "") => toSide(db, interest, side, kind, stage);
  switch (event.name) {
    case "interest.requested":
      return to("owner", "interest.requested");
    case "interest.reminded":
      return to("owner", "interest.reminded");
    case "interest.timedOut":
      return [...(await to("owner", "interest.timedOutOwner")), ...(await to("asker", "interest.timedOutAsker"))];
    case "interest.accepted":
      return to("asker", "interest.accepted");
    case "interest.declined":
      return to("asker", "interest.declined");
    case "interest.withdrawn":
      return to("owner", "interest.withdrawn");
    case "interest.closed":
      if (textOf(event, "by") !== "SYSTEM") return to(otherThan(event), "interest.closed");
      return [...(await to("owner", "interest.lapsed")), ...(await to("asker", "interest.lapsed"))];
    case "interest.outcomeReported":
      return to(otherThan(event), "interest.outcomeReported", textOf(event, "stage"));
    case "interest.progressAsked":
      return [...(await to("owner", "interest.progressAsked")), ...(await to("asker", "interest.progressAsked"))];
    case "interest.revoked": {
      const side = otherThan(event);
      const viewers = await viewersOf(db, interest, side === "asker" ? "owner" : "asker");
      const told = viewers.map((viewer) => draft(interest, side, "interest.revoked", viewer));
      // Who saw it is told whether or not they are still of that firm.
      for (const mail of told) mail.params.organizationId = "";
      return [...told, ...(await to(side, "interest.revoked"))];
    }
    default:
      return [];
  }
};
