import { toDomainError } from "#lib/api/problem.ts";
import { EXPORT_LIMIT, limitRequest } from "#lib/api/rate-limit.ts";
import { assertOwnOrigin } from "#lib/auth/origin.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { exportOwnData } from "#lib/own-data/commands/export-own-data.ts";
import { sendOwnData } from "#lib/own-data/write/send.ts";
import { isSignedIn } from "#lib/policies/actor.ts";

const PAGE = "/my/settings";

/** Relative: the browser stays on the name it came by, for which it has the cookie. */
async function sendTo(path: string): Promise<Response> {
  const location = localePath(await currentLocale(), path);
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

/** The button 导出我的数据: a plain form, answered with the download; who is not signed in comes back here after it. */
export async function POST(request: Request): Promise<Response> {
  try {
    assertOwnOrigin(request.headers);
    const ctx = await currentViewer();
    if (!isSignedIn(ctx.actor)) return sendTo(`/login?callbackUrl=${encodeURIComponent(localePath(ctx.locale, PAGE))}`);
    await limitRequest(ctx, EXPORT_LIMIT);
    return sendOwnData(await exportOwnData(ctx));
  } catch (error) {
    return sendTo(`${PAGE}?problem=${toDomainError(error).code}#data`);
  }
}

/** Somebody opened the address itself. */
export const GET = (): Promise<Response> => sendTo(`${PAGE}#data`);
