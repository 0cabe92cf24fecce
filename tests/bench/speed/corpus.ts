import { createHash } from "node:crypto";
import { Draw } from "#lib/cli/seed/corpus/draw.ts";
import { inventFirm, inventListing } from "#lib/cli/seed/corpus/invent.ts";
import { readTrade } from "#lib/cli/seed/corpus/read-trade.ts";
import type { Trade } from "#lib/cli/seed/corpus/topics.ts";
import { foldLabel } from "#lib/kernel/text.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import type { MatchListing } from "#lib/matching/model/listing.ts";

/** The day of every bench. */
export const TODAY = "2026-11-22";
export const NOW = new Date("2026-11-22T04:00:00Z");

const uuid = (kind: number, n: number) =>
  `0190${String(kind).padStart(4, "0")}-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
export const listingId = (n: number): string => uuid(2, n);
export const firmId = (n: number): string => uuid(1, n);
/** The number in an id that listingId made. */
export const numberOf = (id: string): number => Number.parseInt(id.slice(-12), 16);

/** One listing of the bench with what the database keeps beside its content. */
export type BenchListing = { n: number; id: string; code: string; firm: number; content: ListingContent; publishedAt: Date };

export class Corpus {
  readonly size: number;
  readonly seed: number;
  readonly #trade: Trade;

  constructor(size: number, seed: number) {
    this.size = size;
    this.seed = seed;
    this.#trade = readTrade();
  }

  listing(n: number): BenchListing {
    const { firm, content } = inventListing(this.#trade, this.seed, n, TODAY);
    const code = `JJJ-2026-${content.side === "SUPPLY" ? "S" : "D"}-${String(n).padStart(7, "0")}`;
    return { n, id: listingId(n), code, firm, content, publishedAt: new Date(NOW.getTime() - (n + 1) * 20_000) };
  }

  /** Over a thousand listings from beginning to end: tells whether two runs were over the same list. */
  checksum(): string {
    const hash = createHash("sha256").update(`${this.size} ${this.seed}`);
    const step = Math.max(1, Math.floor(this.size / 1_000));
    for (let n = 0; n < this.size; n += step) hash.update(JSON.stringify(this.listing(n)));
    return hash.digest("hex").slice(0, 16);
  }

  /** Listings that are asked about, different ones, the same for the same size and seed. */
  queries(count: number): number[] {
    return new Draw(this.seed * 7_919 + 13).some(
      Array.from({ length: Math.min(this.size, 10_000) }, (_, n) => n),
      count,
    );
  }
}

const labelled = (labels: readonly string[]) => labels.map((label) => ({ key: foldLabel(label), label }));

/** A listing as matching reads it. */
export function toBenchMatch({ id, code, firm, content, publishedAt }: BenchListing): MatchListing {
  const { name, region } = inventFirm(firm);
  return {
    ...content,
    id,
    code,
    organizationId: firmId(firm),
    organizationName: name,
    organizationType: null,
    region,
    requiredQualifications: labelled(content.requiredQualifications),
    heldQualifications: labelled(content.heldQualifications),
    confirmedOn: publishedAt.toISOString().slice(0, 10),
  };
}
