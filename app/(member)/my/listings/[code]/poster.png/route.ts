import { codeNames } from "#components/code-names.ts";
import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { getOwnListing } from "#lib/listings/queries/desk.ts";
import { previewListing } from "#lib/listings/queries/preview.ts";
import { answerPoster } from "../../../../../(public)/listings/[code]/answer-poster.ts";
import { isShareable } from "../../../../../(public)/listings/[code]/share-words.ts";
import { contentTyped } from "../../content-typed.ts";

/** `/my/listings/{code}/poster.png`: the poster that an own text will have once it is published; to its firm and staff alone. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const asking = await currentViewer();
    const own = await getOwnListing(asking, (await params).code);
    const { content } = await contentTyped(asking, own);
    const listing = content && (await previewListing(asking, own, content));
    if (!listing || !isShareable(listing)) throw new DomainError("NOT_FOUND", "no poster of this text");
    return await answerPoster(request, { asking, listing, names: await codeNames(asking), isPublic: false });
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
