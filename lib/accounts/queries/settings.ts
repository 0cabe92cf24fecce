import type { Viewing } from "#lib/kernel/context.ts";
import { POLICY_VERSION } from "#lib/kernel/policy-version.ts";
import { authorize } from "#lib/policies/authorize.ts";

/** What the settings page shows of the own account. @throws {DomainError} UNAUTHENTICATED */
export async function getSettings({ db, actor, now }: Viewing) {
  authorize(actor, "account.manage", null);
  const userId = actor.userId ?? "";
  const [user, keys, sessions] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        name: true,
        email: true,
        mobile: true,
        emailConfirmedAt: true,
        passwordHash: true,
        passwordChangedAt: true,
        policyAcceptances: { orderBy: { acceptedAt: "desc" }, select: { policyVersion: true, acceptedAt: true } },
      },
    }),
    db.apiKey.findMany({
      where: { userId, revokedAt: null },
      orderBy: { createdAt: "desc" },
      select: { id: true, name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true },
    }),
    db.session.count({ where: { userId, revokedAt: null, seenAt: { gt: new Date(now.getTime() - 7 * 86_400_000) } } }),
  ]);
  const { passwordHash, policyAcceptances, ...facts } = user;
  return {
    ...facts,
    hasPassword: passwordHash !== null,
    /** Agreed to an older text, but not to the present one. */
    policyChanged: policyAcceptances.length > 0 && policyAcceptances.every((one) => one.policyVersion !== POLICY_VERSION),
    policyAcceptedAt: policyAcceptances[0]?.acceptedAt ?? null,
    keys,
    sessions,
  };
}
