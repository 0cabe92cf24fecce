import type { Viewing } from "#lib/kernel/context.ts";

/** What is held of a person as a person: the account and what hangs on it. Nothing here signs anybody in: no hash, no token. */
export async function personOf({ db }: Viewing, userId: string) {
  const { passwordHash, membership, joinRequests, ...account } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      id: true,
      name: true,
      email: true,
      emailConfirmedAt: true,
      mobile: true,
      passwordHash: true,
      passwordChangedAt: true,
      role: true,
      pageLocale: true,
      mailLocale: true,
      createdAt: true,
      membership: { select: { role: true, createdAt: true, organization: { select: { id: true, name: true } } } },
      joinRequests: {
        orderBy: { createdAt: "asc" },
        select: { note: true, status: true, createdAt: true, decidedAt: true, organization: { select: { name: true } } },
      },
    },
  });
  return {
    account: { ...account, hasPassword: passwordHash !== null },
    membership: membership && { ...membership.organization, role: membership.role, since: membership.createdAt },
    joinRequests: joinRequests.map(({ organization, ...request }) => ({ organization: organization.name, ...request })),
    ...(await signInsOf(db, userId)),
  };
}

async function signInsOf(db: Viewing["db"], userId: string) {
  return {
    policyAcceptances: await db.policyAcceptance.findMany({
      where: { userId },
      orderBy: { acceptedAt: "asc" },
      select: { policyVersion: true, textHash: true, acceptedAt: true },
    }),
    signIns: await db.session.findMany({
      where: { userId },
      orderBy: { createdAt: "asc" },
      select: { createdAt: true, seenAt: true, revokedAt: true },
    }),
    apiKeys: await db.apiKey.findMany({
      where: { userId },
      orderBy: { createdAt: "asc" },
      select: { name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true, revokedAt: true },
    }),
    mailedLinks: await db.mailedToken.findMany({
      where: { userId },
      orderBy: { createdAt: "asc" },
      select: { kind: true, email: true, createdAt: true, expiresAt: true, consumedAt: true },
    }),
  };
}

/** What was subscribed to with the person's address before there was an account; only an address that is proved theirs. */
export async function subscriptionsOf(
  { db }: Viewing,
  { email, emailConfirmedAt }: { email: string | null; emailConfirmedAt: Date | null },
) {
  if (email === null || emailConfirmedAt === null) return [];
  return db.savedSearch.findMany({
    where: { email },
    orderBy: { createdAt: "asc" },
    select: { name: true, filter: true, pace: true, locale: true, createdAt: true, confirmedAt: true },
  });
}

/** What was written to a person: kind, address, when. The words of a mail are made when it is sent and not kept. */
export async function mailsTo({ db, now }: Viewing, userId: string) {
  return db.notification.findMany({
    // What tells of a decision that may still be undone is not told yet.
    where: { userId, notBefore: { lte: now } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { kind: true, channel: true, toAddress: true, locale: true, status: true, createdAt: true, sentAt: true },
  });
}

/** 合适 / 不合适 as the person said it, by the codes of both listings. */
export async function judgmentsOf({ db }: Viewing, userId: string) {
  const rows = await db.matchJudgment.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      demand: { select: { code: true } },
      supply: { select: { code: true } },
      fits: true,
      reason: true,
      note: true,
      score: true,
      tier: true,
      createdAt: true,
      updatedAt: true,
    },
  });
  return rows.map(({ demand, supply, score, ...said }) => ({
    ...{ demand: demand.code, supply: supply.code, score: score.toNumber() },
    ...said,
  }));
}

const AT_ONCE = 1_000;

/** What the person did, as the trail holds it, oldest first, with the network address while that is kept. Uses index (actor_id, seq). */
export async function activityOf({ db }: Viewing, userId: string) {
  const all = [];
  for (let after = -1n; ; ) {
    const rows = await db.auditEntry.findMany({
      where: { actorId: userId, seq: { gt: after } },
      orderBy: { seq: "asc" },
      take: AT_ONCE,
      select: { seq: true, at: true, action: true, objectType: true, objectCode: true, result: true },
    });
    const kept = await db.auditAddress.findMany({ where: { seq: { in: rows.map(({ seq }) => seq) } } });
    const addresses = new Map(kept.map(({ seq, address }) => [seq, address]));
    all.push(...rows.map(({ seq, ...row }) => ({ ...row, address: addresses.get(seq) ?? null })));
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return all;
    after = last.seq;
  }
}
