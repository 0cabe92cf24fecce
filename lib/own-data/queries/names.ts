import { endingOf } from "#lib/http/attachment-headers.ts";

/** Longer names make archives that some systems cannot unpack. */
const MOST_CHARACTERS = 60;

/** A text as a part of a path that every system takes. */
export function nameInArchive(text: string): string {
  const plain = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, "_")
    .trim();
  const cut = Array.from(plain).slice(0, MOST_CHARACTERS).join("");
  return cut.replace(/^[. ]+|[. ]+$/g, "_") || "_";
}

/** Where an attachment stands in the archive; `place` counts from 1 and keeps equal captions apart. */
export function pathInArchive(folder: string, place: number, name: string, mediaType: string): string {
  return `${folder}/${String(place).padStart(2, "0")}-${nameInArchive(name)}.${endingOf(mediaType)}`;
}
