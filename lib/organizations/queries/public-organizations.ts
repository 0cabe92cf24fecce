import type { Viewing } from "#lib/kernel/context.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { visibleOrganizations } from "../scope.ts";

const seenByVisitors = ({ now }: Viewing) => visibleOrganizations({ actor: ANONYMOUS, now });

/** How many firms have a public page now. */
export function countPublicOrganizations(viewing: Viewing): Promise<number> {
  return viewing.db.organization.count({ where: seenByVisitors(viewing) });
}

/** Firms with a public page in the order in which they came. */
export function publicOrganizationIds(
  viewing: Viewing,
  { skip, take }: { skip: number; take: number },
): Promise<{ id: string }[]> {
  return viewing.db.organization.findMany({
    where: seenByVisitors(viewing),
    orderBy: { id: "asc" },
    skip,
    take,
    select: { id: true },
  });
}

/** Firms with a public page whose name holds this text, those that begin with it first. */
export async function organizationsNamed(
  viewing: Viewing,
  text: string,
  limit: number,
): Promise<{ id: string; name: string; region: "BEIJING" | "TIANJIN" | "HEBEI" }[]> {
  const key = nameSkeleton(text);
  if (key === "") return [];
  const named = (nameKey: { startsWith: string } | { contains: string }) =>
    viewing.db.organization.findMany({
      where: { AND: [{ nameKey }, seenByVisitors(viewing)] },
      orderBy: [{ nameKey: "asc" }, { id: "asc" }],
      take: limit,
      select: { id: true, name: true, region: true },
    });
  const first = await named({ startsWith: key });
  if (first.length === limit) return first;
  const others = await named({ contains: key });
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...others.filter(({ id }) => !known.has(id))].slice(0, limit);
}
