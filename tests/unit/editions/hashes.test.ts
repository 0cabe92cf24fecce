import { expect, test } from "vitest";
import { canonicalJson } from "#lib/editions/model/canonical-json.ts";
import { hashEdition, hashRow, sha256, verificationCode } from "#lib/editions/model/hashes.ts";
import type { EditionRow } from "#lib/editions/schema.ts";
import { buildEdition, buildListings } from "../../support/edition-samples.ts";

const edition = buildEdition({ open: buildListings(5) });

test("a row's hash is the SHA-256 of the row as canonical JSON without its hash", () => {
  for (const row of edition.rows) {
    const { hash, ...content } = row;
    expect(hash).toBe(sha256(canonicalJson(content)));
  }
});

test("the hash of an issue is that of its lines, serial code hash, in the order of the serials", () => {
  const lines = edition.rows.map(({ serial, code, hash }) => `${serial} ${code} ${hash}\n`).join("");
  expect(edition.hash).toBe(sha256(lines));
  expect(hashEdition([...edition.rows].reverse())).toBe(edition.hash);
});

test("the hash of an issue without rows is that of the empty text", () => {
  expect(buildEdition().hash).toBe(sha256(""));
});

const original = edition.rows[0] as EditionRow;

test.each(Object.keys(original).filter((name) => name !== "hash"))("a change of %s changes the hash of the row", (name) => {
  const value = original[name as keyof EditionRow];
  const altered =
    typeof value === "number"
      ? value + 1
      : typeof value === "boolean"
        ? !value
        : Array.isArray(value)
          ? [...value, "SERVICE"]
          : `${value}x`;
  expect(hashRow({ ...original, [name]: altered } as EditionRow)).not.toBe(original.hash);
});

test("the code on paper is the first sixteen digits in four groups", () => {
  expect(verificationCode("3f2a91c04455ee0100ff")).toBe("3F2A-91C0-4455-EE01");
});
