import type { Feed, FeedEntry } from "./feed.ts";
import { element, textElement, XML_HEAD, xmlText } from "./xml.ts";

const link = (rel: string, href: string, type: string | null = null, length: number | null = null): string =>
  element("link", { rel, type, href, length });

const author = (name: string, uri: string | null): string =>
  element("author", {}, textElement("name", name) + (uri === null ? "" : textElement("uri", uri)));

function entry({ url, title, summary, text, published, updated, author: by, tags, files, summaryLanguage }: FeedEntry): string {
  const parts = [
    textElement("id", url),
    textElement("title", title),
    link("alternate", url, "text/html"),
    ...files.map((file) => link("enclosure", file.url, file.mediaType, file.bytes)),
    textElement("published", published),
    textElement("updated", updated),
    ...(by ? [author(by.name, by.url)] : []),
    ...tags.map((term) => element("category", { term })),
    element("summary", { "xml:lang": summaryLanguage }, xmlText(summary)),
    textElement("content", text),
  ];
  return element("entry", {}, `\n  ${parts.join("\n  ")}\n`);
}

/** The feed as Atom 1.0 (RFC 4287). */
export function toAtom(feed: Feed): string {
  const parts = [
    textElement("id", feed.self.atom),
    textElement("title", feed.title),
    textElement("subtitle", feed.description),
    link("self", feed.self.atom, "application/atom+xml"),
    link("alternate", feed.page, "text/html"),
    ...(feed.self.json ? [link("alternate", feed.self.json, "application/feed+json")] : []),
    textElement("updated", feed.updated),
    author(feed.publisher, null),
    ...feed.entries.map(entry),
  ];
  return `${XML_HEAD}${element("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language }, `\n${parts.join("\n")}\n`)}\n`;
}
