import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { visitorViewing } from "#lib/auth/request-context.ts";
import { sitemapPart } from "#lib/feeds/queries/sitemap.ts";
import { conditionalAnswer } from "#lib/http/conditional.ts";

// A build has no database.
export const dynamic = "force-dynamic";

/** `/sitemaps/3.xml`: the addresses that did not fit into the files before. */
export async function GET(request: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  try {
    const viewing = await visitorViewing();
    const part = Number(/^([1-9]\d{0,3})\.xml$/.exec((await params).part)?.[1] ?? 0);
    return conditionalAnswer(request, await sitemapPart(viewing, part), "application/xml; charset=utf-8", viewing.now);
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}
