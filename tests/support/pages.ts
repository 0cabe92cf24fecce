// Every page of the product with an address that shows it filled: the pages that need a row get one.
import { expect, type Page } from "playwright/test";
import type { Backstage } from "./backstage.mts";
import type { Person } from "./people.ts";

/** The pages, by their folder under app/ without groups; the types below see to it that each has an address. */
export const PUBLIC_PAGES = [
  "",
  "about",
  "accessibility",
  "claim",
  "confirm-email",
  "developers",
  "editions",
  "editions/[number]",
  "forgot-password",
  "join",
  "listings",
  "listings/[code]",
  "listings/[code]/report",
  "login",
  "login/link",
  "matching",
  "organizations/[id]",
  "privacy",
  "register",
  "register/done",
  "reset-password",
  "subscribe",
  "subscribe/confirm",
  "terms",
  "unsubscribe",
] as const;
export const MEMBER_PAGES = [
  "my",
  "my/interests",
  "my/interests/[id]",
  "my/listings",
  "my/listings/[code]",
  "my/listings/[code]/edit",
  "my/listings/[code]/files",
  "my/listings/new",
  "my/matches",
  "my/matches/block",
  "my/matches/blocked",
  "my/notifications",
  "my/notifications/[id]",
  "my/notifications/settings",
  "my/organization",
  "my/organization/certificates/[id]",
  "my/organization/certificates/new",
  "my/saved-searches",
  "my/settings",
] as const;
export const STAFF_PAGES = [
  "staff",
  "staff/audit",
  "staff/editions",
  "staff/editions/[number]",
  "staff/intake",
  "staff/intake/[id]",
  "staff/interests",
  "staff/interests/[id]",
  "staff/matching",
  "staff/matching/plan",
  "staff/matching/runs",
  "staff/matching/shared",
  "staff/matching/weights",
  "staff/matching/weights/[version]",
  "staff/organizations",
  "staff/organizations/[id]",
  "staff/organizations/new",
  "staff/reports",
  "staff/review",
  "staff/review/[code]",
  "staff/taxonomy",
  "staff/taxonomy/concept",
  "staff/taxonomy/concept/edit",
  "staff/taxonomy/new",
  "staff/taxonomy/terms",
  "staff/taxonomy/try",
  "staff/ui",
  "staff/users",
  "staff/users/[id]",
  "staff/words",
] as const;

/** Page → the address to look at. */
type Addresses<Folder extends string> = Readonly<Record<Folder, string>>;

/** Post to the API as the person of this page; the object that was made. */
async function post(page: Page, path: string, data: object): Promise<Record<string, unknown>> {
  const origin = String(process.env.E2E_BASE_URL);
  const answer = await page.request.post(`/api/v1${path}`, { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** What visitors, and everybody, may read. An issue is published by somebody else than who froze it. */
export async function publicAddresses(
  data: Backstage,
  moderator: Page,
  editor: Page,
  number = "2033-04",
): Promise<Addresses<(typeof PUBLIC_PAGES)[number]>> {
  const listing = await data.createListing({ content: { title: "示例：公开页上的一条需求", side: "DEMAND" } });
  const made = await post(moderator, "/editions", {
    number,
    periodFrom: `${number}-01`,
    periodTo: `${number}-28`,
    cutoff: "2026-12-31T10:00:00.000Z",
  });
  const frozen = await post(moderator, `/editions/${number}/freeze`, { version: made.version });
  await post(editor, `/editions/${number}/publish`, { version: frozen.version });
  return {
    "": "/",
    about: "/about",
    accessibility: "/accessibility",
    claim: "/claim",
    "confirm-email": "/confirm-email",
    developers: "/developers",
    editions: "/editions",
    "editions/[number]": `/editions/${number}`,
    "forgot-password": "/forgot-password",
    join: `/join?organization=${listing.firm.id}`,
    listings: "/listings",
    "listings/[code]": `/listings/${listing.code}`,
    "listings/[code]/report": `/listings/${listing.code}/report`,
    login: "/login",
    "login/link": "/login/link?token=x",
    matching: "/matching",
    "organizations/[id]": `/organizations/${listing.firm.id}`,
    privacy: "/privacy",
    register: "/register",
    "register/done": "/register/done",
    "reset-password": "/reset-password?token=x",
    subscribe: "/subscribe?side=DEMAND&region=HEBEI",
    "subscribe/confirm": "/subscribe/confirm?token=x",
    terms: "/terms",
    unsubscribe: "/unsubscribe?token=x",
  };
}

/** The address of a notification that gathers what was found: the clock looks every minute at the latest. */
async function foundNotice(page: Page): Promise<string> {
  let found: string | null = null;
  await expect(async () => {
    const answer = await page.request.get("/api/v1/notifications?limit=100");
    const { items } = (await answer.json()) as { items: { kind: string; url: string | null }[] };
    found = items.find(({ kind }) => kind.startsWith("alert."))?.url ?? null;
    expect(found).not.toBeNull();
  }).toPass({ timeout: 150_000 });
  return new URL(String(found)).pathname;
}

/** The desk of a firm that has a published demand, a draft, a match, a contact request and a saved search that found something. */
export async function memberAddresses(
  data: Backstage,
  owner: Person,
  page: Page,
): Promise<Addresses<(typeof MEMBER_PAGES)[number]>> {
  const thing = { keywords: ["示例匀胶显影机"], chain: null, summary: "" };
  const own = await data.createListing({
    firm: owner.firm ?? undefined,
    content: { ...thing, side: "DEMAND", title: "示例：求购匀胶显影机", description: "示例匀胶显影机，用于科研。" },
  });
  const draft = await data.createListing({
    firm: owner.firm ?? undefined,
    status: "DRAFT",
    content: { title: "示例：还没写完" },
  });
  await post(page, "/saved-searches", { name: "示例：匀胶显影机", filter: { q: "匀胶显影机", side: ["SUPPLY"] } });
  const other = await data.createListing({
    content: { ...thing, side: "SUPPLY", title: "示例：供应匀胶显影机", description: "示例匀胶显影机，用于科研。" },
  });
  const interest = await post(page, `/listings/${other.code}/interests`, {
    seeking: "示例：求购一台",
    questions: "示例：交货期多长？",
    about: "示例单位",
  });
  return {
    my: "/my",
    "my/interests": "/my/interests",
    "my/interests/[id]": `/my/interests/${String(interest.id)}`,
    "my/listings": "/my/listings",
    "my/listings/[code]": `/my/listings/${own.code}`,
    "my/listings/[code]/edit": `/my/listings/${draft.code}/edit`,
    "my/listings/[code]/files": `/my/listings/${draft.code}/files`,
    "my/listings/new": "/my/listings/new?side=DEMAND",
    "my/matches": "/my/matches",
    "my/matches/block": `/my/matches/block?code=${other.code}`,
    "my/matches/blocked": "/my/matches/blocked",
    "my/notifications": "/my/notifications",
    "my/notifications/[id]": await foundNotice(page),
    "my/notifications/settings": "/my/notifications/settings",
    "my/organization": "/my/organization",
    "my/organization/certificates/[id]": `/my/organization/certificates/${await data.createCertificate(owner.firm?.id ?? "")}`,
    "my/organization/certificates/new": "/my/organization/certificates/new",
    "my/saved-searches": "/my/saved-searches",
    "my/settings": "/my/settings",
  };
}

/** The desk of staff, with something in every queue. */
export async function staffAddresses(
  data: Backstage,
  page: Page,
  asker: { person: Person; page: Page },
): Promise<Addresses<(typeof STAFF_PAGES)[number]>> {
  const waiting = await data.createListing({ status: "SUBMITTED", content: { title: "示例：等待审核的一条" } });
  const unclaimed = await data.createListing({ content: { title: "示例：代登记的一条" } });
  const number = "2033-05";
  await post(page, "/editions", {
    number,
    periodFrom: "2033-05-01",
    periodTo: "2033-05-31",
    cutoff: "2026-12-31T10:00:00.000Z",
  });
  const answer = await page.request.post("/api/v1/imports", {
    headers: { origin: String(process.env.E2E_BASE_URL) },
    multipart: {
      file: {
        name: "sample.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(
          "类型,形态,名称,详细说明,单位名称,省市\n需求,产品,示例：求购一件,说明,示例来件有限公司,河北\n需求,产品,,,,",
        ),
      },
      dryRun: "true",
    },
  });
  const report = (await answer.json()) as { id: string };
  const interest = await post(asker.page, `/listings/${unclaimed.code}/interests`, {
    seeking: "示例：求购一台",
    questions: "示例：交货期多长？",
    about: "示例单位",
  });
  const concept = encodeURIComponent("检测服务");
  return {
    staff: "/staff",
    "staff/audit": "/staff/audit",
    "staff/editions": "/staff/editions",
    "staff/editions/[number]": `/staff/editions/${number}`,
    "staff/intake": "/staff/intake",
    "staff/intake/[id]": `/staff/intake/${report.id}`,
    "staff/interests": "/staff/interests",
    "staff/interests/[id]": `/staff/interests/${String(interest.id)}`,
    "staff/matching": "/staff/matching",
    "staff/matching/plan": "/staff/matching/plan",
    "staff/matching/runs": "/staff/matching/runs",
    "staff/matching/shared": "/staff/matching/shared",
    "staff/matching/weights": "/staff/matching/weights",
    "staff/matching/weights/[version]": "/staff/matching/weights/0",
    "staff/organizations": "/staff/organizations",
    "staff/organizations/[id]": `/staff/organizations/${waiting.firm.id}`,
    "staff/organizations/new": "/staff/organizations/new",
    "staff/reports": "/staff/reports",
    "staff/review": "/staff/review",
    "staff/review/[code]": `/staff/review/${waiting.code}`,
    "staff/taxonomy": "/staff/taxonomy",
    "staff/taxonomy/concept": `/staff/taxonomy/concept?name=${concept}`,
    "staff/taxonomy/concept/edit": `/staff/taxonomy/concept/edit?name=${concept}`,
    "staff/taxonomy/new": "/staff/taxonomy/new",
    "staff/taxonomy/terms": "/staff/taxonomy/terms?kind=cluster",
    "staff/taxonomy/try": "/staff/taxonomy/try?text=%E9%87%87%E8%B4%AD%E4%BC%BA%E6%9C%8D%E7%94%B5%E6%9C%BA",
    "staff/ui": "/staff/ui",
    "staff/users": "/staff/users",
    "staff/users/[id]": `/staff/users/${asker.person.userId}`,
    "staff/words": "/staff/words",
  };
}
