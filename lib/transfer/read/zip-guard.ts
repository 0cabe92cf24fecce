import { createInflateRaw } from "node:zlib";
import { UnreadableFile } from "#lib/transfer/model/unreadable.ts";

/** What a workbook may be at most: bytes packed and unpacked, entries, and how far an entry may blow up. */
export const ZIP_LIMITS = { packedBytes: 10 * 1024 * 1024, declaredBytes: 50 * 1024 * 1024, entries: 200, ratio: 100 } as const;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const NESTED = /\.(?:zip|xlsx|xlsm|xlsb|docx|pptx|jar|gz|tgz|7z|rar|bz2|xz|tar)$/iu;

type Entry = { name: string; method: number; packed: number; declared: number; offset: number };

const dangerous = (detail: string): UnreadableFile => new UnreadableFile("DANGEROUS", detail);

function endRecord(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at -= 1)
    if (file.readUInt32LE(at) === END) return at;
  throw new UnreadableFile("DAMAGED", "no end of directory");
}

function directory(file: Buffer): Entry[] {
  const end = endRecord(file);
  const count = file.readUInt16LE(end + 10);
  if (count > ZIP_LIMITS.entries) throw dangerous(`${count} entries`);
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== CENTRAL) throw new UnreadableFile("DAMAGED", "directory cut short");
    const [flags, method] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10)];
    const [nameLength, extraLength, commentLength] = [
      file.readUInt16LE(at + 28),
      file.readUInt16LE(at + 30),
      file.readUInt16LE(at + 32),
    ];
    const name = file.subarray(at + 46, at + 46 + nameLength).toString("utf8");
    if (flags & 1) throw new UnreadableFile("ENCRYPTED", name);
    if (method !== 0 && method !== 8) throw dangerous(`method ${method}`);
    const entry = {
      name,
      method,
      packed: file.readUInt32LE(at + 20),
      declared: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    };
    // 0xffffffff announces ZIP64: no workbook within the limits needs it.
    if (entry.packed === 0xffffffff || entry.declared === 0xffffffff || entry.offset === 0xffffffff) throw dangerous("zip64");
    if (NESTED.test(name)) throw dangerous(`nested ${name}`);
    entries.push(entry);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** The packed bytes of an entry, found through its local header. */
function packedBytes(file: Buffer, entry: Entry): Buffer {
  const at = entry.offset;
  if (at + 30 > file.length || file.readUInt32LE(at) !== LOCAL) throw new UnreadableFile("DAMAGED", entry.name);
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  if (start + entry.packed > file.length) throw new UnreadableFile("DAMAGED", entry.name);
  return file.subarray(start, start + entry.packed);
}

/** Unpack an entry and throw the bytes away, only to count them: declared sizes may lie. */
function countBytes(packed: Buffer, entry: Entry, most: number): Promise<number> {
  if (entry.method === 0) return Promise.resolve(packed.length);
  return new Promise((resolve, reject) => {
    const inflate = createInflateRaw();
    let total = 0;
    let head = true;
    inflate.on("data", (chunk: Buffer) => {
      if (head && chunk.length >= 4 && chunk.readUInt32LE(0) === LOCAL) inflate.destroy(dangerous(`nested ${entry.name}`));
      head = false;
      total += chunk.length;
      if (total > most || total > entry.declared) inflate.destroy(dangerous(`${entry.name} is larger than declared`));
    });
    inflate.on("end", () => resolve(total));
    inflate.on("error", (cause) => reject(cause instanceof UnreadableFile ? cause : new UnreadableFile("DAMAGED", entry.name)));
    inflate.end(packed);
  });
}

/** Refuse a file by its directory alone: size, entries, declared bytes, blow-up, nested archives, encryption, overlapping entries. */
function checkDirectory(file: Buffer): Entry[] {
  const entries = directory(file);
  const declared = entries.reduce((sum, entry) => sum + entry.declared, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  if (declared > ZIP_LIMITS.declaredBytes) throw dangerous(`${declared} bytes declared`);
  if (packed > file.length) throw dangerous("overlapping entries");
  if (declared > ZIP_LIMITS.ratio * file.length) throw dangerous("ratio");
  for (const entry of entries) {
    if (entry.declared > 1024 * 1024 && entry.declared > ZIP_LIMITS.ratio * entry.packed)
      throw dangerous(`ratio of ${entry.name}`);
  }
  if (new Set(entries.map((entry) => entry.offset)).size !== entries.length) throw dangerous("overlapping entries");
  return entries;
}

/**
 * Refuse a workbook that is no workbook, too large or a bomb, before anything parses it. Takes milliseconds and a constant amount of memory:
 * the directory is read first, then each entry is unpacked piece by piece and only counted.
 *
 * @throws {UnreadableFile} TOO_LARGE, NOT_SUPPORTED, ENCRYPTED, DANGEROUS, DAMAGED.
 */
export async function guardWorkbook(file: Buffer): Promise<void> {
  if (file.length > ZIP_LIMITS.packedBytes) throw new UnreadableFile("TOO_LARGE");
  // Office wraps encrypted workbooks, and writes the old .xls, in a compound file.
  if (file.length >= 8 && file.readUInt32BE(0) === 0xd0cf11e0) throw new UnreadableFile("ENCRYPTED", "compound file");
  if (file.length < 22 || file.readUInt32LE(0) !== LOCAL) throw new UnreadableFile("NOT_SUPPORTED", "not a zip");
  const entries = checkDirectory(file);
  if (!entries.some((entry) => entry.name === "[Content_Types].xml")) throw new UnreadableFile("NOT_SUPPORTED", "not a workbook");
  let left: number = ZIP_LIMITS.declaredBytes;
  for (const entry of entries) {
    const packed = packedBytes(file, entry);
    if (packed.length >= 4 && packed.readUInt32LE(0) === LOCAL) throw dangerous(`nested ${entry.name}`);
    const size = await countBytes(packed, entry, left);
    if (size !== entry.declared) throw dangerous(`${entry.name} declares another size`);
    left -= size;
  }
}
