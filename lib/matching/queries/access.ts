import { dateToDay, dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isMatchable, MATCH_COLUMNS, type MatchRow } from "#lib/matching/queries/load-listings.ts";
import { isSystem, readsAsStaff } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";

/** Its firm, staff and the auditor. */
export const readsAll = ({ actor }: Viewing, row: { organizationId: string }): boolean =>
  isSystem(actor) || can(actor, "listing.readOwn", { organizationId: row.organizationId });

/** Published, of a firm that is not suspended, and valid on the day of the answer. */
export const isLive = (row: MatchRow, now: Date): boolean => isMatchable(row) && dateToDay(row.validUntil) >= dayOf(now);

/** May listings that are only matched be shown in the matches of this listing? To staff; to a verified firm for its own published one. */
export function seesMatchOnly({ actor, now }: Viewing, row: MatchRow): boolean {
  if (isSystem(actor) || readsAsStaff(actor)) return true;
  return isLive(row, now) && can(actor, "match.seeMatchOnly", { organizationId: row.organizationId });
}

/** The row of a code, whatever its status. @throws {DomainError} NOT_FOUND */
export async function rowOfCode({ db }: Viewing, code: string): Promise<MatchRow> {
  const row = await db.listing.findUnique({ where: { code }, select: MATCH_COLUMNS });
  if (!row) throw new DomainError("NOT_FOUND", "no such listing");
  return row;
}
