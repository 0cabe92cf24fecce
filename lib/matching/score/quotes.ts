import { placeConcepts } from "#lib/matching/model/concepts.ts";
import { magnitudeTerms } from "#lib/matching/model/magnitude.ts";
import { materialPlaces } from "#lib/matching/model/materials.ts";
import { fieldsOf, type Prepared, type ReadingTools } from "#lib/matching/model/prepared.ts";
import { type Field, isTopical } from "#lib/matching/model/terms.ts";
import { hash32 } from "#lib/text/hash.ts";

/** Longest quotation in characters: a clause, not a paragraph. */
const LONGEST = 60;
const BREAK = /[,，。;；!！?？\n()（）|]/u;

/** A term where it stands in a field. */
type Place = { field: Field; term: string; hash: number; start: number; end: number };

/** A listing with its texts cut open for quoting; made for the few listings that are explained. */
export type Quotable = {
  prepared: Prepared;
  fields: readonly Field[];
  places: readonly Place[];
  /** What stands for an anonymous firm's name. */
  stand: string;
};

/** Open a listing for quoting. */
export function quotable(prepared: Prepared, tools: ReadingTools, stand: string): Quotable {
  const fields = fieldsOf(prepared.listing, tools);
  return { prepared, fields, places: placesOf(prepared, fields, tools), stand };
}

/** Where every term of the listing stands: words first, so that a term is called by its word where it has one. */
function placesOf({ quantities }: Prepared, fields: readonly Field[], tools: ReadingTools): Place[] {
  const place = (field: Field, term: string, { start, end }: { start: number; end: number }): Place => {
    return { field, term, hash: hash32(term), start, end };
  };
  const words = fields.flatMap((field) => [
    ...field.tokens
      .filter((token) => token.kind === "char" || isTopical(token, tools))
      .map((token) => place(field, token.term, token)),
    ...materialPlaces(field.folded.text).map((one) => place(field, one.term, one)),
  ]);
  const concepts = placeConcepts(fields, tools.concepts).flatMap((mention) => {
    const above = tools.concepts.ancestors(mention.concept).map(({ id }) => tools.concepts.term(id));
    return [mention.term, ...above].map((term) => place(fields[mention.field] as Field, term, mention));
  });
  const numbers = quantities.flatMap((quantity) =>
    magnitudeTerms(quantity).map(({ term }) => place(fields[quantity.field] as Field, term, quantity)),
  );
  return [...words, ...concepts, ...numbers];
}

/**
 * The piece of the original between two folded offsets. Where a name was masked, the longest piece beside the mask: it stands
 * in the text of every reader, with the mask and without.
 */
function original({ prepared, stand }: Quotable, field: Field, from: number, to: number): string | null {
  const { folded } = field;
  if (to <= from) return null;
  const text = folded.original.slice(folded.start[from], folded.end[to - 1]);
  const pieces = prepared.listing.visibility === "ANONYMOUS" ? text.split(stand) : [text];
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), "").trim();
  return longest === "" ? null : longest;
}

/** Whether a clause ends with the character there: a comma within a number (`1,250`) ends none. */
const endsClause = (text: string, at: number) =>
  BREAK.test(text[at] ?? "") && !(text[at] === "," && /\d,\d{3}(?!\d)/u.test(text.slice(at - 1, at + 5)));

/** Whether the character there and the one before it belong to one number or Latin word. */
const isWithin = (text: string, at: number) => /^[0-9a-z.,%/-]{2}$/u.test(text.slice(at - 1, at + 1));

/**
 * The clause around a span, at most LONGEST characters, never cutting the span itself. Where it is cut, it is not within a number or a
 * Latin word: 250 of 1,250 says something else.
 */
function clauseAround(text: string, start: number, end: number): [from: number, to: number] {
  let from = start;
  let to = end;
  while (from > 0 && !endsClause(text, from - 1) && to - from < LONGEST) from--;
  while (to < text.length && !endsClause(text, to) && to - from < LONGEST) to++;
  while (from < start && !endsClause(text, from - 1) && isWithin(text, from)) from++;
  while (to > end && !endsClause(text, to) && isWithin(text, to)) to--;
  return [from, to];
}

/** The text of a span in a field, with its clause. */
export function quoteSpan(listing: Quotable, fieldIndex: number, start: number, end: number): string | null {
  const field = listing.fields[fieldIndex];
  if (!field) return null;
  const [from, to] = field.name === "keyword" ? [0, field.folded.text.length] : clauseAround(field.folded.text, start, end);
  return original(listing, field, from, to);
}

/**
 * The piece of a clause that holds most of these terms (weights by hash), from the first to the last of them, titles and
 * keywords first among equals; null when none is there.
 */
export function quoteTerms(listing: Quotable, weights: ReadonlyMap<number, number>): string | null {
  let best: { field: Field; from: number; to: number; weight: number } | null = null;
  const found = listing.places.filter(({ hash }) => weights.has(hash));
  for (const { field, start, end } of found) {
    const { text } = field.folded;
    const [from, to] = field.name === "keyword" ? [0, text.length] : clauseAround(text, start, end);
    const inside = found.filter((one) => one.field === field && one.start >= from && one.end <= to);
    let weight = 0;
    for (const hash of new Set(inside.map((one) => one.hash))) weight += weights.get(hash) ?? 0;
    if (best && weight <= best.weight) continue;
    // Only as far as the evidence goes: what stands beside it in the clause is not what the two have in common.
    const [first, last] = [Math.min(...inside.map((one) => one.start)), Math.max(...inside.map((one) => one.end))];
    best = { field, from: first, to: last, weight };
  }
  return best && original(listing, best.field, best.from, best.to);
}

/** The term of a hash as this listing has it; null when it has none. */
export function nameOf(listing: Quotable, hash: number): string | null {
  return listing.places.find((place) => place.hash === hash)?.term ?? null;
}

/** A term as the author wrote it: the spelling of its first occurrence. */
export function spelling(listing: Quotable, term: string): string | null {
  const place = listing.places.find((one) => one.term === term);
  return place ? original(listing, place.field, place.start, place.end) : null;
}
