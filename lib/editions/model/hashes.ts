import { createHash } from "node:crypto";
import { canonicalJson } from "#lib/editions/model/canonical-json.ts";
import type { EditionRow } from "#lib/editions/schema.ts";

/** Lower-case hexadecimal SHA-256 of a text's UTF-8 bytes, or of bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** A row before it is sealed. */
export type UnsealedRow = Omit<EditionRow, "hash">;

/** The checksum of one row: SHA-256 of the row as canonical JSON without its `hash`. */
export function hashRow(row: UnsealedRow | EditionRow): string {
  const { hash: _sealed, ...content } = row as EditionRow;
  return sha256(canonicalJson(content));
}

/** The row with its checksum. */
export function sealRow(row: UnsealedRow): EditionRow {
  return { ...row, hash: hashRow(row) };
}

/** The checksum of an issue: SHA-256 of one line `serial code hash` for each row, in the order of the serials. */
export function hashEdition(rows: readonly Pick<EditionRow, "serial" | "code" | "hash">[]): string {
  const inOrder = [...rows].sort((a, b) => a.serial - b.serial);
  return sha256(inOrder.map(({ serial, code, hash }) => `${serial} ${code} ${hash}\n`).join(""));
}

/** The short form printed on paper: the first 16 hexadecimal digits in four groups, `3F2A-91C0-…`. */
export function verificationCode(hash: string): string {
  return (hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join("-");
}
