import type { Viewing } from "#lib/kernel/context.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";

/** Chains and clusters as the form's lists show them. */
export async function formChoices({ db }: Viewing) {
  const [chains, clusters] = await Promise.all([taxonomyOf(db, "chain"), taxonomyOf(db, "cluster")]);
  const choice = ({ code, labelZh }: { code: string; labelZh: string }) => ({ value: code, label: labelZh });
  return { chains: chains.map(choice), clusters: clusters.map(choice) };
}
