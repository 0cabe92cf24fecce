/** What a file is by its first bytes. Names and declared types are never asked. */
export type FoundKind = "jpeg" | "png" | "webp" | "pdf" | "heic" | "avif" | "other";

/** Largest file taken in, in bytes: what phones call 20 MB. */
export const FILE_LIMIT_BYTES = 20 * 1024 * 1024;

/** Bytes all files of a firm may take as stored: attachments of its listings and scans of its certificates. */
export const FIRM_QUOTA_BYTES = 200 * 1024 * 1024;

/** What a file picker offers. HEIC is left out on purpose: phones that photograph in it then hand over a JPEG by themselves. */
export const ACCEPTED_TYPES = "image/jpeg,image/png,image/webp,application/pdf";

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  bytes.length >= signature.length && signature.every((byte, i) => bytes[i] === byte);

const HEIC_BRANDS = new Set(["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"]);

/** The kind of a file by its signature, which must stand at its very start: a PDF behind other bytes is no PDF. */
export function kindOfBytes(bytes: Uint8Array): FoundKind {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return "webp";
  if (ascii(bytes, 0, 5) === "%PDF-") return "pdf";
  if (ascii(bytes, 4, 8) === "ftyp") {
    const brand = ascii(bytes, 8, 12);
    if (brand === "avif" || brand === "avis") return "avif";
    if (HEIC_BRANDS.has(brand)) return "heic";
  }
  return "other";
}

export const FILE_FAULTS = [
  "empty",
  "tooLarge",
  "heic",
  "avif",
  "wrongType",
  "pictureBroken",
  "pictureTooLarge",
  "pdfBroken",
  "pdfLocked",
  "pdfActive",
  "busy",
] as const;
/** Why a file is not taken in; its sentence stands in the catalogue as `files.<fault>`. */
export type FileFault = (typeof FILE_FAULTS)[number];
