import { expect, test } from "vitest";
import { checkRows, checkWhole, compareWithPaper, type StoredRow } from "#lib/editions/model/check.ts";
import type { Edition } from "#lib/editions/schema.ts";
import { windowOf, windowsOf } from "../../../app/(public)/editions/[number]/windows.ts";
import { buildEdition, buildListings } from "../../support/edition-samples.ts";

const edition = buildEdition({ open: buildListings(3) });
const stored = (from: Edition = edition): StoredRow[] =>
  structuredClone(from.rows).map((row) => ({ serial: row.serial, code: row.code, hash: row.hash, row }));

test("an untouched issue has no fault", () => {
  expect(checkRows(stored())).toEqual([]);
  expect(checkWhole(stored(), [edition.hash])).toEqual([]);
  expect(compareWithPaper(edition, stored(), edition)).toEqual([]);
});

test.each([
  ["a text", (row: StoredRow) => ({ ...row, row: { ...(row.row as object), title: "改" } })],
  ["an added field", (row: StoredRow) => ({ ...row, row: { ...(row.row as object), extra: 1 } })],
  ["half a character", (row: StoredRow) => ({ ...row, row: { ...(row.row as object), title: "\ud800" } })],
  ["nothing left", (row: StoredRow) => ({ ...row, row: null })],
  ["the checksum beside it", (row: StoredRow) => ({ ...row, hash: "0".repeat(64) })],
  ["the checksum inside it", (row: StoredRow) => ({ ...row, row: { ...(row.row as object), hash: "0".repeat(64) } })],
  ["another code", (row: StoredRow) => ({ ...row, code: "JJJ-2026-D-99999" })],
] as const)("a row altered by %s is named", (_what, alter) => {
  const rows = stored().map((row) => (row.serial === 2 ? alter(row) : row));
  expect(checkRows(rows)).toMatchObject([{ serial: 2, file: null }]);
});

test("a row cut out, a row put in, a false head: each is told against the paper", () => {
  const rows = stored();
  expect(compareWithPaper(edition, rows.slice(1), edition)).toMatchObject([{ serial: 1, found: "missing" }]);
  const surplus = { ...(rows[0] as StoredRow), serial: 9 };
  expect(compareWithPaper(edition, [...rows, surplus], edition)).toMatchObject([{ serial: 9, expected: "missing" }]);
  expect(compareWithPaper({ ...edition, serial: 13 }, rows, edition)).toMatchObject([
    { expected: "serial 12", found: "serial 13" },
  ]);
  expect(checkWhole(rows.slice(1), [edition.hash])).toHaveLength(1);
});

test.each([
  [0, [[1, 0]]],
  [200, [[1, 200]]],
  [
    201,
    [
      [1, 200],
      [201, 201],
    ],
  ],
] as const)("%i rows fill these pages: %j", (rows, expected) => {
  const windows = windowsOf(rows);
  expect(windows.map(({ from, to }) => [from, to])).toEqual(expected);
  for (let serial = 1; serial <= rows; serial++) expect(windowOf(windows, serial)).toBeDefined();
});
