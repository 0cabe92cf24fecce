import { env } from "#lib/env.ts";

const secure = (): boolean => env().APP_BASE_URL.startsWith("https:");

/** https: `__Host-` and Secure; http: the same cookies without prefix. */
export const sessionCookieName = (): string => `${secure() ? "__Host-" : ""}jjj.session`;
export const csrfCookieName = (): string => `${secure() ? "__Host-" : ""}jjj.csrf`;
export const callbackCookieName = (): string => `${secure() ? "__Host-" : ""}jjj.callback`;
export const displayCookieName = (): string => `${secure() ? "__Host-" : ""}jjj.display`;

/** Attributes every cookie of ours carries. */
export const cookieOptions = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/", secure: secure() });
