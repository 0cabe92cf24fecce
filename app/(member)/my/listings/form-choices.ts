import { termLabel } from "#lib/i18n/terms.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import type { Term } from "#lib/taxonomy/model.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

/** Chains and clusters as the form's lists show them. */
export async function formChoices({ db, locale }: Viewing) {
  const [chains, clusters] = await Promise.all([taxonomyOf(db, "chain"), taxonomyOf(db, "cluster")]);
  const choice = (term: Term) => ({ value: term.code, label: termLabel(locale, term) });
  return { chains: chains.map(choice), clusters: clusters.map(choice) };
}
