import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { buildEdition } from "#lib/editions/commands/build-edition.ts";
import { publishEdition } from "#lib/editions/commands/publish-edition.ts";
import { getEdition } from "#lib/editions/queries/editions.ts";
import { getPaper } from "#lib/editions/queries/papers.ts";
import { verifyEdition } from "#lib/editions/queries/verify-edition.ts";
import { env } from "#lib/env.ts";
import { ownerSql } from "../../support/database.ts";
import { createListing, staffContext, systemContext, visitorContext } from "../../support/edition-world.ts";

const NUMBER = "2026-11";

async function publishIssue(number: string): Promise<void> {
  await buildEdition(systemContext(), { number });
  await publishEdition(await staffContext("EDITOR"), { number });
}

test("one changed character in a row is found and the row named, though its guard was switched off", async () => {
  const [first, second] = [await createListing(), await createListing()];
  await publishIssue(NUMBER);
  await ownerSql`ALTER TABLE edition_row DISABLE TRIGGER USER`;
  try {
    await ownerSql`UPDATE edition_row SET row = jsonb_set(row, '{title}', to_jsonb((row->>'title') || '。')) WHERE code = ${second}`;
    const altered = await verifyEdition(systemContext(), NUMBER);
    expect(altered.ok).toBe(false);
    expect(altered.problems).toEqual([
      {
        file: null,
        code: second,
        serial: 2,
        expected: expect.stringMatching(/^[0-9a-f]{64}$/),
        found: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    await expect(buildEdition(systemContext(), { number: NUMBER })).rejects.toMatchObject({ code: "CONFLICT" });
    await ownerSql`DELETE FROM edition_row WHERE code = ${second}`;
    const cut = await verifyEdition(systemContext(), NUMBER);
    expect(cut.problems).toContainEqual(expect.objectContaining({ code: second, serial: 2, found: "missing" }));
    await ownerSql`UPDATE edition_row SET hash = ${"0".repeat(64)} WHERE code = ${first}`;
    const forged = await verifyEdition(systemContext(), NUMBER);
    expect(forged.problems).toContainEqual(expect.objectContaining({ code: first, expected: "0".repeat(64) }));
  } finally {
    await ownerSql`ALTER TABLE edition_row ENABLE TRIGGER USER`;
  }
});

test("a row altered together with all its checksums still differs from paper and trail", async () => {
  const code = await createListing();
  await publishIssue(NUMBER);
  const { hashRow, hashEdition } = await import("#lib/editions/model/hashes.ts");
  const { rows } = await getEdition(systemContext(), NUMBER);
  const forged = rows.map((row) => ({ ...row, amountMaxWan: 9_999 })).map((row) => ({ ...row, hash: hashRow(row) }));
  await ownerSql`ALTER TABLE edition_row DISABLE TRIGGER USER`;
  await ownerSql`UPDATE edition_row SET row = ${ownerSql.json(forged[0] as never)}, hash = ${forged[0]?.hash ?? ""}`;
  await ownerSql`ALTER TABLE edition_row ENABLE TRIGGER USER`;
  await ownerSql`UPDATE edition SET hash = ${hashEdition(forged)}`;
  const { ok, problems } = await verifyEdition(systemContext(), NUMBER);
  expect(ok).toBe(false);
  expect(problems).toContainEqual(expect.objectContaining({ code, serial: 1 }));
});

test.each(["pdf", "xlsx", "csv", "json"])(
  "one changed byte in the stored %s is found and the file named; it is not sent",
  async (format) => {
    await createListing();
    await publishIssue(NUMBER);
    const { storageKey, sha256 } = await db().editionFile.findFirstOrThrow({ where: { format } });
    const file = path.join(env().DATA_DIR, "files", storageKey.slice(0, 2), storageKey);
    const bytes = await readFile(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const { ok, problems } = await verifyEdition(systemContext(), NUMBER);
    expect(ok).toBe(false);
    expect(problems[0]).toMatchObject({ file: `${NUMBER}.${format}`, expected: sha256 });
    await expect(getPaper(visitorContext(), NUMBER, format)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await buildEdition(systemContext(), { number: NUMBER });
    expect((await verifyEdition(systemContext(), NUMBER)).ok).toBe(true);
  },
);

test("a copy is held against the paper laid down; of a JSON copy the altered row is named", async () => {
  const code = await createListing();
  await publishIssue(NUMBER);
  const { content } = await getPaper(systemContext(), NUMBER, "json");
  const good = await verifyEdition(systemContext(), NUMBER, { name: "copy.json", content });
  expect(good.ok).toBe(true);
  const text = Buffer.from(content).toString().replace("无油", "有油");
  const bad = await verifyEdition(systemContext(), NUMBER, { name: "copy.json", content: Buffer.from(text) });
  expect(bad.problems).toEqual([
    expect.objectContaining({ file: "copy.json", code: null }),
    expect.objectContaining({ file: "copy.json", code, serial: 1 }),
  ]);
  await expect(verifyEdition(systemContext(), NUMBER, { name: "copy.doc", content })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});
