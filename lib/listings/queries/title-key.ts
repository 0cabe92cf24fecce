import { foldTitle } from "#lib/kernel/text.ts";
import { foldText } from "#lib/text/fold.ts";

/**
 * The form of a title that column `title_key` holds, under which near-duplicates and rows of a list are recognised: simplified,
 * letters and digits only. Whoever looks into that column asks with this very form.
 */
export function titleKeyOf(title: string): string {
  return foldTitle(foldText(title));
}
