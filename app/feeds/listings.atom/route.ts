import { answerListingFeed } from "../answer-feed.ts";

// A build has no database.
export const dynamic = "force-dynamic";

/** The newest listings as Atom. */
export const GET = (request: Request): Promise<Response> => answerListingFeed(request, "atom");
