import { inflateSync } from "node:zlib";

/** Why a PDF is not taken in. */
export type PdfFault = "pdfBroken" | "pdfLocked" | "pdfActive";

/** Names of what a PDF can do by itself: run scripts, start programs, carry files, send forms. Short ones count outside of streams only. */
const ACTIVE = ["JavaScript", "EmbeddedFile", "RichMedia", "SubmitForm", "ImportData", "Launch"] as const;
const ACTIVE_SHORT = ["JS", "XFA", "GoToE"] as const;

/** The end mark stands within so many bytes of the end; more after it is another file in disguise. */
const TAIL_BYTES = 1_024;
/** Most that is unpacked of all object streams together: a bomb stops here, and is refused. */
const UNPACKED_BYTES = 64_000_000;

const NAME_END = /[\s()<>[\]{}/%]/;

/** Whether the name stands in the text as a whole name. Escapes (`/J#53`) have been resolved. */
function names(text: string, name: string): boolean {
  const wanted = `/${name}`;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const next = text[at + wanted.length];
    // EmbeddedFiles counts like EmbeddedFile.
    if (next === undefined || NAME_END.test(next) || next === "s") return true;
  }
  return false;
}

const unescaped = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const isActive = (text: string): boolean => [...ACTIVE, ...ACTIVE_SHORT].some((name) => names(text, name));

/** The text outside of streams, and where packed objects lie within them. */
function partsOf(text: string): { outside: string; packed: { from: number; to: number }[] } {
  const outside: string[] = [];
  const packed: { from: number; to: number }[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf("stream", at);
    const end = start < 0 ? -1 : text.indexOf("endstream", start);
    if (end < 0) break;
    const before = text.slice(at, start);
    const from = start + (text.startsWith("stream\r\n", start) ? 8 : 7);
    const holdsObjects = before.includes("/ObjStm");
    if (holdsObjects && before.includes("/FlateDecode")) packed.push({ from, to: end });
    outside.push(before, holdsObjects ? text.slice(from, end) : "");
    at = end + "endstream".length;
  }
  outside.push(text.slice(at));
  return { outside: outside.join("\n"), packed };
}

/**
 * Look a PDF over without opening it: whole, not locked, and nothing in it that acts by itself. A second line of defence; the
 * first is that a PDF is only ever handed out as a download. Linear in its size.
 *
 * @returns what is wrong, or null
 */
export function pdfFault(bytes: Uint8Array): PdfFault | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!text.startsWith("%PDF-") || !text.slice(-TAIL_BYTES).includes("%%EOF")) return "pdfBroken";
  const { outside: escaped, packed } = partsOf(text);
  const outside = unescaped(escaped);
  if (names(outside, "Encrypt")) return "pdfLocked";
  // Long names are looked for everywhere: chance does not write them, and objects may hide behind a false stream.
  if (isActive(outside) || ACTIVE.some((name) => names(text, name))) return "pdfActive";
  let left = UNPACKED_BYTES;
  for (const { from, to } of packed) {
    let objects: Buffer;
    try {
      objects = inflateSync(bytes.subarray(from, to), { maxOutputLength: left });
    } catch {
      return "pdfBroken";
    }
    left -= objects.byteLength;
    if (left <= 0) return "pdfBroken";
    if (isActive(unescaped(objects.toString("latin1")))) return "pdfActive";
  }
  return null;
}
