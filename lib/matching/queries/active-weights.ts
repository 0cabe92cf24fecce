import type { Db, Tx } from "#lib/db/client.ts";
import { logger } from "#lib/logging/logger.ts";
import { weightsFileSchema } from "#lib/matching/schema/weights.ts";
import type { Weights } from "#lib/matching/score/weights.ts";
import { WEIGHTS_DATA } from "#lib/matching/score/weights-data.ts";

/** Weights with their number and the day of their fit; 0 is the file that ships with the product. */
export type NumberedWeights = { version: number; weights: Weights; fittedOn: string | null };

/** The weights that ship with the product. */
export const SHIPPED: NumberedWeights = { version: 0, ...WEIGHTS_DATA };

/** The weights of a version; null when there is none, or when they are those of another scorer (an older release of the product). */
export async function weightsOfVersion(db: Db | Tx, version: number): Promise<NumberedWeights | null> {
  if (version === 0) return SHIPPED;
  const row = await db.matchWeights.findUnique({ where: { version }, select: { data: true } });
  const parsed = weightsFileSchema.safeParse(row?.data);
  return parsed.success ? { version, ...parsed.data } : null;
}

/** The newest activation: id and version, 0 and 0 before the first. */
export async function lastActivation(db: Db | Tx): Promise<{ id: number; version: number }> {
  const last = await db.matchWeightsActivation.findFirst({ orderBy: { id: "desc" }, select: { id: true, version: true } });
  return last ?? { id: 0, version: 0 };
}

type Kept = { hash: string | null; active: NumberedWeights };
const holder = globalThis as typeof globalThis & { jjjMatchWeights?: WeakMap<Db, Kept> };

/**
 * The weights every match is scored with: those activated last, kept in memory and read anew when others are. By their hash: a
 * restored backup may have other weights under the same number.
 * Weights that this release cannot read are passed over with one line in the log, and the shipped ones score.
 */
export async function activeWeights(db: Db): Promise<NumberedWeights> {
  const [last] = await db.$queryRaw<{ version: number; hash: string | null }[]>`
    SELECT a.version, w.hash FROM match_weights_activation a LEFT JOIN match_weights w ON w.version = a.version
    ORDER BY a.id DESC LIMIT 1`;
  const { version, hash } = last ?? { version: 0, hash: null };
  holder.jjjMatchWeights ??= new WeakMap();
  const known = holder.jjjMatchWeights.get(db);
  if (known && known.hash === hash) return known.active;
  const found = await weightsOfVersion(db, version);
  if (!found) logger().error({ version }, "active match weights do not fit this release; the shipped ones are used");
  const active = found ?? SHIPPED;
  holder.jjjMatchWeights.set(db, { hash, active });
  return active;
}
