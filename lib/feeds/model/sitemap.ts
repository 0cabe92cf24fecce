import { element, textElement, XML_HEAD } from "./xml.ts";

/** A page to be found: its address in each language, the first for who reads none of them, and the instant of its last change. */
export type SitemapPage = { addresses: readonly { language: string; url: string }[]; changed: string | null };

/** What the protocol allows in one file. */
export const URLS_IN_A_FILE = 50_000;

const SITEMAPS = { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" };
const WITH_LANGUAGES = { ...SITEMAPS, "xmlns:xhtml": "http://www.w3.org/1999/xhtml" };

const file = (root: string, attributes: Readonly<Record<string, string>>, lines: readonly string[]): string =>
  `${XML_HEAD}${element(root, attributes, `\n${lines.join("\n")}\n`)}\n`;

const alternate = (hreflang: string, href: string): string => element("xhtml:link", { rel: "alternate", hreflang, href });

/** A page has one entry a language, and each of them names all. */
function entriesOf({ addresses, changed }: SitemapPage): string[] {
  const others = addresses.map(({ language, url }) => alternate(language, url));
  const rest = [...(changed === null ? [] : [textElement("lastmod", changed)]), ...others];
  const fallback = addresses[0] && alternate("x-default", addresses[0].url);
  return addresses.map(({ url }) => element("url", {}, [textElement("loc", url), ...rest, fallback ?? ""].join("")));
}

/** Pages as a file of sitemaps.org. */
export const urlSet = (pages: readonly SitemapPage[]): string => file("urlset", WITH_LANGUAGES, pages.flatMap(entriesOf));

/** The file that names the files. */
export const sitemapIndex = (files: readonly string[]): string =>
  file(
    "sitemapindex",
    SITEMAPS,
    files.map((url) => element("sitemap", {}, textElement("loc", url))),
  );
