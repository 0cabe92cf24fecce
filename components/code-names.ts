import type { CodeNames } from "#components/listing-view.ts";
import { divisionIn } from "#lib/i18n/divisions.ts";
import { termLabel } from "#lib/i18n/terms.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

/** CodeNames, the chains in force, and what only the page of a listing shows. */
export type AllCodeNames = CodeNames & {
  chains: readonly string[];
  cluster: (code: string) => string;
  /** A certificate is a code or any text; a text is its own name. */
  qualification: (codeOrText: string) => string;
};

/** The names of the codes that listings carry; an unknown code is shown as it is. */
export async function codeNames({ db, locale }: Viewing): Promise<AllCodeNames> {
  const [chains, clusters, qualifications] = await Promise.all(
    (["chain", "cluster", "qualification"] as const).map(async (kind) => {
      const terms = await taxonomyOf(db, kind);
      return new Map(terms.map((term) => [term.code, termLabel(locale, term)]));
    }),
  );
  return {
    chain: (code) => chains?.get(code) ?? code,
    cluster: (code) => clusters?.get(code) ?? code,
    qualification: (text) => qualifications?.get(text) ?? text,
    division: (code) => divisionIn(locale, code),
    chains: [...(chains?.keys() ?? [])],
  };
}
