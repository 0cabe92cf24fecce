import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { safePath } from "#lib/auth/callback-url.ts";
import { assertOwnOrigin } from "#lib/auth/origin.ts";
import { currentDisplay, keepDisplay } from "#lib/display/current.ts";
import { chosenDisplay } from "#lib/display/model.ts";
import { env } from "#lib/env.ts";

/**
 * The switches of the header as a plain form, which works without JavaScript: keep the choice, then back to the page it
 * was pressed on. The referrer names that page also after soft navigation, when a hidden field of the header would be stale.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    assertOwnOrigin(request.headers);
    const form = await request.formData().catch(() => new FormData());
    await keepDisplay(chosenDisplay(await currentDisplay(), { theme: form.get("theme"), size: form.get("size") }));
    const back = safePath(request.headers.get("referer"), env().APP_BASE_URL) ?? "/";
    // Relative: the browser stays on the name it came by (localhost, 127.0.0.1), for which it has the cookie.
    return new Response(null, { status: 303, headers: { location: back, "cache-control": "no-store" } });
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
