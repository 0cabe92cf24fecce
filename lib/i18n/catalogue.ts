import { en } from "#lib/i18n/en.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { zhCN } from "#lib/i18n/zh-CN.ts";

export { DEFAULT_LOCALE, LOCALES, type Locale, readLocale } from "#lib/i18n/locales.ts";

/** What a language must supply of an area: an area file is written as `… as const satisfies Area<"name">`. */
export type Area<Name extends keyof typeof zhCN> = { readonly [Key in keyof (typeof zhCN)[Name]]: string };

/** Areas of the staff desk, which exists in Chinese only. */
type StaffArea = "staff" | "moderation" | "intake" | "judgments" | "ontology" | "specimen";

/** Every area and key that a language must supply; `en.ts` is written as `… as const satisfies Messages`. */
export type Messages = { readonly [Name in Exclude<keyof typeof zhCN, StaffArea>]: Area<Name> };

const catalogues: Readonly<Record<Locale, Messages & { readonly [Name in StaffArea]?: Area<Name> }>> = { "zh-CN": zhCN, en };

type KeysOf<Area extends keyof typeof zhCN> = Area extends string ? `${Area}.${keyof (typeof zhCN)[Area] & string}` : never;

/** `"area.key"`; a key that is in no area file is a type error. */
export type MessageKey = KeysOf<keyof typeof zhCN>;

type TextOf<Key extends MessageKey> = Key extends `${infer Area}.${infer Rest}`
  ? Area extends keyof typeof zhCN
    ? Rest extends keyof (typeof zhCN)[Area]
      ? (typeof zhCN)[Area][Rest]
      : never
    : never
  : never;

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type ParamsOf<Key extends MessageKey> = [NamesIn<TextOf<Key>>] extends [never]
  ? []
  : [params: Readonly<Record<NamesIn<TextOf<Key>>, string | number>>];

/**
 * The text of `key` in `locale`, with each `{name}` replaced by `params.name`.
 * Unknown keys, missing and surplus parameters do not compile. Values are put in as they are: the page escapes.
 */
export function t<Key extends MessageKey>(locale: Locale, key: Key, ...[params]: ParamsOf<Key>): string {
  const dot = key.indexOf(".");
  const name = key.slice(0, dot) as keyof typeof zhCN;
  const area: Readonly<Record<string, string>> = catalogues[locale][name] ?? zhCN[name];
  const text = area[key.slice(dot + 1)];
  if (text === undefined) throw new Error(`no text for ${key} in ${locale}`);
  const values: Readonly<Record<string, string | number>> = params ?? {};
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
