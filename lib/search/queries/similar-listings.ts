import type { Viewing } from "#lib/kernel/context.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { listListingsById } from "#lib/listings/queries.ts";
import { searchPort } from "#lib/search/port.ts";
import { queryTerms } from "#lib/text/tokenizer.ts";

/** A keyword was chosen to say what the listing is about; a word of the title may be there for grammar. */
const KEYWORD_WEIGHT = 3;
const TITLE_WEIGHT = 1;

/** Public listings of the same side that speak of the same things, most alike first: what a reader of an ended one may want. */
export async function similarListings(
  viewing: Viewing,
  { side, title, keywords }: Pick<ListingContent, "side" | "title" | "keywords">,
  limit: number,
): Promise<ListingView[]> {
  const weights = new Map(queryTerms(title).map((term) => [term, TITLE_WEIGHT]));
  for (const term of keywords.flatMap(queryTerms)) weights.set(term, KEYWORD_WEIGHT);
  const terms = [...weights].map(([term, weight]) => ({ term, weight }));
  const ids = await searchPort().candidates(viewing, { side, terms, limit: limit * 2 });
  const found = await listListingsById(viewing, ids);
  return [...found.values()].filter(({ status }) => status === "PUBLISHED").slice(0, limit);
}
