import { foldLabel } from "#lib/kernel/text.ts";

/** Lists of dated terms. Never enums: staff's rows lie over those of the files. */
export const TAXONOMY_KINDS = ["chain", "cluster", "national-cluster", "qualification", "zone", "industry"] as const;
export type TaxonomyKind = (typeof TAXONOMY_KINDS)[number];

export type Term = {
  kind: TaxonomyKind;
  code: string;
  labelZh: string;
  labelEn: string;
  aliases: string[];
  source: string;
  /** Days; null: open. */
  validFrom: string | null;
  validTo: string | null;
};

/** The term a text names: its code, label, English label or an alias, compared folded (NFKC, case, spaces). */
export function findTerm(terms: readonly Term[], text: string): Term | null {
  const key = foldLabel(text);
  return (
    terms.find((term) =>
      [term.code, term.labelZh, term.labelEn, ...term.aliases].some((name) => name !== "" && foldLabel(name) === key),
    ) ?? null
  );
}

/** How a qualification is compared: the code of a known term, else the folded text. The entered text is kept beside it. */
export function qualificationKey(terms: readonly Term[], text: string): string {
  return findTerm(terms, text)?.code ?? foldLabel(text);
}
