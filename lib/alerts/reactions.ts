import type { Context } from "#lib/kernel/context.ts";
import { findAlerts } from "./commands/find-alerts.ts";

/** Something came into the list, or back into it: look through the changes now instead of at the next turn of the clock. */
export async function alertsOf(ctx: Context, _eventId: bigint): Promise<void> {
  await findAlerts(ctx);
}
