import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { holdLock } from "#lib/db/locks.ts";
import type { Context } from "#lib/kernel/context.ts";
import { personaOf } from "#lib/policies/actor.ts";
import { auditHash, GENESIS_HASH } from "./model.ts";

export type AuditInput = {
  action: string;
  objectType: string;
  objectId: string;
  objectCode: string | null;
  result: string;
  data: Prisma.InputJsonObject | Record<string, unknown>;
};

/** Append rows to the hash chain, in the caller's transaction. */
export async function appendAudit(tx: Tx, ctx: Context, inputs: readonly AuditInput[]): Promise<void> {
  await holdLock(tx, "auditChain");
  const last = await tx.auditEntry.findFirst({ orderBy: { seq: "desc" }, select: { seq: true, hash: true } });
  let seq = last?.seq ?? 0n;
  let prevHash = last?.hash ?? GENESIS_HASH;
  const rows = inputs.map((input) => {
    seq += 1n;
    const facts = {
      seq,
      at: ctx.now,
      actorId: ctx.actor.userId,
      actorRole: personaOf(ctx.actor),
      action: input.action,
      objectType: input.objectType,
      objectId: input.objectId,
      objectCode: input.objectCode,
      result: input.result,
      data: input.data as Prisma.InputJsonObject,
    };
    const row = { ...facts, prevHash, hash: auditHash(prevHash, facts) };
    prevHash = row.hash;
    return row;
  });
  await tx.auditEntry.createMany({ data: rows });
  const { address } = ctx;
  if (address) await tx.auditAddress.createMany({ data: rows.map((row) => ({ seq: row.seq, address, createdAt: ctx.now })) });
}
