import { CONTACT_FIELDS, type Contact } from "#lib/kernel/contact.ts";
import { codePoints, truncate } from "#lib/kernel/text.ts";
import { DEMAND_DETAILS, type ListingContent, SUPPLY_DETAILS } from "../model.ts";

/** What stands in the fields of the form: texts by field name, as typed; several for a group of boxes. Nothing is judged yet. */
export type Typed = Record<string, string | string[]>;

/** The three screens of the form. */
export const SCREENS = ["1", "2", "3"] as const;
export type Screen = (typeof SCREENS)[number];

/** One line, a paragraph, a day or one choice. */
export const TEXT_FIELDS = [
  "form",
  "title",
  "description",
  "summary",
  "keywords",
  "chain",
  "chainLink",
  "cluster",
  "amountMinWan",
  "amountMaxWan",
  "amountBasis",
  "neededBy",
  "availableFrom",
  "requiredQualifications",
  "heldQualifications",
  "validUntil",
  "visibility",
  "externalId",
] as const;
/** Boxes, any number of which may be ticked. */
export const LIST_FIELDS = ["cooperation", "targetRegions"] as const;

/** Without these nothing is submitted; they make up the first screen. */
export const FIRST_SCREEN: readonly string[] = ["paste", "form", "title", "description"];

/** A paragraph to be read into the fields: kept like them, no part of the listing. */
export const PASTE = "paste";

const KNOWN = new Set<string>([
  PASTE,
  ...TEXT_FIELDS,
  ...LIST_FIELDS,
  ...CONTACT_FIELDS.map((name) => `contact.${name}`),
  ...[...SUPPLY_DETAILS, ...DEMAND_DETAILS].map((name) => `details.${name}`),
]);

/** Whether a name is a field of the form. */
export const isTypedField = (name: string): boolean => KNOWN.has(name);

/** The screen on which a field stands; `keywords.2` and `details` count with their field. */
export function screenOf(path: string): Screen {
  const [root = ""] = path.split(".");
  return FIRST_SCREEN.includes(root) ? "1" : "2";
}

const joined = (words: readonly string[]): string => words.join("、");
const figure = (value: number | null): string => (value === null ? "" : String(value));

/** A content, and its contact where the writer sees it, as it stands in the fields. */
export function typedOf(content: ListingContent, contact: Contact | null): Typed {
  const details = Object.entries(content.details).map(([name, text]) => [`details.${name}`, text] as const);
  return {
    form: content.form ?? "",
    title: content.title,
    description: content.description,
    summary: content.summary,
    keywords: joined(content.keywords),
    chain: content.chain ?? "",
    chainLink: content.chainLink ?? "",
    cluster: content.cluster ?? "",
    amountMinWan: figure(content.amountMinWan),
    amountMaxWan: figure(content.amountMaxWan),
    amountBasis: content.amountBasis ?? "",
    neededBy: content.neededBy ?? "",
    availableFrom: content.availableFrom ?? "",
    requiredQualifications: joined(content.requiredQualifications),
    heldQualifications: joined(content.heldQualifications),
    validUntil: content.validUntil,
    visibility: content.visibility,
    externalId: content.externalId ?? "",
    cooperation: content.cooperation,
    targetRegions: content.targetRegions,
    ...Object.fromEntries(details),
    ...(contact && Object.fromEntries(CONTACT_FIELDS.map((name) => [`contact.${name}`, contact[name] ?? ""]))),
  };
}

/** The one text of a field; "" when nothing is there. */
export function textOf(typed: Typed, name: string): string {
  const value = typed[name];
  return (Array.isArray(value) ? value.find((text) => text !== "") : value) ?? "";
}

/** Fields by whose beginning a form without a title is known again, in this order. */
const KNOWN_BY = ["title", "summary", "description", PASTE, "keywords"] as const;
const SHOWN_WORDS = 30;

/** The first words typed into a form, one line; "" when nothing was. */
export function firstWords(typed: Typed): string {
  const lines = KNOWN_BY.map(
    (name) =>
      textOf(typed, name)
        .trim()
        .split(/[\r\n]/u)[0]
        ?.trim() ?? "",
  );
  const [title, ...others] = lines;
  if (title) return title;
  const line = others.find((text) => text !== "") ?? "";
  return codePoints(line) > SHOWN_WORDS ? `${truncate(line, SHOWN_WORDS)}…` : line;
}

/** The ticked boxes of a field. A group posts an empty text beside them, which says that it was on the page. */
export function listOf(typed: Typed, name: string): string[] {
  return [typed[name] ?? []].flat().filter((text) => text !== "");
}

/** Names of the fields in which two forms say something different; a missing field says nothing. */
export function differingFields(one: Typed, other: Typed): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => listOf(one, name).join("\n") !== listOf(other, name).join("\n")).sort();
}

/** The fields of a form that another one has too. */
export function onlyOf(typed: Typed, other: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => name in other));
}

/** A form without its private part. */
export function withoutContact(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith("contact.")));
}

/** Words in one line as people write lists: parted by 、 commas, semicolons or line breaks, never by a space. */
export function splitWords(text: string): string[] {
  return text
    .split(/[、，,;；\r\n]+/u)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

/** A stored form: only known fields of the right shape are read back. */
export function typedFromJson(value: unknown): Typed {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  const isText = (text: unknown): boolean => typeof text === "string";
  const entries = Object.entries(value).filter(
    ([name, text]) => isTypedField(name) && (isText(text) || (Array.isArray(text) && text.every(isText))),
  );
  return Object.fromEntries(entries) as Typed;
}
