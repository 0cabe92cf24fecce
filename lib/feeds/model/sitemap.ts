import { element, textElement, XML_HEAD } from "./xml.ts";

/** An address to be found, with the day or instant of its last change. */
export type SitemapUrl = { url: string; changed: string | null };

/** What the protocol allows in one file. */
export const URLS_IN_A_FILE = 50_000;

const NAMESPACE = { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" };

const line = (name: "url" | "sitemap", { url, changed }: SitemapUrl): string =>
  element(name, {}, textElement("loc", url) + (changed === null ? "" : textElement("lastmod", changed)));

const file = (root: string, lines: readonly string[]): string =>
  `${XML_HEAD}${element(root, NAMESPACE, `\n${lines.join("\n")}\n`)}\n`;

/** Addresses as a file of sitemaps.org. */
export const urlSet = (urls: readonly SitemapUrl[]): string =>
  file(
    "urlset",
    urls.map((one) => line("url", one)),
  );

/** The file that names the files. */
export const sitemapIndex = (files: readonly string[]): string =>
  file(
    "sitemapindex",
    files.map((url) => line("sitemap", { url, changed: null })),
  );
