import { expect, test } from "../support/e2e.ts";
import { MARKUP_ATTACKS } from "../support/markup-attacks.ts";

const SHORT = MARKUP_ATTACKS.filter((attack) => attack.length <= 40);
/** As many attacks as a field of this length holds. */
function fill(limit: number, from: number): string {
  let text = "";
  for (let at = from; at < MARKUP_ATTACKS.length; at++) {
    const next = `${text}${text && " "}${MARKUP_ATTACKS[at]}`;
    if (next.length > limit) break;
    text = next;
  }
  return text;
}

test("sec-25 200 attacks in every text field of a firm and its listings are text on every page that shows them", async ({
  data,
  signIn,
  visit,
}) => {
  test.setTimeout(240_000);
  expect(MARKUP_ATTACKS.length).toBeGreaterThanOrEqual(200);
  const firm = await data.createFirm({
    name: `示例${MARKUP_ATTACKS[20]}`,
    intro: fill(1_000, 30),
    address: MARKUP_ATTACKS[5],
    contact: { create: { name: SHORT[2], phone: "010-00001234" } },
  });
  const owner = await data.createPerson("owner", firm);
  const codes: string[] = [];
  // The description of each holds the next fifty or so: together all of them.
  for (let from = 0; from < MARKUP_ATTACKS.length; from += 45) {
    const content = {
      side: from % 2 === 0 ? ("DEMAND" as const) : ("SUPPLY" as const),
      title: SHORT[from % SHORT.length] ?? "",
      summary: fill(200, from),
      description: MARKUP_ATTACKS.slice(from, from + 45).join("\n"),
      keywords: SHORT.slice(0, 5),
      details: { problem: fill(1_000, from), goal: fill(1_000, from + 20) },
      requiredQualifications: SHORT.slice(5, 8),
    };
    codes.push((await data.createListing({ firm, content, contact: { name: SHORT[1] } })).code);
  }
  const waiting = await data.createListing({
    firm,
    status: "SUBMITTED",
    content: { title: SHORT[3], description: fill(5_000, 60) },
  });
  const staff = await signIn(await data.createPerson("moderator"));
  const pages = [
    [
      await visit(),
      [
        "/",
        "/listings",
        `/organizations/${firm.id}`,
        ...codes.map((code) => `/listings/${code}`),
        `/listings/${codes[0]}/report`,
      ],
    ],
    [
      await signIn(owner),
      ["/my", "/my/listings", "/my/matches", "/my/organization", ...codes.map((code) => `/my/listings/${code}`)],
    ],
    [
      staff,
      ["/staff", "/staff/review", `/staff/review/${waiting.code}`, "/staff/organizations", `/staff/organizations/${firm.id}`],
    ],
  ] as const;
  for (const [page, addresses] of pages) {
    for (const address of addresses) {
      expect((await page.goto(address))?.status(), address).toBe(200);
      expect(await page.locator("[data-attack]").count(), address).toBe(0);
      expect(new URL(page.url()).pathname, address).toBe(address);
    }
  }
  // They were there to be seen: the text itself stands on the page.
  await expect(staff.getByText(firm.name).first()).toBeVisible();
});
