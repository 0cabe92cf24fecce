import { alertsOf } from "#lib/alerts/reactions.ts";
import type { Context } from "#lib/kernel/context.ts";
import { rematchQueued, weightsActivated } from "#lib/matching/reactions.ts";
import { notify } from "#lib/notifications/reactions/notify.ts";
import { reindexNamed } from "#lib/ontology/reactions.ts";
import type { ReactionName } from "#lib/outbox/events.ts";
import { importQueued } from "#lib/transfer/reactions.ts";

/** Carries out one reaction to one event, at least once: idempotent by event id. */
export type Reaction = (ctx: Context, eventId: bigint) => Promise<void>;

/** Which module answers for which reaction of lib/outbox/events.ts. */
export const reactions: Record<ReactionName, Reaction> = {
  notify,
  alerts: alertsOf,
  import: importQueued,
  reindex: reindexNamed,
  rematch: rematchQueued,
  rematchAll: weightsActivated,
};
