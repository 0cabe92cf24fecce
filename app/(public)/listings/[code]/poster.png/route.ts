import { codeNames } from "#components/code-names.ts";
import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { getListing } from "#lib/listings/queries.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { answerPoster } from "../answer-poster.ts";

/** `/listings/{code}/poster.png`: the poster of a public listing, as a visitor may know it, whoever asks. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const asking = await currentViewer();
    const visitor = { ...asking, actor: ANONYMOUS };
    const [listing, names] = await Promise.all([getListing(visitor, (await params).code), codeNames(visitor)]);
    return await answerPoster(request, { asking, listing, names, isPublic: true });
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
