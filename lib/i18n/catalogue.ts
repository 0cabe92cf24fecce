import { zhCN } from "#lib/i18n/zh-CN.ts";

/** Every area and key that a language must supply; an `en.ts` is written as `… as const satisfies Messages`. */
export type Messages = {
  readonly [Area in keyof typeof zhCN]: { readonly [Key in keyof (typeof zhCN)[Area]]: string };
};

const catalogues = { "zh-CN": zhCN } as const satisfies Record<string, Messages>;

/** A language in which the site can be read; it grows with the table above. */
export type Locale = keyof typeof catalogues;

/** The language of paths without a language prefix, of mail and of the command line. */
export const DEFAULT_LOCALE: Locale = "zh-CN";

/** The locales that exist, in the order of the language switch. */
export const LOCALES = Object.keys(catalogues) as Locale[];

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
  const area: Readonly<Record<string, string>> = catalogues[locale][key.slice(0, dot) as keyof typeof zhCN];
  const text = area[key.slice(dot + 1)];
  if (text === undefined) throw new Error(`no text for ${key} in ${locale}`);
  const values: Readonly<Record<string, string | number>> = params ?? {};
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
