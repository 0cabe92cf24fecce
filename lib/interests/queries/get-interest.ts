import type { Tx } from "#lib/db/client.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";
import type { InterestView } from "../model.ts";
import { loadInterest } from "./load-interest.ts";
import { INTEREST_SELECT, presentInterests } from "./present-interests.ts";

/** One contact request without contacts, for its two firms, staff and auditor. @throws {DomainError} NOT_FOUND */
export async function getInterest(ctx: Viewing, id: string, client: Tx = ctx.db): Promise<InterestView> {
  const row = await loadInterest(client, ctx.actor, id);
  authorize(ctx.actor, "interest.read", row);
  const full = await client.interest.findUniqueOrThrow({ where: { id: row.id }, select: INTEREST_SELECT });
  const [view] = await presentInterests(client, ctx, [full]);
  return view as InterestView;
}
