import { notFound } from "next/navigation";
import { getInterestWithContact } from "#lib/interests/commands/get-interest-with-contact.ts";
import type { InterestView } from "#lib/interests/model.ts";
import { getInterest } from "#lib/interests/queries/get-interest.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";

/** Headers by which browsers and the router say that nobody has pressed anything yet. */
const AHEAD_OF_TIME = ["next-router-prefetch", "next-router-segment-prefetch", "purpose", "sec-purpose", "x-moz"];

/** Is this page being fetched before anybody asked for it? A contact is shown, and its view recorded, on a press alone. */
export const isPrefetch = (headers: Headers): boolean => AHEAD_OF_TIME.some((name) => headers.has(name));

/** The contact request of an address; what this reader may not see is a missing page. */
export async function readInterest(ctx: Context, id: string, showContact: boolean): Promise<InterestView> {
  try {
    return await (showContact ? getInterestWithContact(ctx, id) : getInterest(ctx, id));
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
