import type { Pace } from "./due.ts";

/** What a person can choose about, in the order of the page. Sign-in and safety of the account are not among them: always mailed. */
export const TOPICS = ["searches", "matches", "interests", "listings", "organization"] as const;
export type Topic = (typeof TOPICS)[number];

export const CHANNELS = ["EMAIL", "SMS", "WECHAT"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Short messages are for those who ask for them. */
export const standardPace = (_topic: Topic, channel: Channel): Pace => (channel === "EMAIL" ? "AT_ONCE" : "OFF");

/** The topic of a kind of mail; null: about the account itself, always mailed at once and never gathered. */
export function topicOf(kind: string): Topic | null {
  const subject = kind.split(".")[0];
  if (kind === "alert.search") return "searches";
  if (kind === "alert.match") return "matches";
  if (subject === "interest") return "interests";
  if (subject === "listing" || subject === "revision") return "listings";
  return subject === "organization" ? "organization" : null;
}

/** Receipts of what its reader has just done: news to nobody. */
const RECEIPTS: readonly string[] = ["listing.submitted", "revision.submitted"];

/** Has this kind a line on the page? Mailed links have none: the line would lead nowhere without its secret. */
export const isOnPage = (kind: string): boolean =>
  !kind.startsWith("link.") && !kind.startsWith("subscription.") && !RECEIPTS.includes(kind);
