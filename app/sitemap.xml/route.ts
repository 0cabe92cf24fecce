import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { visitorViewing } from "#lib/auth/request-context.ts";
import { sitemap } from "#lib/feeds/queries/sitemap.ts";
import { conditionalAnswer } from "#lib/http/conditional.ts";

// A build has no database.
export const dynamic = "force-dynamic";

/** Every address that is meant to be found. */
export async function GET(request: Request): Promise<Response> {
  try {
    const viewing = await visitorViewing();
    return conditionalAnswer(request, await sitemap(viewing), "application/xml; charset=utf-8", viewing.now);
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
