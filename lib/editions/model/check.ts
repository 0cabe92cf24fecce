import { canonicalJson, type JsonValue } from "#lib/editions/model/canonical-json.ts";
import { saysTheSame } from "#lib/editions/model/changes.ts";
import type { UnsealedRow } from "#lib/editions/model/hashes.ts";
import { hashEdition, hashRow } from "#lib/editions/model/hashes.ts";
import type { Edition, EditionCheck, EditionRow } from "#lib/editions/schema.ts";

export type Problem = EditionCheck["problems"][number];

/** A row as it lies in the database, trusted in nothing. */
export type StoredRow = { serial: number; code: string; hash: string; row: unknown };

/** One fault; what is not named is null. */
export function problem(fault: Partial<Problem> & Pick<Problem, "expected" | "found">): Problem {
  return { file: null, code: null, serial: null, ...fault };
}

/** Every row whose content no longer gives the checksum laid down for it. */
export function checkRows(rows: readonly StoredRow[]): Problem[] {
  return rows.flatMap(({ serial, code, hash, row }) => {
    const { hash: inside, ...content } = (row ?? {}) as EditionRow;
    const found = hashOf(content as EditionRow);
    const place = { serial, code };
    if (found !== hash) return [problem({ ...place, expected: hash, found })];
    if (inside !== hash) return [problem({ ...place, expected: hash, found: String(inside) })];
    const named = `${content.serial} ${content.code}`;
    return named === `${serial} ${code}` ? [] : [problem({ ...place, expected: `${serial} ${code}`, found: named })];
  });
}

/** The checksum of the whole against the ones laid down: in the issue, and in the audit trail when it was frozen. */
export function checkWhole(rows: readonly StoredRow[], laidDown: readonly (string | null)[]): Problem[] {
  const found = hashEdition(rows);
  const expected = laidDown.find((hash) => hash !== found);
  return expected === undefined ? [] : [problem({ expected: String(expected), found })];
}

/** What the issue says of itself beside its rows; it must agree with the JSON paper. */
const HEAD = ["number", "serial", "title", "periodFrom", "periodTo", "cutoff", "hash", "previous", "counts", "changes"] as const;

/** Differences between the issue in the database and the issue in an undamaged JSON paper, named by row or by field. */
export function compareWithPaper(edition: Omit<Edition, "rows">, rows: readonly StoredRow[], paper: Edition): Problem[] {
  const stored = new Map(rows.map((row) => [row.serial, row]));
  const faults = paper.rows.flatMap(({ serial, code, hash }) => {
    const row = stored.get(serial);
    stored.delete(serial);
    if (row?.code === code && row.hash === hash) return [];
    return [problem({ serial, code, expected: hash, found: row ? `${row.code} ${row.hash}` : "missing" })];
  });
  const surplus = [...stored.values()].map(({ serial, code, hash }) =>
    problem({ serial, code, expected: "missing", found: hash }),
  );
  const fields = HEAD.filter((name) => textOf(edition[name]) !== textOf(paper[name])).map((name) =>
    problem({ expected: `${name} ${textOf(paper[name])}`, found: `${name} ${textOf(edition[name])}` }),
  );
  return [...faults, ...surplus, ...fields];
}

/** The rows of a JSON paper whose content does not give their own checksum. */
export function checkPaperRows(file: string, paper: unknown): Problem[] {
  const rows = (paper as Partial<Edition> | null)?.rows;
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: EditionRow) => {
    const found = hashOf(row);
    return found === row.hash ? [] : [problem({ file, code: row.code, serial: row.serial, expected: row.hash, found })];
  });
}

/** Whether a live listing reads otherwise than the row made from it. */
export function readsOtherwise(row: EditionRow, live: Omit<UnsealedRow, "serial" | "section" | "change"> | undefined): boolean {
  return !live || !saysTheSame(row, live) || row.validUntil !== live.validUntil;
}

function hashOf(row: EditionRow): string {
  try {
    return hashRow(row);
  } catch {
    // Half a character or worse: nothing that was ever sealed.
    return "unreadable";
  }
}

function textOf(value: unknown): string {
  return canonicalJson((value ?? null) as JsonValue);
}
