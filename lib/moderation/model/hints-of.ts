import { FILES } from "#lib/listings/model/files.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { contactOrAdHints, missingNumberHint, NEAR_DUPLICATE_FROM, nearDuplicateScore, sideDoubtfulHint } from "./hints.ts";
import type { Hint } from "./review-item.ts";
import { type Fold, sensitiveWordHints } from "./sensitive-words.ts";

/** What the hints need to know besides the text. */
export type HintSurroundings = {
  /** Verified, or staff entered the listing for the firm. */
  mayBePublished: boolean;
  /** Compared forms of the sensitive words. */
  wordKeys: readonly string[];
  /** Other listings of the same side that look alike at first sight. */
  others: readonly { code: string; title: string; description: string }[];
  fold: Fold;
  /** What its attachments are said to show: read by everybody like the text. */
  captions?: readonly string[];
};

/** The most near-duplicates named beside one text. */
const MOST_DUPLICATES = 3;

/** The texts of a listing that everybody will read, by field. */
function publicTexts({ title, summary, description, keywords, details }: ListingContent): Record<string, string> {
  const inDetails = Object.entries(details).map(([name, text]) => [`details.${name}`, text]);
  const inKeywords = keywords.map((text, i) => [`keywords.${i}`, text]);
  return Object.fromEntries([["title", title], ["summary", summary], ["description", description], ...inKeywords, ...inDetails]);
}

/** Everything the machine remarks on a text under review, the gravest kinds first. It never decides. */
export function hintsOf(
  content: ListingContent,
  { mayBePublished, wordKeys, others, fold, captions = [] }: HintSurroundings,
): Hint[] {
  const inCaptions = captions.map((text, i): [string, string] => [`${FILES}.${i}`, text]);
  const texts: Record<string, string> = { ...publicTexts(content), ...Object.fromEntries(inCaptions) };
  const hints: Hint[] = [];
  if (!mayBePublished) hints.push({ code: "ORG_UNVERIFIED", path: null, quote: null, other: null });
  for (const [path, text] of Object.entries(texts)) {
    hints.push(...contactOrAdHints(text).map(({ quote }): Hint => ({ code: "CONTACT_OR_AD", path, quote, other: null })));
  }
  hints.push(...sensitiveWordHints(texts, wordKeys, fold));
  const doubtful = sideDoubtfulHint(content.side, content.title, content.description);
  if (doubtful !== null) hints.push({ code: "SIDE_DOUBTFUL", path: "side", quote: doubtful, other: null });
  const alike = others
    .map((other) => ({ other, score: nearDuplicateScore(content, other) }))
    .filter(({ score }) => score >= NEAR_DUPLICATE_FROM)
    .sort((a, b) => b.score - a.score || (a.other.code < b.other.code ? -1 : 1));
  hints.push(
    ...alike
      .slice(0, MOST_DUPLICATES)
      .map(({ other }): Hint => ({ code: "NEAR_DUPLICATE", path: "title", quote: null, other: other.code })),
  );
  if (missingNumberHint(content.title, content.description))
    hints.push({ code: "MISSING_NUMBER", path: "description", quote: null, other: null });
  return hints;
}
