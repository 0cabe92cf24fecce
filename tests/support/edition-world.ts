// Rows for the tests of issues: staff, firms and listings as other modules leave them in the database.
import { randomBytes, randomUUID } from "node:crypto";
import { sha256Hex } from "#lib/auth/secrets.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Role } from "#lib/db/generated/enums.ts";
import { dayToDate } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";
import { ANONYMOUS, SYSTEM } from "#lib/policies/actor.ts";

export const NOW = new Date("2026-11-22T10:00:00.000Z");

const base = () => ({ db: db(), now: NOW, locale: "zh-CN" as const, address: null });

export const systemContext = (): Context => ({ ...base(), actor: SYSTEM });
export const visitorContext = (): Context => ({ ...base(), actor: ANONYMOUS });

/** A person of staff, and the context in which that person acts. */
export async function staffContext(role: Role): Promise<Context & { email: string; userId: string }> {
  const email = `${role.toLowerCase()}-${randomUUID()}@example.invalid`;
  const { id } = await db().user.create({ data: { name: `示例${role}`, email, role, createdAt: NOW } });
  return { ...base(), email, userId: id, actor: { ...ANONYMOUS, kind: "user", userId: id, name: `示例${role}`, role } };
}

/** An API key of a user, as sent in the Authorization header. */
export async function keyOf(userId: string): Promise<string> {
  const key = `jjj_${randomBytes(24).toString("base64url")}`;
  await db().apiKey.create({
    data: { userId, name: "test", prefix: key.slice(0, 8), keyHash: sha256Hex(key), scopes: ["read", "write"], createdAt: NOW },
  });
  return `Bearer ${key}`;
}

let counter = 0;

/** A verified firm. */
export async function createFirm(
  changes: Partial<Prisma.OrganizationUncheckedCreateInput> = {},
): Promise<{ id: string; name: string }> {
  const name = changes.name ?? `唐山示例第${++counter}制氢设备有限公司`;
  return db().organization.create({
    data: {
      ...{ name, nameKey: nameSkeleton(name), region: "HEBEI", division: "130209", verification: "VERIFIED" },
      ...{ createdAt: NOW, updatedAt: NOW },
      ...changes,
    },
    select: { id: true, name: true },
  });
}

/** A published listing of a firm of its own, unless `organizationId` names one. */
export async function createListing(changes: Partial<Prisma.ListingUncheckedCreateInput> = {}): Promise<string> {
  const side = changes.side ?? "DEMAND";
  const organizationId = changes.organizationId ?? (await createFirm()).id;
  const code = `JJJ-2026-${side[0]}-${String(++counter).padStart(5, "0")}`;
  const published = new Date("2026-11-10T02:00:00.000Z");
  await db().listing.create({
    data: {
      ...{ code, organizationId, side, form: "PRODUCT", status: "PUBLISHED", chain: "hydrogen" },
      ...{
        title: `求购无油氢气压缩机 ${counter} 号`,
        summary: "户外撬装，出口 45 兆帕。",
        description: "冬天零下 25 度要能启动。",
      },
      ...{ cooperation: ["PURCHASE"], amountMinWan: 180, amountMaxWan: 260.5, validUntil: dayToDate("2027-06-30") },
      ...{ publishedAt: published, everPublic: true, createdAt: published, updatedAt: published },
      ...changes,
    },
  });
  return code;
}
