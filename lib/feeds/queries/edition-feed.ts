import { MEDIA_TYPES } from "#lib/editions/model/papers.ts";
import { listEditions } from "#lib/editions/queries/editions.ts";
import { env } from "#lib/env.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { FEED_ENTRIES, type Feed, latestOf } from "../model/feed.ts";

/** The published issues, the latest first, whoever asks. */
export async function editionFeed(asking: Viewing): Promise<Feed> {
  const viewing = { ...asking, actor: ANONYMOUS };
  const { items } = await listEditions(viewing, { limit: FEED_ENTRIES });
  const base = env().APP_BASE_URL;
  const publisher = t(viewing.locale, "common.siteName");
  const entries = items.flatMap(({ number, title, counts, periodFrom, periodTo, publishedAt, files }) => {
    if (publishedAt === null) return [];
    const told = { demand: counts.demand, supply: counts.supply, from: periodFrom, to: periodTo };
    const text = t(viewing.locale, "discovery.feedIssue", told);
    return [
      {
        url: `${base}${localePath(viewing.locale, `/editions/${number}`)}`,
        title,
        summary: text,
        summaryLanguage: null,
        text,
        published: publishedAt,
        updated: publishedAt,
        author: { name: publisher, url: `${base}${localePath(viewing.locale, "/")}` },
        tags: [],
        image: null,
        files: files.map(({ url, format, bytes }) => ({ url, mediaType: MEDIA_TYPES[format] ?? "text/plain", bytes })),
      },
    ];
  });
  return {
    title: t(viewing.locale, "discovery.feedEditions"),
    description: t(viewing.locale, "discovery.feedEditionsText"),
    language: viewing.locale,
    page: `${base}${localePath(viewing.locale, "/editions")}`,
    self: { atom: `${base}${localePath(viewing.locale, "/feeds/editions.atom")}`, json: null },
    publisher,
    updated: latestOf(
      entries.map(({ updated }) => updated),
      `${viewing.now.toISOString().slice(0, 10)}T00:00:00.000Z`,
    ),
    entries,
  };
}
