import { editionFeed } from "#lib/feeds/queries/edition-feed.ts";
import { answerFeed } from "../answer-feed.ts";

// A build has no database.
export const dynamic = "force-dynamic";

/** The published issues as Atom. */
export const GET = (request: Request): Promise<Response> => answerFeed(request, "atom", editionFeed);
