import { createHash } from "node:crypto";
import type { Contact } from "#lib/kernel/contact.ts";
import type { ListingContent } from "../model.ts";

/**
 * SHA-256 (hex) of what a list says of one listing: same id and same hash is «unchanged» on the next import.
 * A validity that the list does not state is left out, because its default moves with the day of the import.
 */
export function contentHash(
  content: ListingContent,
  contact: Contact | null,
  { validUntilStated }: { validUntilStated: boolean },
): string {
  const said = { ...content, validUntil: validUntilStated ? content.validUntil : null, contact };
  return createHash("sha256")
    .update(JSON.stringify(sorted(said)), "utf8")
    .digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
