import { publicEditionNumbers } from "#lib/editions/queries/public-numbers.ts";
import { env } from "#lib/env.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { countPublicListings, publicListingCodes } from "#lib/listings/queries/public-addresses.ts";
import { countPublicOrganizations, publicOrganizationIds } from "#lib/organizations/queries/public-organizations.ts";
import { type SitemapUrl, sitemapIndex, URLS_IN_A_FILE, urlSet } from "../model/sitemap.ts";

/** The pages that are always there and meant to be found; English ones stand under their own prefix. */
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

/** One kind of address: how many there are, and a run of them. */
type Shelf = { count: number; read(skip: number, take: number): Promise<SitemapUrl[]> };

async function shelves(viewing: Viewing): Promise<Shelf[]> {
  const base = env().APP_BASE_URL;
  const [editions, organizations, listings] = await Promise.all([
    publicEditionNumbers(viewing),
    countPublicOrganizations(viewing),
    countPublicListings(viewing),
  ]);
  const fixed: SitemapUrl[] = [
    ...STANDING.map((path) => ({ url: `${base}${path}`, changed: null })),
    ...editions.map(({ number, changed }) => ({ url: `${base}/editions/${number}`, changed: changed?.toISOString() ?? null })),
  ];
  return [
    { count: fixed.length, read: async (skip, take) => fixed.slice(skip, skip + take) },
    {
      count: organizations,
      read: async (skip, take) =>
        (await publicOrganizationIds(viewing, { skip, take })).map(({ id }) => ({
          url: `${base}/organizations/${id}`,
          changed: null,
        })),
    },
    {
      count: listings,
      read: async (skip, take) =>
        (await publicListingCodes(viewing, { skip, take })).map(({ code, changed }) => ({
          url: `${base}/listings/${code}`,
          changed: changed?.toISOString() ?? null,
        })),
    },
  ];
}

/** A run of all addresses, whatever shelf they stand on. */
async function readRun(all: readonly Shelf[], from: number, take: number): Promise<SitemapUrl[]> {
  const urls: SitemapUrl[] = [];
  let start = 0;
  for (const { count, read } of all) {
    const skip = Math.max(0, from + urls.length - start);
    const wanted = Math.min(take - urls.length, count - skip);
    if (wanted > 0) urls.push(...(await read(skip, wanted)));
    start += count;
  }
  return urls;
}

/** `/sitemap.xml`: every public address, or, when one file cannot hold them, the files that do. */
export async function sitemap(viewing: Viewing, atOnce = URLS_IN_A_FILE): Promise<string> {
  const all = await shelves(viewing);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  if (total <= atOnce) return urlSet(await readRun(all, 0, atOnce));
  const files = Array.from({ length: Math.ceil(total / atOnce) }, (_, at) => `${env().APP_BASE_URL}/sitemaps/${at + 1}.xml`);
  return sitemapIndex(files);
}

/** One of these files, counted from 1. @throws {DomainError} NOT_FOUND when there are not so many */
export async function sitemapPart(viewing: Viewing, part: number, atOnce = URLS_IN_A_FILE): Promise<string> {
  const urls = part >= 1 ? await readRun(await shelves(viewing), (part - 1) * atOnce, atOnce) : [];
  if (urls.length === 0) throw new DomainError("NOT_FOUND", `no sitemap ${part}`);
  return urlSet(urls);
}
