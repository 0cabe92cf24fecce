import { getInterestWithContact } from "#lib/interests/commands/get-interest-with-contact.ts";
import type { InterestView } from "#lib/interests/model.ts";
import { getInterest } from "#lib/interests/queries/get-interest.ts";
import type { Context } from "#lib/kernel/context.ts";

/** Headers by which browsers and the router say that nobody has pressed anything yet. */
const AHEAD_OF_TIME = ["next-router-prefetch", "next-router-segment-prefetch", "purpose", "sec-purpose", "x-moz"];

/** Is this page being fetched before anybody asked for it? A contact is shown, and its view recorded, on a press alone. */
export const isPrefetch = (headers: Headers): boolean => AHEAD_OF_TIME.some((name) => headers.has(name));

/** The contact request of an address; what this reader may not see is a missing page. */
export function readInterest(ctx: Context, id: string, showContact: boolean): Promise<InterestView> {
  return showContact ? getInterestWithContact(ctx, id) : getInterest(ctx, id);
}
