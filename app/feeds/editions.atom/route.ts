import { editionFeed } from "#lib/feeds/queries/edition-feed.ts";
import { answerFeed } from "../answer-feed.ts";

/** The published issues as Atom. */
export const GET = (request: Request): Promise<Response> => answerFeed(request, "atom", editionFeed);
