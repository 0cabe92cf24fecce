import type { CodeNames } from "#components/listing-view.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { divisionLabel } from "#lib/kernel/divisions.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

/** The names of the codes that listings carry; an unknown code is shown as it is. */
export async function codeNames(
  viewing: Viewing,
): Promise<CodeNames & { chains: readonly string[]; cluster: (code: string) => string }> {
  const [chains, clusters] = await Promise.all([taxonomyOf(viewing.db, "chain"), taxonomyOf(viewing.db, "cluster")]);
  const labels = new Map(chains.map(({ code, labelZh }) => [code, labelZh]));
  const clusterLabels = new Map(clusters.map(({ code, labelZh }) => [code, labelZh]));
  return {
    chain: (code) => labels.get(code) ?? code,
    cluster: (code) => clusterLabels.get(code) ?? code,
    division: divisionLabel,
    chains: [...labels.keys()],
  };
}
