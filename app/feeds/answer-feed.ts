import { problemResponse, toDomainError } from "#lib/api/problem.ts";
import { visitorViewing } from "#lib/auth/request-context.ts";
import { toAtom } from "#lib/feeds/model/atom.ts";
import type { Feed } from "#lib/feeds/model/feed.ts";
import { toJsonFeed } from "#lib/feeds/model/json-feed.ts";
import { listingFeed } from "#lib/feeds/queries/listing-feed.ts";
import { conditionalAnswer } from "#lib/http/conditional.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";
import { filterQuery, question, readFilter } from "../(public)/listings/filter-state.ts";
import { toFilter } from "../(public)/listings/read-list.ts";

const FORMS = {
  atom: { write: toAtom, mediaType: "application/atom+xml; charset=utf-8" },
  json: { write: toJsonFeed, mediaType: "application/feed+json; charset=utf-8" },
} as const;

/** A feed as visitors read it, with its validators; a failure is told as the API tells it. */
export async function answerFeed(
  request: Request,
  form: keyof typeof FORMS,
  read: (viewing: Viewing) => Promise<Feed>,
): Promise<Response> {
  try {
    const viewing = await visitorViewing();
    const { write, mediaType } = FORMS[form];
    return conditionalAnswer(request, write(await read(viewing)), mediaType, viewing.now);
  } catch (error) {
    return problemResponse(toDomainError(error));
  }
}

/** The newest listings under the filter of the address, which is that of the list; what the list would leave out, so does this. */
export function answerListingFeed(request: Request, form: keyof typeof FORMS): Promise<Response> {
  return answerFeed(request, form, async (viewing) => {
    const asked = new URL(request.url).searchParams;
    const params = Object.fromEntries([...new Set(asked.keys())].map((name) => [name, asked.getAll(name)]));
    const chains = (await taxonomyOf(viewing.db, "chain")).map(({ code }) => code);
    const state = question(readFilter(params, chains).state);
    return listingFeed(viewing, toFilter(state), filterQuery(state));
  });
}
