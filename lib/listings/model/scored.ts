import type { Side } from "../model.ts";
import type { Scored } from "../score.ts";
import { listOf, splitWords, type Typed, textOf } from "./typed.ts";

/** An open form as the completeness looks at it: whether something stands in a field, not whether it can be read. */
export function scoredOf(side: Side, typed: Typed): Scored {
  const said = (name: string): string | null => textOf(typed, name).trim() || null;
  const figure = (name: string): number | null => (said(name) === null ? null : 0);
  const details = Object.keys(typed).filter((name) => name.startsWith("details.") && said(name) !== null);
  return {
    side,
    form: said("form") === null ? null : "OTHER",
    title: said("title") ?? "",
    description: said("description") ?? "",
    summary: said("summary") ?? "",
    keywords: splitWords(textOf(typed, "keywords")),
    chain: said("chain"),
    chainLink: said("chainLink"),
    cluster: said("cluster"),
    cooperation: listOf(typed, "cooperation"),
    amountMinWan: figure("amountMinWan"),
    amountMaxWan: figure("amountMaxWan"),
    neededBy: said("neededBy"),
    availableFrom: said("availableFrom"),
    requiredQualifications: splitWords(textOf(typed, "requiredQualifications")),
    heldQualifications: splitWords(textOf(typed, "heldQualifications")),
    details: Object.fromEntries(details.map((name) => [name, ""])),
  };
}
