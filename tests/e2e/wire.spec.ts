import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "../support/e2e.ts";
import { askRaw, type RawAnswer, type RawRequest } from "../support/raw-http.ts";

const manifest = JSON.parse(readFileSync(path.join(process.cwd(), ".next/app-path-routes-manifest.json"), "utf8")) as Record<
  string,
  string
>;
const desks = Object.entries(manifest).flatMap(([file, address]) =>
  file.endsWith("/page") && /^\/(my|staff)(\/|$)/.test(address) ? [address] : [],
);

/** Other spellings of an address under which it has been reached past a check. */
const spellings = (address: string): string[] => [
  address,
  `${address}.rsc`,
  `${address}?_rsc=1`,
  `${address}.segments/_tree.segment.rsc`,
  `${address}.segments/_full.segment.rsc`,
  `/_next/data/build${address}.json`,
  `/${address}`,
  address.replace(/^\/(\w)/, (_all, first: string) => `/%${first.charCodeAt(0).toString(16)}`),
  address.replace("/", "/%2F"),
  `${address}/`,
  `${address}/.`,
  `/listings/..%2f..${address}`,
  `/about/..${address}`,
  address.toUpperCase(),
  `/en${address}`,
  `${address};x`,
  `${address}%00`,
];
const DISGUISES: Record<string, string>[] = [
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" },
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_full" },
  { rsc: "1", "next-router-state-tree": "%5B%22%22%5D" },
  { "x-nextjs-data": "1" },
  { "x-invoke-path": "/about", "x-matched-path": "/about" },
];

/** The heading of a page: what nobody may get who may not see it. */
const headingOf = ({ text }: RawAnswer): string =>
  /<h1[^>]*>(.*?)<\/h1>/s
    .exec(text)?.[1]
    ?.replaceAll(/<[^>]+>/g, "")
    .trim() ?? "";

/** The headings in what Next's own fetches get: a page as data. Its title alone is no secret. */
const fetchedHeadings = ({ text }: RawAnswer): string[] =>
  [...text.matchAll(/\["\$","h1",[^\]]*?"children":"([^"]*)"/g)].map(([, heading = ""]) => heading);

/** Ask; a fetch of Next's own is first sent on to the address that carries the checksum of its headers. */
async function read(address: string, headers: Record<string, string>): Promise<RawAnswer> {
  const answer = await askRaw(address, { headers });
  const { location } = answer.headers;
  return typeof location === "string" && location.includes("_rsc") ? askRaw(location, { headers }) : answer;
}

test("sec-16 no spelling of an address and no header opens a desk to who may not see it, and none ends in a 5xx", async ({
  data,
}) => {
  test.setTimeout(240_000);
  const owner = await data.createPerson("owner");
  const { code } = await data.createListing({ firm: owner.firm ?? undefined, status: "DRAFT" });
  const cookieOf = async (person: typeof owner): Promise<Record<string, string>> => {
    const { name, value } = await data.signInCookie(person.userId);
    return { cookie: `${name}=${value}` };
  };
  const ownerCookie = await cookieOf(owner);
  const adminCookie = await cookieOf(await data.createPerson("admin"));
  expect(desks.length).toBeGreaterThan(20);
  const wrong: string[] = [];
  let seen = 0;
  for (const template of desks) {
    const address = template.replace("[code]", code).replaceAll(/\[\w+\]/g, crypto.randomUUID());
    const isStaff = address.startsWith("/staff");
    const rightful = await askRaw(address, { headers: isStaff ? adminCookie : ownerCookie });
    const heading = rightful.status === 200 ? headingOf(rightful) : "";
    if (heading) seen++;
    const requests: [string, RawRequest][] = [
      ...spellings(address).flatMap((spelling): [string, RawRequest][] => [
        [spelling, {}],
        [spelling, { headers: { rsc: "1" } }],
      ]),
      ...DISGUISES.map((headers): [string, RawRequest] => [address, { headers }]),
    ];
    const readers = isStaff ? [{}, ownerCookie] : [{}];
    const tries = readers.flatMap((cookie) =>
      requests.map(([spelling, { headers }]) => [spelling, { ...headers, ...cookie }] as const),
    );
    for (let at = 0; at < tries.length; at += 8) {
      const part = tries.slice(at, at + 8);
      const answers = await Promise.all(part.map(([spelling, headers]) => read(spelling, headers)));
      for (const [i, answer] of answers.entries()) {
        const shows =
          heading !== "" && answer.status < 400 && (headingOf(answer) === heading || fetchedHeadings(answer).includes(heading));
        if (shows || answer.status >= 500) wrong.push(`${JSON.stringify(part[i])}: ${answer.status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  // The desks whose address names no row all opened to who may see them: their headings were there to be found.
  expect(seen).toBeGreaterThan(15);
});

const MULTIPART = "multipart/form-data; boundary=x";
const BROKEN: [why: string, path: string, sent: RawRequest, status: number][] = [
  ["an address that is no UTF-8", "/listings/%FF", {}, 400],
  ["an address with NUL", "/listings/a%00", {}, 400],
  ["an address with half a character", "/organizations/%ED%A0%80", {}, 400],
  [
    "a navigation whose state cannot be read",
    "/no-such-page",
    { headers: { rsc: "1", "next-router-state-tree": "%5B%22%22%5D" } },
    400,
  ],
  ["a method that is none of ours", "/about", { method: "TRACE" }, 405],
  [
    "a form that is cut off",
    "/register",
    {
      method: "POST",
      headers: { "content-type": MULTIPART },
      body: '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_1"',
    },
    400,
  ],
  [
    "100 MB, declared",
    "/register",
    { method: "POST", headers: { "content-type": MULTIPART, "content-length": "100000000" } },
    413,
  ],
  [
    "100 MB in pieces to a page",
    "/register",
    { method: "POST", headers: { "content-type": MULTIPART }, chunkedMegabytes: 100 },
    413,
  ],
  [
    "100 MB in pieces to the API",
    "/api/v1/listings/x/reports",
    { method: "POST", headers: { "content-type": "application/json" }, chunkedMegabytes: 100 },
    413,
  ],
  [
    "100 MB in pieces as an import",
    "/api/v1/imports",
    { method: "POST", headers: { "content-type": MULTIPART }, chunkedMegabytes: 100 },
    413,
  ],
  [
    "100 MB in pieces as a sign-in",
    "/api/auth/callback/credentials",
    { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, chunkedMegabytes: 100 },
    413,
  ],
];

for (const [why, address, sent, status] of BROKEN) {
  test(`sec-30 sec-35 sec-39 ${why}: ${status}, with the headers of every answer`, async () => {
    const answer = await askRaw(address, sent);
    expect(answer.status).toBe(status);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
    expect(answer.headers["x-frame-options"]).toBe("DENY");
  });
}

test("sec-42 after signing out Back shows nothing of the desk", async ({ data, signIn }) => {
  const owner = await data.createPerson("owner");
  const { title } = await data.createListing({ firm: owner.firm ?? undefined, status: "DRAFT" });
  const page = await signIn(owner);
  const answer = await page.goto("/my/listings");
  expect(answer?.headers()["cache-control"]).toContain("no-store");
  await expect(page.getByText(title).first()).toBeVisible();
  await page.goto("/my/settings");
  await page.getByRole("button", { name: "退出登录" }).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/my"));
  await page.goBack();
  await expect(page.getByText(title)).toHaveCount(0);
  await page.goto("/my/listings");
  await expect(page).toHaveURL(/\/login/);
});
