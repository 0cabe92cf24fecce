import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import type { ArchiveFile } from "../queries/archive-file.ts";
import type { OwnData } from "../queries/gather.ts";
import { writeZip, type ZipEntry } from "./zip.ts";

/** What each part of data.json holds, in their order. */
const PARTS = [
  "ownData.partAccount",
  "ownData.partFirm",
  "ownData.partListings",
  "ownData.partInterests",
  "ownData.partJudgments",
  "ownData.partSearches",
  "ownData.partNotices",
  "ownData.partActivity",
] as const;

const text = (words: string): Uint8Array => Buffer.from(words, "utf8");

/** What a person reads first: what is in which part, and what is left out. A byte-order mark, for old editors. */
function readMe(locale: Locale, at: Date): string {
  const lines = [
    t(locale, "ownData.readMeTitle"),
    t(locale, "ownData.readMeAt", { time: formatInstant(locale, at) }),
    "",
    t(locale, "ownData.readMeJson"),
    ...PARTS.map((part) => `- ${t(locale, part)}`),
    "",
    t(locale, "ownData.readMeFiles"),
    "",
    t(locale, "ownData.notIncluded"),
  ];
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** The bytes of a stored file; null when they are gone or damaged, which the rest of the archive survives. */
async function readOrNull(file: ArchiveFile): Promise<Uint8Array | null> {
  try {
    return await file.read();
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

async function* entriesOf({ data, files }: OwnData, locale: Locale, at: Date): AsyncGenerator<ZipEntry, void, void> {
  yield { path: t(locale, "ownData.readMeName"), bytes: text(readMe(locale, at)), packed: false };
  const filesMissing: string[] = [];
  for (const file of files) {
    const bytes = await readOrNull(file);
    // Pictures and PDFs are packed already.
    if (bytes) yield { path: file.path, bytes, packed: false };
    else filesMissing.push(file.path);
  }
  yield { path: "data.json", bytes: text(`${JSON.stringify({ ...data, filesMissing }, null, 2)}\n`), packed: true };
}

/** The archive of somebody's own data, piece by piece: an explanation, the stored files, data.json. */
export function writeArchive(own: OwnData, locale: Locale, at: Date): AsyncGenerator<Uint8Array, void, void> {
  return writeZip(entriesOf(own, locale, at), at);
}
