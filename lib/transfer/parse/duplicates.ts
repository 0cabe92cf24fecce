import { foldTitle } from "#lib/kernel/text.ts";
import { titleKeyOf } from "#lib/listings/queries/title-key.ts";
import { type Fingerprint, fingerprintOf, fingerprintScore, NEAR_DUPLICATE_FROM } from "#lib/moderation/model/hints.ts";
import { whereRow } from "#lib/transfer/labels/words.ts";
import { finding, type Place, type Remark, remarkAt } from "#lib/transfer/model/findings.ts";
import type { ListingRecord } from "#lib/transfer/model/record.ts";
import type { RowRead } from "#lib/transfer/parse/read-row.ts";
import { SIDES } from "#lib/transfer/parse/words.ts";

/** So many earlier rows of a firm and side are compared with a row, the latest ones: a list of thousands of one firm stays quick. */
const COMPARED = 500;

/** What is remembered of the rows of one firm: where a number, a title without one, any title stands, and what to compare with. */
class FirmRows {
  readonly numbers = new Map<string, string>();
  readonly untold = new Map<string, string>();
  readonly titles = new Map<string, string>();
  readonly recent: { side: string; fingerprint: Fingerprint; where: string }[] = [];
}

/**
 * Finds rows of one file that are the same or alike. Firms are the same by credit code, else by name and region.
 * Only rows that go in are remembered: the second of two is told, and only when the first one was good.
 */
export class DuplicateFinder {
  readonly #firms = new Map<string, string>();
  readonly #rows = new Map<string, FirmRows>();

  #firmOf({ name, region, creditCode }: ListingRecord["organization"]): string {
    const byName = `${foldTitle(name)}|${region}`;
    const known =
      (creditCode === null ? undefined : this.#firms.get(creditCode)) ?? this.#firms.get(byName) ?? creditCode ?? byName;
    if (creditCode !== null) this.#firms.set(creditCode, known);
    if (!this.#firms.has(byName)) this.#firms.set(byName, known);
    return known;
  }

  #rowsOf(organization: ListingRecord["organization"]): FirmRows {
    const firm = this.#firmOf(organization);
    const rows = this.#rows.get(firm) ?? new FirmRows();
    this.#rows.set(firm, rows);
    return rows;
  }

  /** What is to be said about a row against the rows before it; the row is remembered when it goes in. */
  check(read: RowRead): Remark[] {
    const { record } = read;
    if (record === null) return [];
    const rows = this.#rowsOf(record.organization);
    const { externalId, side } = record;
    const place: Place = { sheet: read.sheet, row: read.row, column: null, cell: null, field: null };
    const titled = `${side}|${titleKeyOf(record.title)}`;
    const same = externalId === null ? rows.untold.get(titled) : rows.numbers.get(externalId);
    if (same !== undefined) return [remarkAt(place, finding("DUPLICATE_IN_FILE", { where: same }), null)];

    const where = whereRow(read.sheet, read.row);
    const fingerprint = fingerprintOf(record);
    const other = rows.titles.get(titled);
    const near = rows.recent.find(
      (kept) => kept.side === side && fingerprintScore(kept.fingerprint, fingerprint) >= NEAR_DUPLICATE_FROM,
    );
    if (externalId === null) rows.untold.set(titled, where);
    else rows.numbers.set(externalId, where);
    if (other === undefined) rows.titles.set(titled, where);
    rows.recent.unshift({ side, fingerprint, where });
    rows.recent.length = Math.min(rows.recent.length, COMPARED);
    if (other !== undefined) return [remarkAt(place, finding("SAME_TITLE", { side: SIDES.labels[side], where: other }), null)];
    return near ? [remarkAt(place, finding("SIMILAR", { where: near.where }), null)] : [];
  }
}
