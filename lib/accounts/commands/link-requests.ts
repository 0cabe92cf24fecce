import { parseIdentifier } from "#lib/auth/identifier.ts";
import { createMailedToken } from "#lib/auth/mailed-token.ts";
import { byIdentifier } from "#lib/auth/sign-in.ts";
import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { askedIn } from "#lib/outbox/asked-in.ts";
import type { AppEvent } from "#lib/outbox/events.ts";
import { recordEvents } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** Mails of one kind that one account gets within an hour; more are asked for by a bot, and silently not sent. */
const MAILS_AN_HOUR = 10;
const HOUR_MS = 3_600_000;

type LinkKind = "MAGIC_LINK" | "PASSWORD_RESET" | "EMAIL_CONFIRMATION";

/**
 * Make a link for a user, in the caller's transaction. The event lets the mail be written; the caller records it last.
 *
 * @param reason `registeredAgain`: somebody registered with the address of this account
 * @returns null for an account without address, or one that has had many of these mails
 */
export async function requestLinkIn(
  tx: Tx,
  ctx: Context,
  user: { id: string; email: string | null },
  kind: LinkKind,
  reason: "asked" | "registered" | "registeredAgain" = "asked",
): Promise<AppEvent | null> {
  if (!user.email) return null;
  const since = new Date(ctx.now.getTime() - HOUR_MS);
  const sent = await tx.mailedToken.count({ where: { userId: user.id, kind, createdAt: { gt: since } } });
  if (sent >= MAILS_AN_HOUR) return null;
  const tokenId = await createMailedToken(tx, ctx.now, { kind, userId: user.id, email: user.email });
  return {
    name: "user.linkRequested",
    subjectType: "user",
    subjectId: user.id,
    data: { kind, tokenId, reason, ...askedIn(ctx) },
  };
}

/** The same for whoever an identifier means. Unknown and disabled ones end like known ones: with nothing said. */
async function requestLink(ctx: Context, typed: string, kind: LinkKind): Promise<void> {
  const identifier = parseIdentifier(typed);
  if (!identifier) return;
  await inTransaction(ctx.db, async (tx) => {
    const user = await tx.user.findUnique({
      where: byIdentifier(identifier) as { email: string },
      select: { id: true, email: true, disabledAt: true },
    });
    const event = user && !user.disabledAt ? await requestLinkIn(tx, ctx, user, kind) : null;
    if (event) await recordEvents(tx, ctx, [event]);
  });
}

/** Mail a link to set a new password (10 min, one use). The caller cannot tell whether the account exists. */
export async function requestPasswordReset(ctx: Context, identifier: string): Promise<void> {
  authorize(ctx.actor, "account.recover", null);
  await requestLink(ctx, identifier, "PASSWORD_RESET");
}

/** Mail a link to sign in (10 min, one use). The caller cannot tell whether the account exists. */
export async function requestMagicLink(ctx: Context, identifier: string): Promise<void> {
  authorize(ctx.actor, "account.recover", null);
  await requestLink(ctx, identifier, "MAGIC_LINK");
}

/** Mail the signed-in user another link to confirm the address. */
export async function requestEmailConfirmation(ctx: Context): Promise<void> {
  authorize(ctx.actor, "account.manage", null);
  await inTransaction(ctx.db, async (tx) => {
    const user = await tx.user.findUnique({
      where: { id: ctx.actor.userId ?? "" },
      select: { id: true, email: true, emailConfirmedAt: true },
    });
    const event = user && !user.emailConfirmedAt ? await requestLinkIn(tx, ctx, user, "EMAIL_CONFIRMATION") : null;
    if (event) await recordEvents(tx, ctx, [event]);
  });
}
