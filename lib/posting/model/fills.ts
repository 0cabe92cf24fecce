import { addMonths, type Day } from "#lib/kernel/clock.ts";
import { differingFields, listOf, onlyOf, type Typed } from "#lib/listings/model/typed.ts";
import { VALID_MONTHS } from "#lib/listings/model.ts";

/** Fields that say one thing together: when one was typed, none of them is filled. */
const TOGETHER: readonly (readonly string[])[] = [["amountMinWan", "amountMaxWan", "amountBasis"]];

const isEmpty = (typed: Typed, name: string, today: Day): boolean =>
  listOf(typed, name).length === 0 ||
  // The day that stands there when nothing was said.
  (name === "validUntil" && typed[name] === addMonths(today, VALID_MONTHS));

/** Which of the fields that were read may be filled: those that nobody has typed into. */
export function fillsOf(present: Typed, read: Typed, today: Day): Typed {
  const taken = TOGETHER.filter((group) => group.some((name) => !isEmpty(present, name, today))).flat();
  return Object.fromEntries(Object.entries(read).filter(([name]) => isEmpty(present, name, today) && !taken.includes(name)));
}

/** The fields that still stand as they were read, emptied again. */
export function emptied(present: Typed, read: Typed): Typed {
  const changed = new Set(differingFields(onlyOf(present, read), read));
  return Object.fromEntries(Object.keys(read).flatMap((name) => (changed.has(name) ? [] : [[name, ""]])));
}
