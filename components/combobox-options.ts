import type { Choice } from "#components/choice-field.tsx";

const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/**
 * The choices that fit what was typed, at most `limit`: labels that begin with it, then labels that hold it, then those whose
 * group or hint does (保定 finds its counties). Nothing typed: all, in their own order.
 */
export function matchingChoices<C extends Choice>(choices: readonly C[], typed: string, limit: number): C[] {
  const wanted = folded(typed);
  if (wanted === "") return choices.slice(0, limit);
  const rank = ({ label, group = "", hint = "" }: C): number => {
    const name = folded(label);
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return folded(`${group}${label}${hint}`).includes(wanted) ? 2 : 3;
  };
  return [0, 1, 2].flatMap((place) => choices.filter((choice) => rank(choice) === place)).slice(0, limit);
}

/** The choice meant by a text left in the box: its label as written, or the only one that fits; null when it could be several. */
export function meantChoice<C extends Choice>(choices: readonly C[], typed: string): C | null {
  const exact = choices.filter(({ label }) => folded(label) === folded(typed));
  const fitting = exact.length > 0 ? exact : matchingChoices(choices, typed, 2);
  return folded(typed) !== "" && fitting.length === 1 ? (fitting[0] ?? null) : null;
}
