import { cookieOptions } from "./cookies.ts";

/** Long enough to see the page again, short enough for a shared machine. */
const KEPT_SECONDS = 120;

/** Name of the cookie that carries what was typed into a refused form to the page that shows the form again. */
export const typedIdentifierName = (): string => `${cookieOptions().secure ? "__Host-" : ""}jjj.typed`;

/** The Set-Cookie line. An address would stand in logs and histories. */
export function typedIdentifierCookie(typed: string): string {
  const value = encodeURIComponent(typed.slice(0, 254).toWellFormed());
  const secure = cookieOptions().secure ? "; Secure" : "";
  return `${typedIdentifierName()}=${value}; Path=/; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
