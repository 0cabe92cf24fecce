import type { NavItem } from "#components/section-nav.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";

export const TAXONOMY = "/staff/taxonomy";

/** The page of a concept. Names hold signs that no part of a path survives (`VR/AR`), so they stand in the query. */
export const conceptAddress = (name: string, more: Record<string, string> = {}): string =>
  `${TAXONOMY}/concept?${new URLSearchParams({ name, ...more })}`;

export const conceptEditAddress = (name: string): string => `${TAXONOMY}/concept/edit?${new URLSearchParams({ name })}`;

/** A single value of the address; nothing when it is missing or there several times. */
export const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value.trim() : "");

/** The three parts of the page. */
export const taxonomyTabs = (locale: Locale, current: "concepts" | "try" | "terms"): NavItem[] => [
  { href: TAXONOMY, label: t(locale, "ontology.tabConcepts"), current: current === "concepts" },
  { href: `${TAXONOMY}/try`, label: t(locale, "ontology.tryTitle"), current: current === "try" },
  { href: `${TAXONOMY}/terms`, label: t(locale, "ontology.tabTerms"), current: current === "terms" },
];
