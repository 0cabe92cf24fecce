import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";
import { DAY_MS } from "#lib/kernel/clock.ts";

/** One file of an archive: its path with slashes, its bytes, and whether packing them is worth the time. */
export type ZipEntry = { path: string; bytes: Uint8Array; packed: boolean };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Names are UTF-8. */
const UTF8 = 0x0800;
const DEFLATED = 8;
/** What the format holds without its 64-bit extension, which not every program on an office desk reads. */
const MOST_ENTRIES = 0xffff;
const MOST_BYTES = 0xffffffff;

const deflate = promisify(deflateRaw);

/** Date and time as MS-DOS wrote them, in Asia/Shanghai, to two seconds. */
function dosTime(instant: Date): { time: number; date: number } {
  const local = new Date(instant.getTime() + DAY_MS / 3);
  return {
    time: (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1),
    date: ((local.getUTCFullYear() - 1980) << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate(),
  };
}

type Written = { name: Buffer; method: number; crc: number; packed: number; size: number; offset: number };

/** The fields that stand alike before a file and in the directory. */
function facts({ name, method, crc, packed, size }: Written, at: Date): Buffer {
  const { time, date } = dosTime(at);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

function directoryOf(files: readonly Written[], at: Date): Buffer {
  return Buffer.concat(
    files.flatMap((file) => {
      const tail = Buffer.alloc(14);
      tail.writeUInt32LE(file.offset, 10);
      return [signature(CENTRAL), Buffer.from([20, 0]), facts(file, at), tail, file.name];
    }),
  );
}

/**
 * Write a ZIP archive piece by piece: one file is in memory at a time.
 * @throws {RangeError} for more than 65,535 files or 4 GB
 */
export async function* writeZip(entries: AsyncIterable<ZipEntry>, at: Date): AsyncGenerator<Uint8Array, void, void> {
  const files: Written[] = [];
  let offset = 0;
  for await (const { path, bytes, packed } of entries) {
    const body = packed ? await deflate(bytes) : bytes;
    const name = Buffer.from(path, "utf8");
    const size = bytes.byteLength;
    const file = { name, method: packed ? DEFLATED : 0, crc: crc32(bytes), packed: body.byteLength, size, offset };
    const head = Buffer.concat([signature(LOCAL), facts(file, at), name]);
    files.push(file);
    offset += head.length + body.byteLength;
    if (files.length > MOST_ENTRIES || offset > MOST_BYTES) throw new RangeError("too much for one archive");
    yield head;
    yield body;
  }
  const directory = directoryOf(files, at);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  yield directory;
  yield end;
}
