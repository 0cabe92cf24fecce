import type { Locale } from "#lib/i18n/catalogue.ts";
import { phrases } from "#lib/i18n/en/phrases.ts";

/** Sentences by their Chinese text; `{}` stands for anything, in the order in which it occurs. */
export type Phrases = Readonly<Record<string, string>>;

const translated: Readonly<Partial<Record<Locale, Phrases>>> = { en: phrases };

type Reader = (chinese: string) => string | null;
const readers = new Map<string, Reader>();

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Looks a sentence up, first as it stands, then by its pattern with the values put in. Values may be phrases themselves. */
function readerOf(phrases: Phrases): Reader {
  const patterns = Object.entries(phrases)
    .filter(([chinese]) => chinese.includes("{}"))
    .map(([chinese, text]) => ({ pattern: new RegExp(`^${chinese.split("{}").map(escaped).join("(.+?)")}$`, "su"), text }));
  const wordFor = (value: string): string => phrases[value] ?? value;
  return (chinese) => {
    const whole = phrases[chinese];
    if (whole !== undefined) return whole;
    for (const { pattern, text } of patterns) {
      const values = pattern.exec(chinese)?.slice(1);
      if (values) return text.replaceAll("{}", () => wordFor(values.shift() ?? ""));
    }
    return null;
  };
}

/**
 * A sentence that a schema or a rule wrote in Chinese (messages at fields, stored words such as 机构属性) in the reader's
 * language; what is no known sentence, such as what somebody typed, stays as it is. Tests collect every message of the schemas.
 */
export function phraseIn(locale: Locale, chinese: string): string {
  const known = translated[locale];
  if (!known) return chinese;
  const reader = readers.get(locale) ?? readerOf(known);
  readers.set(locale, reader);
  return reader(chinese) ?? chinese;
}
