import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { UnreadableFile } from "#lib/transfer/model/unreadable.ts";
import { guardWorkbook } from "#lib/transfer/read/zip-guard.ts";
import { goodRow, simpleWorkbook } from "../../support/lists.ts";

type Part = { name: string; data: Buffer; declared?: number; flags?: number; stored?: boolean };

/** A zip file made by hand, so that its directory can lie. */
function zipOf(parts: readonly Part[], count = parts.length): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declared = data.length, flags = 0, stored = false } of parts) {
    const packed = stored ? data : deflateRawSync(data);
    const bytes = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(stored ? 0 : 8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(declared, 22);
    head.writeUInt16LE(bytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(declared, 24);
    entry.writeUInt16LE(bytes.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(head, bytes, packed);
    central.push(entry, bytes);
    offset += head.length + bytes.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const TYPES: Part = { name: "[Content_Types].xml", data: Buffer.from("<Types/>") };
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024, 0x20);

async function refusal(file: Buffer): Promise<{ reason: string; milliseconds: number; grownBytes: number }> {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const reason = await guardWorkbook(file).then(
    () => "accepted",
    (cause: unknown) => (cause instanceof UnreadableFile ? cause.reason : String(cause)),
  );
  return { reason, milliseconds: performance.now() - start, grownBytes: process.memoryUsage().rss - before };
}

describe("workbooks from outside", () => {
  test("an ordinary workbook is let through", async () => {
    await expect(guardWorkbook(await simpleWorkbook([goodRow()]))).resolves.toBeUndefined();
  });

  test("sec-29 a small workbook that declares 200 MB is refused in milliseconds", async () => {
    const found = await refusal(zipOf([TYPES, { name: "xl/worksheets/sheet1.xml", data: zeros(200) }]));
    expect(found.reason).toBe("DANGEROUS");
    expect(found.milliseconds).toBeLessThan(2000);
    expect(found.grownBytes).toBeLessThan(150 * 1024 * 1024);
  });

  test("sec-29 one that declares little and unpacks to 200 MB is stopped while counting", async () => {
    const found = await refusal(zipOf([TYPES, { name: "xl/worksheets/sheet1.xml", data: zeros(200), declared: 100_000 }]));
    expect(found.reason).toBe("DANGEROUS");
    expect(found.milliseconds).toBeLessThan(2000);
    expect(found.grownBytes).toBeLessThan(150 * 1024 * 1024);
  });

  test("sec-29 10,000 entries are refused by their number", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `x${index}`, data: Buffer.from("x"), stored: true }));
    expect(await refusal(zipOf([TYPES, ...many]))).toMatchObject({ reason: "DANGEROUS" });
  });

  test.each([
    ["a zip by name", { name: "xl/embeddings/a.zip", data: Buffer.from("x") }],
    ["a workbook by name", { name: "xl/embeddings/a.xlsx", data: Buffer.from("x") }],
    ["a zip by its first bytes, stored", { name: "xl/media/a.png", data: zipOf([TYPES]), stored: true }],
    ["a zip by its first bytes, packed", { name: "xl/media/a.png", data: zipOf([TYPES]) }],
  ] as const)("sec-29 nested: %s is refused", async (_why, part) => {
    expect((await refusal(zipOf([TYPES, part]))).reason).toBe("DANGEROUS");
  });

  test("entries that share their bytes are refused", async () => {
    const file = zipOf([TYPES, { name: "a.xml", data: zeros(1) }, { name: "b.xml", data: zeros(1) }]);
    const central = file.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    const third = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    const second = file.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), central + 4);
    file.writeUInt32LE(file.readUInt32LE(second + 42), third + 42);
    expect((await refusal(file)).reason).toBe("DANGEROUS");
  });

  test.each([
    ["encrypted entries", zipOf([{ ...TYPES, flags: 1 }]), "ENCRYPTED"],
    [
      "a compound file (.xls or encrypted)",
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(64)]),
      "ENCRYPTED",
    ],
    ["no zip", Buffer.from("名称,说明\n电机,一\n".repeat(5)), "NOT_SUPPORTED"],
    ["a zip that is no workbook", zipOf([{ name: "a.txt", data: Buffer.from("x") }]), "NOT_SUPPORTED"],
    ["cut short", zipOf([TYPES]).subarray(0, 60), "DAMAGED"],
    ["empty", Buffer.alloc(0), "NOT_SUPPORTED"],
    ["over 10 MB", Buffer.alloc(10 * 1024 * 1024 + 1), "TOO_LARGE"],
  ])("%s: refused", async (_why, file, reason) => expect((await refusal(file)).reason).toBe(reason));

  test("any damage to a workbook is accepted or refused, never an unknown failure", async () => {
    const good = await simpleWorkbook([goodRow()]);
    for (let seed = 1; seed <= 300; seed += 1) {
      const file = Buffer.from(good);
      for (let hit = 0; hit < 4; hit += 1) file[(seed * 7919 + hit * 104_729) % file.length] = (seed * 31 + hit) % 256;
      expect((await refusal(file)).reason).toMatch(/^(accepted|DANGEROUS|DAMAGED|ENCRYPTED|NOT_SUPPORTED)$/);
    }
  });
});
