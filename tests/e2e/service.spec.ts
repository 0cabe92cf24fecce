import { DESK, expect, expectAccessible, PHONE, test } from "../support/e2e.ts";

test("the service says that it lives, that it is ready, and which version it is", async ({ visit }) => {
  const page = await visit();
  const { request } = page.context();
  expect(await (await request.get("/api/health/live")).json()).toEqual({ status: "ok" });
  expect(await (await request.get("/api/health/ready")).json()).toEqual({ status: "ok", reason: null });
  expect(await (await request.get("/api/version")).json()).toMatchObject({ version: expect.any(String), api: "v1" });
});

for (const viewport of [PHONE, DESK]) {
  test(`the standing pages open without an accessibility fault at ${viewport.width} px`, async ({ visit }) => {
    const page = await visit({ viewport });
    for (const path of ["/", "/about", "/privacy", "/terms", "/accessibility"]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await expectAccessible(page);
    }
  });
}

test("somebody who is signed in by cookie is known to the page", async ({ data, signIn }) => {
  const page = await signIn(await data.createPerson("owner"));
  const answer = await page.goto("/");
  expect(answer?.headers()["cache-control"]).toContain("no-store");
});
