import { cache } from "react";
import { currentViewer } from "#lib/auth/request-context.ts";
import { countUnread } from "#lib/notifications/queries/inbox.ts";
import { isSignedIn, readsAsStaff } from "#lib/policies/actor.ts";

/** Unread notifications of who reads this page, once a request. A count is no reason for a page to fail. */
export const unreadNotices = cache(async (): Promise<number> => {
  try {
    const viewing = await currentViewer();
    return isSignedIn(viewing.actor) && !readsAsStaff(viewing.actor) ? await countUnread(viewing) : 0;
  } catch {
    return 0;
  }
});
