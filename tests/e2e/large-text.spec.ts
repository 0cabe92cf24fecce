import type { Page } from "playwright/test";
import { expect, PHONE, test } from "../support/e2e.ts";
import { doubleText, findCrowding } from "../support/layout.ts";

const NARROW = { width: 320, height: 640 };

for (const [how, viewport, prepare] of [
  ["320 px wide", NARROW, async () => undefined],
  ["with text of 200 %", PHONE, doubleText],
] as const) {
  test(`${how} nothing scrolls sideways, is cut off or lies over another on home, list, listing, posting and desk`, async ({
    data,
    signIn,
    visit,
  }) => {
    const owner = await data.createPerson("owner");
    const title = "示例：求购真空感应熔炼炉及配套水冷、除尘与自动加料系统（含安装调试培训）";
    const published = await data.createListing({ firm: owner.firm ?? undefined, content: { title } });
    await data.createListing({
      content: { side: "SUPPLY", title: "示例：供应真空感应熔炼炉 VIM-500-ABCDEFGHIJKLMNOPQRSTUVWXYZ" },
    });
    const draft = await data.createListing({ firm: owner.firm ?? undefined, status: "DRAFT" });
    const visitor = await visit({ viewport });
    const member = await signIn(owner, { viewport });
    const look = async (page: Page, path: string) => {
      await page.goto(path);
      await page.getByRole("contentinfo").waitFor();
      await prepare(page);
      expect(await findCrowding(page), path).toEqual([]);
    };
    for (const path of ["/", "/listings", "/listings?side=SUPPLY&q=%E7%86%94%E7%82%BC", `/listings/${published.code}`, "/login"])
      await look(visitor, path);
    for (const path of [
      "/my/listings/new?side=DEMAND",
      `/my/listings/${draft.code}/edit?step=2`,
      `/my/listings/${draft.code}/edit?step=3`,
    ])
      await look(member, path);
    for (const path of ["/my", "/my/listings", `/my/listings/${published.code}`]) await look(member, path);
  });
}
