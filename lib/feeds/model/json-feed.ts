import type { Feed, FeedEntry } from "./feed.ts";

function item({ url, title, summary, text, published, updated, author, tags, image, files }: FeedEntry) {
  return {
    id: url,
    url,
    title,
    summary,
    content_text: text,
    date_published: published,
    date_modified: updated,
    ...(image && { image }),
    ...(author && { authors: [{ name: author.name, ...(author.url && { url: author.url }) }] }),
    ...(tags.length > 0 && { tags }),
    ...(files.length > 0 && {
      attachments: files.map((file) => ({ url: file.url, mime_type: file.mediaType, size_in_bytes: file.bytes })),
    }),
  };
}

/** The feed as JSON Feed 1.1. */
export function toJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: feed.self.json ?? feed.self.atom,
    language: feed.language,
    authors: [{ name: feed.publisher }],
    items: feed.entries.map(item),
  });
}
