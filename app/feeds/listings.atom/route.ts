import { answerListingFeed } from "../answer-feed.ts";

/** The newest listings as Atom. */
export const GET = (request: Request): Promise<Response> => answerListingFeed(request, "atom");
