import { describe, expect, test } from "vitest";
import { toAtom } from "#lib/feeds/model/atom.ts";
import type { Feed, FeedEntry } from "#lib/feeds/model/feed.ts";
import { toJsonFeed } from "#lib/feeds/model/json-feed.ts";
import { sitemapIndex, urlSet } from "#lib/feeds/model/sitemap.ts";
import { xmlText } from "#lib/feeds/model/xml.ts";
import { conditionalAnswer, namesTag } from "#lib/http/conditional.ts";

const entry: FeedEntry = {
  url: "https://site.example.invalid/listings/JJJ-2026-D-00012",
  title: `示例 <b> & "x"`,
  summary: "摘要",
  summaryLanguage: null,
  text: "说明 ]]> 结束",
  published: "2026-11-21T04:00:00.000Z",
  updated: "2026-11-22T04:00:00.000Z",
  author: { name: "示例有限公司", url: null },
  tags: ["北京需求"],
  image: null,
  files: [{ url: "https://site.example.invalid/a.pdf?a=1&b=2", mediaType: "application/pdf", bytes: 12 }],
};

const feed: Feed = {
  title: "机会清单",
  description: "说明",
  language: "zh-CN",
  page: "https://site.example.invalid/listings?side=DEMAND&region=HEBEI",
  self: { atom: "https://site.example.invalid/feeds/listings.atom", json: "https://site.example.invalid/feeds/listings.json" },
  publisher: "京津冀机会清单",
  updated: entry.updated,
  entries: [entry],
};

test.each([
  ["markup", "<a & 'b'>", "&lt;a &amp; &apos;b&apos;&gt;"],
  ["characters that XML cannot hold", "a\u0000\u0008\ufffeb\ud800c", "abc"],
  ["line breaks and emoji, which it can", "一\n二😀", "一\n二😀"],
])("a text with %s is text in XML", (_why, text, written) => {
  expect(xmlText(text)).toBe(written);
});

test("an Atom feed names itself, its page, its other form, and each entry once with all that RFC 4287 asks for", () => {
  const atom = toAtom(feed);
  expect(atom).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom" xml:lang="zh-CN">/,
  );
  expect(atom).toContain(
    '<link rel="self" type="application/atom+xml" href="https://site.example.invalid/feeds/listings.atom"/>',
  );
  expect(atom).toContain('href="https://site.example.invalid/listings?side=DEMAND&amp;region=HEBEI"');
  expect(atom.match(/<entry>/g)).toHaveLength(1);
  expect(atom).toContain("<title>示例 &lt;b&gt; &amp; &quot;x&quot;</title>");
  expect(atom).toContain(
    '<link rel="enclosure" type="application/pdf" href="https://site.example.invalid/a.pdf?a=1&amp;b=2" length="12"/>',
  );
  for (const name of ["id", "title", "published", "updated", "author", "summary", "content"])
    expect(atom.split("<entry>")[1], name).toContain(`<${name}>`);
});

test("a JSON feed has what version 1.1 asks for", () => {
  expect(JSON.parse(toJsonFeed(feed))).toEqual({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: feed.self.json,
    language: "zh-CN",
    authors: [{ name: feed.publisher }],
    items: [
      {
        id: entry.url,
        url: entry.url,
        title: entry.title,
        summary: entry.summary,
        content_text: entry.text,
        date_published: entry.published,
        date_modified: entry.updated,
        authors: [{ name: "示例有限公司" }],
        tags: entry.tags,
        attachments: [{ url: entry.files[0]?.url, mime_type: "application/pdf", size_in_bytes: 12 }],
      },
    ],
  });
});

test("a sitemap has a page under its address in each language, and each of them names all", () => {
  const url = "https://site.example.invalid/?a=1&b=2";
  const addresses = [
    { language: "zh-CN", url },
    { language: "en", url: "https://site.example.invalid/en" },
  ];
  const link = (language: string, href: string) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`;
  const [first, second] = ["https://site.example.invalid/?a=1&amp;b=2", "https://site.example.invalid/en"];
  const all = [link("zh-CN", first), link("en", second), link("x-default", first)].join("");
  const undated = urlSet([{ addresses, changed: null }]);
  expect(undated).toContain('xmlns:xhtml="http://www.w3.org/1999/xhtml"');
  expect(undated).toContain(`<url><loc>${first}</loc>${all}</url>\n<url><loc>${second}</loc>${all}</url>`);
  expect(urlSet([{ addresses, changed: "2026-11-22T04:00:00.000Z" }])).toContain(
    `<url><loc>${second}</loc><lastmod>2026-11-22T04:00:00.000Z</lastmod>${all}</url>`,
  );
  expect(sitemapIndex([url])).toContain("<sitemapindex");
});

describe("a conditional request", () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 4, 0, seconds));
  const ask = (path: string, headers: Record<string, string> = {}) =>
    new Request(`https://site.example.invalid${path}`, { headers });
  const answer = (path: string, body: string, seconds: number, headers: Record<string, string> = {}) =>
    conditionalAnswer(ask(path, headers), body, "text/plain", at(seconds));

  test("is answered by 304 to whoever has these bytes, by tag or by date", () => {
    const first = answer("/a", "one", 0);
    expect(first.status).toBe(200);
    // Too fresh for a date in whole seconds.
    expect(first.headers.get("last-modified")).toBeNull();
    const later = answer("/a", "one", 5);
    const date = later.headers.get("last-modified") as string;
    expect(date).toBe(at(0).toUTCString());
    expect(answer("/a", "one", 6, { "if-none-match": `W/"x", ${first.headers.get("etag")}` }).status).toBe(304);
    expect(answer("/a", "one", 6, { "if-modified-since": date }).status).toBe(304);
  });

  test("gets the new bytes once they changed, also back to older ones", () => {
    answer("/b", "one", 0);
    const tag = answer("/b", "one", 10).headers.get("etag") as string;
    const date = answer("/b", "one", 10).headers.get("last-modified") as string;
    expect(answer("/b", "two", 20, { "if-none-match": tag }).status).toBe(200);
    expect(answer("/b", "two", 30, { "if-modified-since": date }).status).toBe(200);
    expect(answer("/b", "one", 40, { "if-modified-since": date }).status).toBe(200);
    // The tag decides where both are sent.
    expect(answer("/b", "two", 50, { "if-none-match": tag, "if-modified-since": at(50).toUTCString() }).status).toBe(200);
  });

  test.each([
    [null, false],
    ["*", true],
    ['"x"', true],
    ['W/"x"', true],
    ['"y", "x"', true],
    ['"y"', false],
    ["x", false],
  ])("If-None-Match %s", (header, same) => {
    expect(namesTag(header, '"x"')).toBe(same);
  });
});
