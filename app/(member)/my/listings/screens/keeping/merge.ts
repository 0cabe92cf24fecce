import { differingFields, onlyOf, type Typed } from "#lib/listings/model/typed.ts";

/**
 * What came of laying a form typed earlier over the form as it is now: the whole with either side's word at the fields that both
 * have changed. The two are equal when there is none.
 */
export type Merged = { mine: Typed; theirs: Typed };

/**
 * Lay `mine` over `here`. `base` is what stood in the fields when `mine` was begun: a field changed on one side only is that
 * side's, without a question. Without a base (null) every difference may be either's. Fields that `here` has not are left out.
 */
export function mergeTyped(mine: Typed, base: Typed | null, here: Typed): Merged {
  const own = onlyOf(mine, here);
  const byMe = differingFields(own, onlyOf(base ?? here, own));
  const there = new Set(base === null ? byMe : differingFields(onlyOf(here, own), onlyOf(base, own)));
  const taken = (names: readonly string[]): Typed => Object.fromEntries(names.map((name) => [name, own[name] ?? ""]));
  const alone = { ...here, ...taken(byMe.filter((name) => !there.has(name))) };
  return { mine: { ...alone, ...taken(byMe) }, theirs: alone };
}
