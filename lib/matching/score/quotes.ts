import { type Field, fieldsOf, isTopical, type Prepared, type TextTools } from "#lib/matching/model/prepared.ts";

/** Longest quotation in characters: a clause, not a paragraph. */
const LONGEST = 60;
const BREAK = /[,，。;；!！?？\n()（）|]/u;

/** A listing with its texts cut open for quoting; made for the few listings that are explained. */
export type Quotable = {
  prepared: Prepared;
  fields: readonly Field[] /** What stands for an anonymous firm's name. */;
  stand: string;
};

/** Open a listing for quoting. */
export function quotable(prepared: Prepared, tools: TextTools, stand: string): Quotable {
  return { prepared, fields: fieldsOf(prepared.listing, tools), stand };
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

/** The clause around a span, at most LONGEST characters, never cutting the span itself. */
function clauseAround(text: string, start: number, end: number): [from: number, to: number] {
  let from = start;
  let to = end;
  while (from > 0 && !BREAK.test(text[from - 1] ?? "") && to - from < LONGEST) from--;
  while (to < text.length && !BREAK.test(text[to] ?? "") && to - from < LONGEST) to++;
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
 * The clause that holds most of these terms (weights by term), titles and keywords first among equals; null when none is there.
 */
export function quoteTerms(listing: Quotable, weights: ReadonlyMap<string, number>, tools: TextTools): string | null {
  let best: { field: Field; from: number; to: number; weight: number } | null = null;
  for (const field of listing.fields) {
    const { text } = field.folded;
    for (const token of field.tokens) {
      if (!weights.has(token.term) || !isTopical(token, tools)) continue;
      const [from, to] = field.name === "keyword" ? [0, text.length] : clauseAround(text, token.start, token.end);
      const terms = new Set(field.tokens.filter(({ start, end }) => start >= from && end <= to).map(({ term }) => term));
      let weight = 0;
      for (const term of terms) weight += weights.get(term) ?? 0;
      if (!best || weight > best.weight) best = { field, from, to, weight };
    }
  }
  return best && original(listing, best.field, best.from, best.to);
}

/** A term as the author wrote it: the longest spelling of its first occurrence. */
export function spelling(listing: Quotable, term: string): string | null {
  for (const field of listing.fields) {
    const token = field.tokens.find((one) => one.term === term);
    if (token) return original(listing, field, token.start, token.end);
  }
  return null;
}
