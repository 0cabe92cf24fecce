import { email, mobile } from "#lib/kernel/fields.ts";

export type Identifier = { kind: "email" | "mobile"; value: string };

/** Read what somebody types to be recognised: an e-mail address or a mobile number, NFKC first; null when it is neither. */
export function parseIdentifier(typed: string): Identifier | null {
  const asMobile = mobile().safeParse(typed);
  if (asMobile.success) return { kind: "mobile", value: asMobile.data };
  const asEmail = email().safeParse(typed);
  return asEmail.success ? { kind: "email", value: asEmail.data } : null;
}
