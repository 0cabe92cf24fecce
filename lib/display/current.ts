import { cookies } from "next/headers";
import { cookieOptions, displayCookieName } from "#lib/auth/cookies.ts";
import { type Display, readDisplay, writeDisplay } from "./model.ts";

const A_YEAR_SECONDS = 365 * 24 * 3600;

/** How this device wants to be shown the page that is being rendered. */
export async function currentDisplay(): Promise<Display> {
  return readDisplay((await cookies()).get(displayCookieName())?.value);
}

/** Keep the choice on this device, for a year from the last press. */
export async function keepDisplay(display: Display): Promise<void> {
  (await cookies()).set(displayCookieName(), writeDisplay(display), { ...cookieOptions(), maxAge: A_YEAR_SECONDS });
}
