import type { Prisma } from "#lib/db/generated/client.ts";
import { addDays, startOfDay } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { decodeCursor, encodeCursor, type Page, refuseCursor } from "#lib/kernel/pagination.ts";
import { authorize } from "#lib/policies/authorize.ts";
import type { AuditRow, ListAudit } from "./schema.ts";

/**
 * One page of the trail, newest first, for auditor and admin. Keyset by number.
 * @throws {DomainError} FORBIDDEN, INVALID_INPUT (`cursor`)
 */
export async function listAudit(ctx: Viewing, input: ListAudit): Promise<Page<AuditRow>> {
  authorize(ctx.actor, "audit.read", null);
  const where = conditions(input);
  const before = input.cursor === undefined ? null : seqOf(input.cursor);
  const [rows, total] = await Promise.all([
    ctx.db.auditEntry.findMany({
      where: { AND: [where, before === null ? {} : { seq: { lt: before } }] },
      orderBy: { seq: "desc" },
      take: input.limit + 1,
    }),
    countRows(ctx, where),
  ]);
  const shown = rows.slice(0, input.limit);
  const [addresses, actors] = await Promise.all([
    ctx.db.auditAddress.findMany({ where: { seq: { in: shown.map(({ seq }) => seq) } }, select: { seq: true, address: true } }),
    ctx.db.user.findMany({
      where: { id: { in: [...new Set(shown.flatMap(({ actorId }) => (actorId ? [actorId] : [])))] } },
      select: { id: true, name: true },
    }),
  ]);
  const addressOf = new Map(addresses.map(({ seq, address }) => [seq, address]));
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]));
  const last = shown.at(-1);
  return {
    items: shown.map(({ seq, at, data, ...row }) => ({
      ...row,
      seq: Number(seq),
      at: at.toISOString(),
      actorName: row.actorId ? (nameOf.get(row.actorId) ?? null) : null,
      data: (data ?? {}) as Record<string, unknown>,
      address: addressOf.get(seq) ?? null,
    })),
    total,
    nextCursor: rows.length > input.limit && last ? encodeCursor([String(last.seq)]) : null,
  };
}

function conditions({ action, objectType, objectId, objectCode, actorId, from, to }: ListAudit): Prisma.AuditEntryWhereInput {
  return {
    ...(action && { action }),
    ...(objectType && { objectType }),
    ...(objectId && { objectId }),
    ...(objectCode && { objectCode }),
    ...(actorId && { actorId }),
    ...((from || to) && { at: { ...(from && { gte: startOfDay(from) }), ...(to && { lt: startOfDay(addDays(to, 1)) }) } }),
  };
}

/** The chain is gapless, so that all of it needs no counting. */
async function countRows({ db }: Viewing, where: Prisma.AuditEntryWhereInput): Promise<number> {
  if (Object.keys(where).length > 0) return db.auditEntry.count({ where });
  const { _min, _max } = await db.auditEntry.aggregate({ _min: { seq: true }, _max: { seq: true } });
  return _max.seq === null || _min.seq === null ? 0 : Number(_max.seq - _min.seq) + 1;
}

function seqOf(cursor: string): bigint {
  const [seq] = decodeCursor(cursor, 1);
  if (typeof seq === "string" && /^\d{1,18}$/.test(seq)) return BigInt(seq);
  return refuseCursor();
}
