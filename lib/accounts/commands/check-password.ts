import { env } from "#lib/env.ts";
import { refuseInput } from "#lib/kernel/errors.ts";
import { passwordMessage } from "../labels.ts";
import { passwordProblem } from "../model/password-rules.ts";

/**
 * Refuse a new password that breaks the rules of PASSWORD_PROFILE.
 * @param names firm's name, credit code, identifier: what it must not be made of
 * @throws {DomainError} INVALID_INPUT at `path`
 */
export function checkNewPassword(password: string, names: readonly (string | null | undefined)[], path = "password"): void {
  const profile = env().PASSWORD_PROFILE;
  const known = names.filter((name): name is string => typeof name === "string" && name !== "");
  const problem = passwordProblem(password, profile, known);
  if (problem) refuseInput({ path, message: passwordMessage(problem, profile) });
}
