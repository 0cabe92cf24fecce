import { expect, test } from "../support/e2e.ts";

const LONG = "another-secret-for-tests-only-0123456789";

test("sec-12 the product does not start with a secret that is missing, short or the example's", async ({ data }) => {
  for (const secret of ["", "short", "31-bytes-are-one-fewer-than-32-", "change-me-to-at-least-32-random-bytes"])
    expect(await data.tryStart({ AUTH_SECRET: secret }), secret).toBe(1);
  expect(await data.tryStart({ AUTH_SECRET: LONG })).toBeNull();
});

for (const email of ["admin@demo.invalid", "owner.1@verify.invalid"]) {
  test(`sec-12 with ${email} enabled the product starts under a loopback or private name, and under no other`, async ({
    data,
  }) => {
    await data.createSampleAccount(email);
    for (const baseUrl of ["https://list.example.org", "http://203.0.113.7:3000", "http://10.example.org"])
      expect(await data.tryStart({ APP_BASE_URL: baseUrl }), baseUrl).toBe(1);
    expect(await data.tryStart({ APP_BASE_URL: "http://192.168.1.20:3000" })).toBeNull();
  });
}
