import type { Upload } from "#lib/api/define-route.ts";
import { toDomainError } from "#lib/api/problem.ts";
import { limitRequest, type RequestLimit } from "#lib/api/rate-limit.ts";
import { readUpload } from "#lib/api/read-request.ts";
import { assertOwnOrigin } from "#lib/auth/origin.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isSignedIn } from "#lib/policies/actor.ts";
import { FILE_LIMIT_BYTES } from "#lib/storage/file-kinds.ts";

/** Uploads of one account: more than anybody means to send, fewer than would keep two cores busy. */
export const UPLOAD_LIMIT: RequestLimit = { name: "uploads", points: 60, seconds: 300 };

type Options = {
  /** Page of the form, without a language; problems lead back to it, in the language of the reader. */
  page: string;
  /** Text fields that are shown again after a refusal. */
  kept: readonly string[];
  /** Store what was sent; answers where to go. */
  run(ctx: Context, upload: Upload): Promise<string>;
};

/**
 * Answer the plain multipart form of a page, which works without JavaScript: origin → sign-in → limit → size → command, and the
 * browser is sent on, or back to the form with the name of the problem and what was typed. Server actions take 1 MB; this takes
 * 20 MB, at its own addresses alone.
 */
export async function serveUpload(request: Request, { page, kept, run }: Options): Promise<Response> {
  const locale = await currentLocale();
  const to = (path: string) => sendOn(localePath(locale, path));
  let typed: Upload["fields"] = {};
  try {
    assertOwnOrigin(request.headers);
    const ctx = await currentViewer();
    if (!isSignedIn(ctx.actor)) return to(`/login?callbackUrl=${encodeURIComponent(localePath(locale, page))}`);
    await limitRequest(ctx, UPLOAD_LIMIT);
    const upload = await readUpload(request, FILE_LIMIT_BYTES);
    typed = upload.fields;
    // A browser sends an empty file of no name when none was chosen.
    const file = upload.file && (upload.file.name !== "" || upload.file.bytes.byteLength > 0) ? upload.file : null;
    return to(await run(ctx, { ...upload, file }));
  } catch (error) {
    const { code, details } = toDomainError(error);
    const query = new URLSearchParams({ problem: String(details.extra?.fault ?? (code === "TOO_LARGE" ? "tooLarge" : code)) });
    for (const name of kept) if (typed[name]) query.set(name, Array.from(typed[name]).slice(0, 200).join(""));
    return to(`${page}?${query}#upload`);
  }
}

/** Relative: the browser stays on the name it came by (localhost, 127.0.0.1), for which it has the cookie. */
function sendOn(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

/** Refuse an upload for something besides its file, by the name of the problem. */
export function refuseUpload(fault: string): never {
  throw new DomainError("INVALID_INPUT", fault, { extra: { fault } });
}
