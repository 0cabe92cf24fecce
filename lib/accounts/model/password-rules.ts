import { codePoints, foldTitle } from "#lib/kernel/text.ts";
import { isCommonPassword } from "./common-passwords.ts";

export type PasswordProfile = "nist" | "dengbao";
export type PasswordProblem = "TooShort" | "TooLong" | "FewClasses" | "Common" | "Names";

/** Code points. `nist`: NIST 800-63B-4 without a second factor; `dengbao`: GB/T 22239 level 3. */
export const MIN_LENGTH: Record<PasswordProfile, number> = { nist: 15, dengbao: 8 };
export const MAX_LENGTH = 200;

/** What must be left of a password beside the name it contains. */
const LEFT_BESIDE_NAME = 8;

/**
 * What is wrong with a new password; null when nothing is. Every character counts as one, none is refused.
 *
 * @param names what it must not be made of: the firm's name and credit code, the identifier
 */
export function passwordProblem(password: string, profile: PasswordProfile, names: readonly string[]): PasswordProblem | null {
  const length = codePoints(password);
  if (length < MIN_LENGTH[profile]) return "TooShort";
  if (length > MAX_LENGTH) return "TooLong";
  if (profile === "dengbao" && classesOf(password) < 3) return "FewClasses";
  if (isCommonPassword(password)) return "Common";
  const folded = foldTitle(password);
  const made = names.map(foldTitle).some((name) => {
    if (codePoints(name) < 4 || !folded.includes(name)) return false;
    return codePoints(folded.replaceAll(name, "")) < LEFT_BESIDE_NAME;
  });
  return made ? "Names" : null;
}

/** How many of upper case, lower case, digits and others a password holds; other scripts count as others. */
function classesOf(password: string): number {
  return [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((one) => one.test(password)).length;
}
