import type { CodeNames } from "#components/listing-view.ts";
import { limitRequest, POSTER_LIMIT } from "#lib/api/rate-limit.ts";
import { env } from "#lib/env.ts";
import { namesTag } from "#lib/http/conditional.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { drawPoster, isDrawn, posterPrint } from "#lib/poster/draw-poster.ts";
import { posterOf } from "./share-words.ts";

type Wanted = { asking: Context; listing: ListingView; names: CodeNames; isPublic: boolean };

/** The poster of a listing as strangers may know it; always asked for anew, mostly answered by 304. Drawing is limited, not looking. */
export async function answerPoster(request: Request, { asking, listing, names, isPublic }: Wanted): Promise<Response> {
  const poster = posterOf({ locale: asking.locale, listing, names, origin: env().APP_BASE_URL });
  const print = posterPrint(poster);
  const headers = {
    etag: `"${print}"`,
    "content-type": "image/png",
    // The poster of a withdrawn listing is gone at once.
    "cache-control": `${isPublic ? "public" : "private"}, max-age=0, must-revalidate`,
  };
  if (namesTag(request.headers.get("if-none-match"), headers.etag)) return new Response(null, { status: 304, headers });
  if (!isDrawn(print)) await limitRequest(asking, POSTER_LIMIT);
  return new Response(new Uint8Array(await drawPoster(poster, print)), { headers });
}
