import { expect, test } from "vitest";
import { nameInArchive, pathInArchive } from "#lib/own-data/queries/names.ts";
import { writeZip, type ZipEntry } from "#lib/own-data/write/zip.ts";
import { joined, readZip } from "../../support/zip.ts";

const AT = new Date("2026-11-23T04:05:06.000Z");

async function* entries(...list: ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* list;
}

test("an archive gives back what was put in: packed or not, empty, with Chinese names", async () => {
  const bytes = Buffer.from("供需对接。".repeat(500), "utf8");
  const archive = await joined(
    writeZip(
      entries(
        { path: "说明.txt", bytes, packed: false },
        { path: "files/空.bin", bytes: new Uint8Array(), packed: false },
        { path: "data.json", bytes, packed: true },
      ),
      AT,
    ),
  );
  const files = readZip(archive);
  expect([...files.keys()]).toEqual(["说明.txt", "files/空.bin", "data.json"]);
  expect([...files.values()].map(({ length }) => length)).toEqual([bytes.length, 0, bytes.length]);
  expect(files.get("data.json")?.equals(bytes)).toBe(true);
  expect(archive.length).toBeLessThan(bytes.length * 1.5);
});

test("the time of a file is that of Beijing, as the format keeps it", async () => {
  const archive = await joined(writeZip(entries({ path: "a", bytes: new Uint8Array(), packed: false }), AT));
  const [time, date] = [archive.readUInt16LE(10), archive.readUInt16LE(12)];
  expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([12, 5, 6]);
  expect([(date >> 9) + 1980, (date >> 5) & 15, date & 31]).toEqual([2026, 11, 23]);
});

test("an archive of nothing is one", async () => {
  expect(readZip(await joined(writeZip(entries(), AT))).size).toBe(0);
});

test.each([
  ["样机正面", "样机正面"],
  ["../../etc/passwd", "__.._etc_passwd"],
  ['a\\b:c*d?e"f<g>h|i', "a_b_c_d_e_f_g_h_i"],
  ["...", "_"],
  ["   ", "_"],
  ["𠮷".repeat(80), "𠮷".repeat(60)],
])("%j becomes a part of a path that leads nowhere else", (text, name) => {
  expect(nameInArchive(text)).toBe(name);
});

test("files of the same caption stand apart, with the ending of what they are", () => {
  const paths = [1, 12].map((place) => pathInArchive("files/JJJ-2026-D-00012", place, "报告", "application/pdf"));
  expect(paths).toEqual(["files/JJJ-2026-D-00012/01-报告.pdf", "files/JJJ-2026-D-00012/12-报告.pdf"]);
});
