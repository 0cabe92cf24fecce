// The text part of the product's score alone, for collections of texts.
import type { MatchListing } from "#lib/matching/model/listing.ts";
import { prepareListing, type ReadingTools } from "#lib/matching/model/prepared.ts";
import { TermCounts } from "#lib/matching/model/rarity.ts";
import { cosineOf } from "#lib/matching/score/topic.ts";

function textOnly(id: string, side: MatchListing["side"], title: string, description: string): MatchListing {
  return {
    id,
    code: id,
    organizationId: id,
    organizationName: "",
    organizationType: null,
    region: null,
    side,
    form: null,
    title,
    summary: "",
    description,
    keywords: [],
    chain: null,
    chainLink: null,
    cluster: null,
    targetRegions: [],
    cooperation: [],
    requiredQualifications: [],
    heldQualifications: [],
    amountMinWan: null,
    amountMaxWan: null,
    amountBasis: null,
    neededBy: null,
    availableFrom: null,
    validUntil: "9999-12-31",
    confirmedOn: null,
    visibility: "PUBLIC",
  };
}

type TextSource = { id: string; title: string; text: string };

/** The text part of the score alone: similarities of a query with texts, those above 0. */
export function createTextMatcher(queries: Iterable<TextSource>, documents: ReadonlyMap<string, string>, tools: ReadingTools) {
  const counts = new TermCounts();
  const read = (listing: MatchListing) => {
    const { form } = prepareListing(listing, tools);
    counts.add(form);
    return form;
  };
  const asked = new Map([...queries].map((one) => [one.id, read(textOnly(one.id, "DEMAND", one.title, one.text))]));
  const stored = [...documents].map(([id, text]) => ({ id, form: read(textOnly(id, "SUPPLY", text, "")) }));
  const places = new Map(stored.map(({ id }, place) => [id, place]));
  const postings = new Map<number, number[]>();
  for (const [place, { form }] of stored.entries()) {
    for (const term of form.terms) {
      const list = postings.get(term);
      if (list) list.push(place);
      else postings.set(term, [place]);
    }
  }
  const rarity = counts.snapshot();
  return (id: string, pool: Iterable<string> | null): Map<string, number> => {
    const query = asked.get(id);
    if (!query) throw new Error(`${id} is not among the queries`);
    const among = pool
      ? [...pool].map((one) => places.get(one) ?? -1)
      : new Set([...query.terms].flatMap((term) => postings.get(term) ?? []));
    const scores = new Map<string, number>();
    for (const place of among) {
      const document = stored[place];
      const score = document ? cosineOf(query, document.form, rarity) : 0;
      if (document && score > 0) scores.set(document.id, score);
    }
    return scores;
  };
}
