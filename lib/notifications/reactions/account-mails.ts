import type { Db } from "#lib/db/client.ts";
import type { MailedTokenKind } from "#lib/db/generated/enums.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import type { MailDraft, MailKind } from "../model/params.ts";
import { contactPersonOf, usersWithMail } from "../queries/recipients.ts";
import { askedLocale, type DraftMails, type StoredEvent, textOf } from "./event.ts";

const KIND_OF_LINK: Record<MailedTokenKind, MailKind> = {
  MAGIC_LINK: "link.magic",
  PASSWORD_RESET: "link.passwordReset",
  EMAIL_CONFIRMATION: "link.emailConfirmation",
  INVITATION: "link.invitation",
  CLAIM: "link.claim",
};

const nameOf = async (db: Db, id: string | null): Promise<string> =>
  (id && isUuid(id) && (await db.organization.findUnique({ where: { id }, select: { name: true } }))?.name) || "";

/** The mail that carries a one-time link: to the address the link was made for, else the account's. */
async function draftLink(db: Db, event: StoredEvent): Promise<MailDraft[]> {
  const tokenId = textOf(event, "tokenId");
  if (!isUuid(tokenId)) return [];
  const token = await db.mailedToken.findUnique({ where: { id: tokenId } });
  if (!token) return [];
  const [user] = token.userId ? await usersWithMail(db, [token.userId]) : [];
  const toAddress = token.email ?? user?.toAddress;
  if (!toAddress) return [];
  const organization = await nameOf(db, token.organizationId);
  return [
    {
      kind: KIND_OF_LINK[token.kind],
      userId: token.userId,
      toAddress,
      locale: askedLocale(event),
      params: { tokenId, organization, reason: textOf(event, "reason") },
    },
  ];
}

async function draftPasswordChanged(db: Db, event: StoredEvent): Promise<MailDraft[]> {
  const users = await usersWithMail(db, isUuid(event.subjectId) ? [event.subjectId] : []);
  return users.map((user) => ({ kind: "account.passwordChanged", ...user, params: {} }));
}

/** Results of verification go to an owner of the firm. */
async function draftVerification(db: Db, event: StoredEvent, kind: MailKind): Promise<MailDraft[]> {
  const organizationId = event.subjectId;
  const recipient = await contactPersonOf(db, organizationId);
  if (!recipient) return [];
  return [{ kind, ...recipient, params: { organizationId, organization: await nameOf(db, organizationId) } }];
}

/** A request to join goes to an owner, its answer to the person who asked. */
async function draftJoin(db: Db, event: StoredEvent): Promise<MailDraft[]> {
  const id = [event.subjectId, textOf(event, "joinRequestId"), textOf(event, "requestId")].filter(isUuid);
  const request = await db.joinRequest.findFirst({
    where: { id: { in: id } },
    select: { organizationId: true, userId: true, user: { select: { name: true } }, organization: { select: { name: true } } },
  });
  if (!request) return [];
  const organization = request.organization.name;
  if (event.name === "organization.joinRequested") {
    const owner = await contactPersonOf(db, request.organizationId);
    const params = { organizationId: request.organizationId, organization, person: request.user.name };
    return owner ? [{ kind: "organization.joinRequested", ...owner, params }] : [];
  }
  const kind = event.name === "organization.joinAccepted" ? "organization.joinAccepted" : "organization.joinDeclined";
  const users = await usersWithMail(db, [request.userId]);
  return users.map((user) => ({ kind, ...user, params: { organization } }));
}

/** Mails of sign-in, membership and verification. */
export const draftAccountMails: DraftMails = async (db, event) => {
  switch (event.name) {
    case "user.linkRequested":
    case "organization.memberInvited":
    case "organization.claimLinkSent":
      return draftLink(db, event);
    case "user.passwordChanged":
      return draftPasswordChanged(db, event);
    case "organization.verified":
    case "organization.rejected":
    case "organization.suspended":
    case "organization.restored":
      return draftVerification(db, event, event.name);
    case "organization.joinRequested":
    case "organization.joinAccepted":
    case "organization.joinDeclined":
      return draftJoin(db, event);
    default:
      return [];
  }
};
