import { canonicalJson } from "#lib/editions/model/canonical-json.ts";
import { CHANGES, type Change, type EditionRow } from "#lib/editions/schema.ts";

type Marked = Omit<EditionRow, "serial" | "section" | "change" | "version" | "hash">;

/** Whether two rows say the same about their listing, its validity aside. */
export function saysTheSame(a: Marked, b: Marked): boolean {
  return canonicalJson(contentOf(a)) === canonicalJson(contentOf(b));
}

/**
 * The mark of a current row against the issue before: NEW when it was not there, UPDATED when the text changed,
 * RENEWED when only its validity was prolonged. The version number is no evidence: a pending revision raises it too.
 */
export function markChange(row: Marked, previous: Marked | undefined): EditionRow["change"] {
  if (!previous) return "NEW";
  if (!saysTheSame(row, previous)) return "UPDATED";
  if (row.validUntil > previous.validUntil) return "RENEWED";
  return row.validUntil < previous.validUntil ? "UPDATED" : "UNCHANGED";
}

/** The codes of an issue by their mark, in printed order. */
export function listChanges(rows: readonly Pick<EditionRow, "code" | "change">[]): Record<Change, string[]> {
  const codesOf = (change: Change) => rows.filter((row) => row.change === change).map(({ code }) => code);
  return Object.fromEntries(CHANGES.map((change) => [change, codesOf(change)])) as Record<Change, string[]>;
}

function contentOf(row: Marked) {
  const { title, organization, enteredByStaff, region, division, chain, chainLink, summary, keyFigures } = row;
  const { cooperation, amountMinWan, amountMaxWan } = row;
  return {
    ...{ title, organization, enteredByStaff, region, division, chain, chainLink, summary, keyFigures },
    ...{ cooperation: [...cooperation].sort(), amountMinWan, amountMaxWan },
  };
}
