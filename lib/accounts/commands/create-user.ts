import { hashPassword } from "#lib/auth/passwords.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { inTransaction, isUniqueViolation } from "#lib/db/transaction.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { ACCOUNT_MESSAGES } from "../labels.ts";
import type { NewUser } from "../schema.ts";
import { checkNewPassword } from "./check-password.ts";

/**
 * Make an account, as `jjj user create` does: with a role, in a firm when one is named.
 * @returns its id
 * @throws {DomainError} FORBIDDEN, NOT_FOUND (the firm), INVALID_INPUT, DUPLICATE (the address or number is known)
 */
export async function createUser(ctx: Context, input: NewUser): Promise<string> {
  authorize(ctx.actor, "user.manage", null);
  const { email, mobile, organizationId } = input;
  if (!email && !mobile) refuseInput({ path: "email", message: ACCOUNT_MESSAGES.identifier });
  const firm = organizationId
    ? await ctx.db.organization.findUnique({ where: { id: organizationId }, select: { id: true, name: true, creditCode: true } })
    : null;
  if (organizationId && !firm) throw new DomainError("NOT_FOUND", "no such organization");
  checkNewPassword(input.password, [firm?.name, firm?.creditCode, email, mobile]);
  const passwordHash = await hashPassword(input.password);
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const { id } = await tx.user.create({
        data: {
          name: input.name ?? (email ?? mobile ?? "").replace(/@.*$/, ""),
          email,
          mobile,
          emailConfirmedAt: email ? ctx.now : null,
          passwordHash,
          passwordChangedAt: ctx.now,
          role: input.role.toUpperCase() as Role,
          createdAt: ctx.now,
          ...(firm && {
            membership: { create: { organizationId: firm.id, role: input.owner ? "OWNER" : "MEMBER", createdAt: ctx.now } },
          }),
        },
        select: { id: true },
      });
      const data = { role: input.role, organizationId: firm?.id ?? null };
      await recordEvent(tx, ctx, { name: "user.created", subjectType: "user", subjectId: id, data });
      return id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("DUPLICATE", "known identifier", { detail: ACCOUNT_MESSAGES.known });
    throw error;
  }
}
