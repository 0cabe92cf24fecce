import { lstatSync, mkdirSync } from "node:fs";
import { createConnection, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { hash32 } from "#lib/text/hash.ts";

/** A path of a local socket may have so many bytes on every system. */
const LONGEST_PATH = 100;
/** The rarity of a million different words takes a third of this. */
const LONGEST_MESSAGE_BYTES = 64 * 1024 * 1024;

/** Where the search process listens: a path, or host and port. */
export type Address = { path: string } | { host: string; port: number };

/**
 * A folder for sockets that this user alone can enter: in a place where everybody may write, somebody else could wait under the
 * socket's name for what is asked.
 *
 * @throws {Error} when somebody else has made it
 */
function privateFolder(): string {
  const user = process.getuid?.() ?? 0;
  const folder = path.join(tmpdir(), `jjj-${user}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { mode, uid } = lstatSync(folder);
  if (uid !== user || (mode & 0o777) !== 0o700)
    throw new Error(`${folder} is not a folder of this user alone: name another socket in SEARCH_URL`);
  return folder;
}

/** The address that SEARCH_URL names (`unix:/path`, `tcp://host:port`), else a socket of the data folder. */
export function searchAddress({ SEARCH_URL, DATA_DIR }: { SEARCH_URL: string | null; DATA_DIR: string }): Address {
  if (SEARCH_URL?.startsWith("tcp:")) {
    const { hostname, port } = new URL(SEARCH_URL);
    return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) };
  }
  if (SEARCH_URL) return { path: SEARCH_URL.replace(/^unix:(?:\/\/)?/, "") };
  const own = path.join(DATA_DIR, "search.sock");
  if (Buffer.byteLength(own) <= LONGEST_PATH) return { path: own };
  return { path: path.join(privateFolder(), `search-${(hash32(own) >>> 0).toString(16)}.sock`) };
}

export const connectTo = (address: Address): Socket => createConnection(address);

const TYPES = { Uint8Array, Int32Array, Float32Array } as const;
type TypeName = keyof typeof TYPES;

/** Bytes travel as base64 and big integers as text: everything else of a message is plain JSON. */
function encodeValue(this: Record<string, unknown>, key: string, value: unknown): unknown {
  // Buffers have been turned into an object by now; the value itself still stands in its holder.
  const raw = this[key];
  if (typeof raw === "bigint") return { $bigint: raw.toString() };
  for (const name of Object.keys(TYPES) as TypeName[]) {
    if (!(raw instanceof TYPES[name])) continue;
    return { $bytes: Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("base64"), $type: name };
  }
  return value;
}

function decodeValue(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("$bigint" in value) return BigInt(String(value.$bigint));
  if (!("$bytes" in value && "$type" in value)) return value;
  const bytes = new Uint8Array(Buffer.from(String(value.$bytes), "base64"));
  const Type = TYPES[value.$type as TypeName];
  return Type === Uint8Array ? bytes : new Type(bytes.buffer);
}

export const writeMessage = (socket: Socket, message: unknown): void => {
  socket.write(`${JSON.stringify(message, encodeValue)}\n`);
};

/** Hand every whole message that arrives to `take`. A line that is none, that `take` refuses or that does not end ends the connection. */
export function onMessages(socket: Socket, take: (message: unknown) => void, longestBytes = LONGEST_MESSAGE_BYTES): void {
  let parts: Buffer[] = [];
  let waiting = 0;
  socket.on("data", (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, end));
      const line = Buffer.concat(parts).toString("utf8");
      [parts, waiting] = [[], 0];
      from = end + 1;
      try {
        take(JSON.parse(line, decodeValue));
      } catch {
        socket.destroy();
        return;
      }
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
    waiting += chunk.length - from;
    if (waiting > longestBytes) socket.destroy();
  });
}
