import { readTyped } from "#lib/actions/read-typed.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { type OwnListing, ownContent } from "#lib/listings/queries/desk.ts";
import { findTyping } from "#lib/listings/queries/typing.ts";
import { applyPatch } from "#lib/listings/schema.ts";

/** The text of an own listing with what was typed since laid over it; `content` is null, with why, while that cannot be read. */
export async function contentTyped(viewing: Viewing, own: OwnListing) {
  const kept = await findTyping(viewing, own);
  const stored = ownContent(own);
  const { patch, errors } = readTyped(kept?.values ?? {});
  return { kept, stored, content: patch && applyPatch(stored, patch), errors };
}
