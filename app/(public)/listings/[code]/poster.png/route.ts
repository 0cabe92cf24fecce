import { codeNames } from "#components/code-names.ts";
import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { limitRequest, POSTER_LIMIT } from "#lib/api/rate-limit.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { env } from "#lib/env.ts";
import { namesTag } from "#lib/http/conditional.ts";
import { getListing } from "#lib/listings/queries.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { drawPoster, isDrawn, posterPrint } from "#lib/poster/draw-poster.ts";
import { posterOf } from "../share-words.ts";

/** `/listings/{code}/poster.png`: the poster of a public listing, as a visitor may know it, whoever asks. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const asking = await currentViewer();
    const visitor = { ...asking, actor: ANONYMOUS };
    const [listing, names] = await Promise.all([getListing(visitor, (await params).code), codeNames(visitor)]);
    const poster = posterOf({ locale: visitor.locale, listing, names, origin: env().APP_BASE_URL });
    const print = posterPrint(poster);
    const headers = {
      etag: `"${print}"`,
      "content-type": "image/png",
      // Always asked for, mostly answered by 304: the poster of a withdrawn listing is gone at once.
      "cache-control": "public, max-age=0, must-revalidate",
    };
    if (namesTag(request.headers.get("if-none-match"), headers.etag)) return new Response(null, { status: 304, headers });
    if (!isDrawn(print)) await limitRequest(asking, POSTER_LIMIT);
    return new Response(new Uint8Array(await drawPoster(poster, print)), { headers });
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
