import { parseIdentifier } from "#lib/auth/identifier.ts";
import { findLiveToken } from "#lib/auth/mailed-token.ts";
import { hashPassword } from "#lib/auth/passwords.ts";
import { byIdentifier } from "#lib/auth/sign-in.ts";
import type { Tx } from "#lib/db/client.ts";
import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { refuseInput } from "#lib/kernel/errors.ts";
import { alreadyThere, createOrganizationIn } from "#lib/organizations/commands/create-organization.ts";
import { acceptInvitationIn, linkOver } from "#lib/organizations/commands/invite-member.ts";
import { requestJoinIn } from "#lib/organizations/commands/request-join.ts";
import { findOrganizationId, joinableOrganization } from "#lib/organizations/queries/find-organization.ts";
import type { OrganizationInput } from "#lib/organizations/schema.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ACCOUNT_MESSAGES } from "../labels.ts";
import type { PersonInput } from "../schema.ts";
import { storeAcceptanceIn } from "./accept-policy.ts";
import { checkNewPassword } from "./check-password.ts";
import { requestLinkIn } from "./link-requests.ts";

/** How a new person comes to a firm. */
export type Entry =
  | { by: "newFirm"; organization: OrganizationInput }
  | { by: "join"; organizationId: string; note?: string }
  | { by: "invitation"; token: string }
  | { by: "claim"; token: string };

type Credentials = { email: string | null; mobile: string | null; passwordHash: string };

/**
 * Register a person, with a new firm or towards an existing one. The answer is the same whether the address is known or not:
 * the owner of a known one gets a mail instead, and nothing else happens. An e-mail address is confirmed by a mailed link.
 *
 * @throws {DomainError} INVALID_INPUT, DUPLICATE with `joinUrl` when the firm exists, NOT_FOUND (firm to join)
 */
export async function registerUser(ctx: Context, person: PersonInput, entry: Entry): Promise<void> {
  authorize(ctx.actor, "account.register", null);
  const identifier = parseIdentifier(person.identifier);
  if (!identifier) return refuseInput({ path: "identifier", message: ACCOUNT_MESSAGES.identifier });
  const firm = entry.by === "newFirm" ? entry.organization : null;
  checkNewPassword(person.password, [firm?.name, firm?.creditCode, identifier.value]);
  await assertEntry(ctx, entry);
  const credentials: Credentials = {
    email: identifier.kind === "email" ? identifier.value : null,
    mobile: identifier.kind === "mobile" ? identifier.value : null,
    // Also for a known address: it takes the same time.
    passwordHash: await hashPassword(person.password),
  };
  const attempt = () =>
    inTransaction(ctx.db, async (tx) => {
      const known = await tx.user.findUnique({
        where: byIdentifier(identifier) as { email: string },
        select: { id: true, email: true, disabledAt: true },
      });
      if (!known) return enter(tx, ctx, person.name, credentials, entry);
      const event = known.disabledAt ? null : await requestLinkIn(tx, ctx, known, "MAGIC_LINK", "registeredAgain");
      if (event) await recordEvents(tx, ctx, [event]);
    });
  try {
    await attempt();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Somebody else was first, with the firm or with the address: the second look finds which.
    await assertEntry(ctx, entry);
    await attempt();
  }
}

/** What can be said before it is known whether the address is: the firm exists already, the link is over. */
async function assertEntry(ctx: Context, entry: Entry): Promise<void> {
  if (entry.by === "newFirm") {
    const present = await findOrganizationId(ctx.db, entry.organization);
    if (present) throw alreadyThere(present);
  }
  if (entry.by === "join") await joinableOrganization(ctx, entry.organizationId);
  if (entry.by === "invitation" || entry.by === "claim") {
    const kind = entry.by === "claim" ? "CLAIM" : "INVITATION";
    if (!(await findLiveToken(ctx.db, kind, entry.token, ctx.now))) throw linkOver();
  }
}

async function enter(tx: Tx, ctx: Context, name: string, credentials: Credentials, entry: Entry): Promise<void> {
  const invited = entry.by === "invitation" ? await findLiveToken(tx, "INVITATION", entry.token, ctx.now) : null;
  // An invitation came to this very address.
  const confirmed = credentials.email !== null && invited?.email === credentials.email;
  const { id } = await tx.user.create({
    data: {
      ...credentials,
      name,
      emailConfirmedAt: confirmed ? ctx.now : null,
      passwordChangedAt: ctx.now,
      createdAt: ctx.now,
      pageLocale: ctx.locale,
    },
    select: { id: true },
  });
  await storeAcceptanceIn(tx, ctx, id);
  // They act in their own name from here on, though they have not signed in yet.
  const asThem: Context = { ...ctx, actor: { ...ctx.actor, kind: "user", userId: id, name, role: "MEMBER" } };
  const confirmation = confirmed
    ? null
    : await requestLinkIn(tx, asThem, { id, email: credentials.email }, "EMAIL_CONFIRMATION", "registered");
  await recordEvents(tx, asThem, [
    { name: "user.registered", subjectType: "user", subjectId: id, data: { by: entry.by } },
    await enterFirm(tx, asThem, id, entry),
    ...(confirmation ? [confirmation] : []),
  ]);
}

async function enterFirm(tx: Tx, ctx: Context, userId: string, entry: Entry): Promise<AppEvent> {
  switch (entry.by) {
    case "newFirm":
      return (await createOrganizationIn(tx, ctx, entry.organization, { enteredByStaff: false, ownerId: userId })).event;
    case "invitation":
      return acceptInvitationIn(tx, ctx, entry.token, userId);
    case "join":
      return (await requestJoinIn(tx, ctx, userId, { organizationId: entry.organizationId, note: entry.note })).event;
    case "claim":
      return (await requestJoinIn(tx, ctx, userId, { claimSecret: entry.token })).event;
  }
}
