import { z } from "zod";
import { email, mobile, requiredLine } from "#lib/kernel/fields.ts";
import { ACCOUNT_MESSAGES as M } from "./labels.ts";
import { SCOPES } from "./model/scopes.ts";

/** An e-mail address or a mobile number, folded; what else is typed is refused at the field. */
export const identifierField = z.union([mobile(), email()], { error: M.identifier });

/** A password as it was typed; the rules are checked in the command, which knows the firm. */
export const passwordField = z.string({ error: M.password }).min(1, M.password).max(1_000, M.password);

/** The secret of a mailed link. */
export const tokenField = z.string().min(20).max(200);

const person = {
  name: requiredLine(40),
  identifier: identifierField,
  password: passwordField,
  /** The box starts unticked. */
  acceptPolicy: z.boolean({ error: M.policy }).refine((ticked) => ticked, M.policy),
} as const;

export const personInput = z.strictObject(person);
export type PersonInput = z.output<typeof personInput>;

export const resetRequestInput = z.strictObject({ identifier: identifierField });
export const resetInput = z.strictObject({ token: tokenField, password: passwordField });

export const apiKeyInput = z.strictObject({
  name: requiredLine(40),
  scopes: z.array(z.enum(SCOPES)).min(1, M.scopes),
});

export const ROLES = ["member", "moderator", "editor", "admin", "auditor"] as const;

/** A user made by the command line. */
export const newUserInput = z.strictObject({
  email: email().nullable(),
  mobile: mobile().nullable(),
  name: requiredLine(40).optional(),
  role: z.enum(ROLES),
  organizationId: z.uuid().nullable(),
  owner: z.boolean(),
  password: passwordField,
});
export type NewUser = z.output<typeof newUserInput>;
