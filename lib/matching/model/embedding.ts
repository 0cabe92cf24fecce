import { createHash } from "node:crypto";
import type { MatchListing } from "#lib/matching/model/listing.ts";

/** Characters of a text that are sent: endpoints cut longer ones, each at its own length. */
const LONGEST = 2_000;

/** What of a listing is sent to an embedding endpoint; the name of an anonymous firm is masked in it already. */
export function embeddingText({ title, summary, description, keywords }: MatchListing): string {
  return [title, keywords.join(" "), summary, description]
    .filter((part) => part !== "")
    .join("\n")
    .slice(0, LONGEST);
}

/** SHA-256 (hex) of a text as it is sent. */
export const embeddingHash = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

const SCALE = 127;

/** A vector at unit length in signed bytes; null for one without length or with something that is no number. */
export function packVector(vector: readonly number[]): Int8Array | null {
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0) return null;
  return Int8Array.from(vector, (value) => Math.round((value / length) * SCALE));
}

/** Stored bytes as numbers again. */
export const unpackVector = (bytes: Uint8Array): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Cosine of two packed vectors, to within a hundredth; -1 when they are of different models. */
export function likeness(a: Int8Array, b: Int8Array): number {
  if (a.length !== b.length) return -1;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum / (SCALE * SCALE);
}

/** The usual constant: what stands far down in one list hardly counts. */
const K = 60;

/** Reciprocal rank fusion of lists, best first; ties by name. */
export function fuseRanks(lists: readonly (readonly string[])[]): string[] {
  const sums = new Map<string, number>();
  for (const list of lists) {
    for (const [rank, id] of list.entries()) sums.set(id, (sums.get(id) ?? 0) + 1 / (K + rank + 1));
  }
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
}
