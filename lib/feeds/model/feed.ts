/** One thing to read: what happened to it last decides `updated`. Instants are ISO 8601 UTC, addresses absolute. */
export type FeedEntry = {
  /** The address, for ever: it is the entry's identity too. */
  url: string;
  title: string;
  summary: string;
  /** Language of the summary where it is not the feed's: firms write Chinese, whoever reads. */
  summaryLanguage: string | null;
  text: string;
  published: string;
  updated: string;
  /** Who speaks; null where the firm is not named. */
  author: { name: string; url: string | null } | null;
  tags: readonly string[];
  image: string | null;
  files: readonly { url: string; mediaType: string; bytes: number }[];
};

/** A list of entries, newest first, with the pages it stands for. */
export type Feed = {
  title: string;
  description: string;
  language: string;
  /** The page that shows the same. */
  page: string;
  /** Where this feed is, in each of its forms. */
  self: { atom: string; json: string | null };
  publisher: string;
  /** Latest change of any entry; without one, the day the feed was asked for. */
  updated: string;
  entries: readonly FeedEntry[];
};

/** How many entries a feed has at most. */
export const FEED_ENTRIES = 50;

/** The latest of some instants; all are ISO 8601 UTC, whose order is that of their text. */
export function latestOf(instants: readonly string[], otherwise: string): string {
  return instants.toSorted().at(-1) ?? otherwise;
}
