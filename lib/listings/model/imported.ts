import type { ListingStatus } from "#lib/db/generated/enums.ts";
import type { Contact } from "#lib/kernel/contact.ts";
import type { ListingContent, SourceChannel } from "../model.ts";

/** One row of a received list, cleaned and checked, as it goes in. */
export type ImportItem = {
  organizationId: string;
  content: ListingContent;
  /** false: the list says nothing of a validity; an update then leaves it alone. */
  validUntilStated: boolean;
  /** null: not stated; an update then leaves it alone. */
  contact: Contact | null;
  sourceChannel: SourceChannel;
  /** Remarks of level hold, in words for the moderator. */
  holdReasons: string[];
  /** Staff decide to publish it at once. */
  publish: boolean;
};

/** Why a row could not be written: the firm keeps its own listings, a moderator holds it, or its life is over. */
export type ImportRefusal = "FIRM_HAS_ACCOUNT" | "IN_REVIEW" | "ENDED";

export type ImportOutcome =
  | { outcome: "created" | "updated" | "unchanged"; id: string; code: string; status: ListingStatus }
  | { outcome: "refused"; reason: ImportRefusal; id: string | null; code: string | null; status: ListingStatus | null };

/** Under which a row of a list is known again: the firm's own number, else side and folded title. */
export function importIdentity(item: Pick<ImportItem, "organizationId" | "content">, titleKey: string): string {
  const { organizationId, content } = item;
  return content.externalId === null
    ? JSON.stringify([organizationId, content.side, titleKey])
    : JSON.stringify([organizationId, content.externalId]);
}
