import { foldTitle } from "#lib/kernel/text.ts";
import { NEAR_DUPLICATE_FROM, nearDuplicateScore } from "#lib/moderation/model/hints.ts";
import { finding, type Place, type Remark, remarkAt } from "#lib/transfer/model/findings.ts";
import type { ListingRecord } from "#lib/transfer/model/record.ts";
import { simplified } from "#lib/transfer/parse/fold.ts";
import type { RowRead } from "#lib/transfer/parse/read-row.ts";
import { SIDES } from "#lib/transfer/parse/words.ts";

/** The title as identities compare it: simplified, NFKC, letters and figures alone. */
export function titleKeyOf(title: string): string {
  return foldTitle(simplified(title));
}

type Kept = { externalId: string | null; titleKey: string; title: string; description: string; where: string };

/**
 * Finds rows of one file that are the same or alike. Firms are the same by credit code, else by name and region.
 * Only rows that go in are remembered: the second of two is told, and only when the first one was good.
 */
export class DuplicateFinder {
  readonly #firms = new Map<string, string>();
  readonly #kept = new Map<string, Kept[]>();

  #firmOf({ name, region, creditCode }: ListingRecord["organization"]): string {
    const byName = `${foldTitle(name)}|${region}`;
    const known =
      (creditCode === null ? undefined : this.#firms.get(creditCode)) ?? this.#firms.get(byName) ?? creditCode ?? byName;
    if (creditCode !== null) this.#firms.set(creditCode, known);
    if (!this.#firms.has(byName)) this.#firms.set(byName, known);
    return known;
  }

  /** What is to be said about a row against the rows before it; the row is remembered when it goes in. */
  check(read: RowRead): Remark[] {
    const { record } = read;
    if (record === null) return [];
    const key = `${this.#firmOf(record.organization)}|${record.side}`;
    const before = this.#kept.get(key) ?? [];
    const titleKey = titleKeyOf(record.title);
    const place: Place = { sheet: read.sheet, row: read.row, column: null, cell: null, field: null };
    const same = before.find((kept) =>
      record.externalId === null ? kept.externalId === null && kept.titleKey === titleKey : kept.externalId === record.externalId,
    );
    if (same) return [remarkAt(place, finding("DUPLICATE_IN_FILE", { where: same.where }), null)];
    const where = `${read.sheet === null ? "" : `“${read.sheet}”表`}第 ${read.row} 行`;
    this.#kept.set(key, [
      ...before,
      { externalId: record.externalId, titleKey, title: record.title, description: record.description, where },
    ]);
    const titled = before.find((kept) => kept.titleKey === titleKey);
    if (titled) return [remarkAt(place, finding("SAME_TITLE", { side: SIDES.labels[record.side], where: titled.where }), null)];
    const near = before.find((kept) => nearDuplicateScore(kept, record) >= NEAR_DUPLICATE_FROM);
    return near ? [remarkAt(place, finding("SIMILAR", { where: near.where }), null)] : [];
  }
}
