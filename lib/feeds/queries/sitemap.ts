import { publicEditionNumbers } from "#lib/editions/queries/public-numbers.ts";
import { env } from "#lib/env.ts";
import { LOCALES } from "#lib/i18n/locales.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { countPublicListings, publicListingCodes } from "#lib/listings/queries/public-addresses.ts";
import { countPublicOrganizations, publicOrganizationIds } from "#lib/organizations/queries/public-organizations.ts";
import { type SitemapPage, sitemapIndex, URLS_IN_A_FILE, urlSet } from "../model/sitemap.ts";

/** The pages that are always there and meant to be found. */
const STANDING = [
  "/",
  "/listings",
  "/editions",
  "/about",
  "/matching",
  "/privacy",
  "/terms",
  "/accessibility",
  "/developers",
  "/register",
];

/** A page in every language of the site. */
const pageAt = (path: string, changed: Date | null = null): SitemapPage => ({
  addresses: LOCALES.map((language) => ({ language, url: `${env().APP_BASE_URL}${localePath(language, path)}` })),
  changed: changed?.toISOString() ?? null,
});

/** One kind of page: how many there are, and a run of them. */
type Shelf = { count: number; read(skip: number, take: number): Promise<SitemapPage[]> };

async function shelves(viewing: Viewing): Promise<Shelf[]> {
  const [editions, organizations, listings] = await Promise.all([
    publicEditionNumbers(viewing),
    countPublicOrganizations(viewing),
    countPublicListings(viewing),
  ]);
  const fixed = [
    ...STANDING.map((path) => pageAt(path)),
    ...editions.map(({ number, changed }) => pageAt(`/editions/${number}`, changed)),
  ];
  return [
    { count: fixed.length, read: async (skip, take) => fixed.slice(skip, skip + take) },
    {
      count: organizations,
      read: async (skip, take) =>
        (await publicOrganizationIds(viewing, { skip, take })).map(({ id }) => pageAt(`/organizations/${id}`)),
    },
    {
      count: listings,
      read: async (skip, take) =>
        (await publicListingCodes(viewing, { skip, take })).map(({ code, changed }) => pageAt(`/listings/${code}`, changed)),
    },
  ];
}

/** A run of all pages, whatever shelf they stand on. */
async function readRun(all: readonly Shelf[], from: number, take: number): Promise<SitemapPage[]> {
  const pages: SitemapPage[] = [];
  let start = 0;
  for (const { count, read } of all) {
    const skip = Math.max(0, from + pages.length - start);
    const wanted = Math.min(take - pages.length, count - skip);
    if (wanted > 0) pages.push(...(await read(skip, wanted)));
    start += count;
  }
  return pages;
}

/** Each page takes an entry a language. */
const pagesIn = (urls: number): number => Math.max(1, Math.floor(urls / LOCALES.length));

/** `/sitemap.xml`: every public address, or, when one file cannot hold them, the files that do. */
export async function sitemap(viewing: Viewing, atOnce = URLS_IN_A_FILE): Promise<string> {
  const all = await shelves(viewing);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  const most = pagesIn(atOnce);
  if (total <= most) return urlSet(await readRun(all, 0, most));
  const files = Array.from({ length: Math.ceil(total / most) }, (_, at) => `${env().APP_BASE_URL}/sitemaps/${at + 1}.xml`);
  return sitemapIndex(files);
}

/** One of these files, counted from 1. @throws {DomainError} NOT_FOUND when there are not so many */
export async function sitemapPart(viewing: Viewing, part: number, atOnce = URLS_IN_A_FILE): Promise<string> {
  const most = pagesIn(atOnce);
  const pages = part >= 1 ? await readRun(await shelves(viewing), (part - 1) * most, most) : [];
  if (pages.length === 0) throw new DomainError("NOT_FOUND", `no sitemap ${part}`);
  return urlSet(pages);
}
