import { expect, test } from "vitest";
import { call } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { createPerson } from "../../support/people.ts";

const HEADS = ["'", '"', "1", "x'", "1)", "%' ", "\\'", "x\\", "$1", "机器人'"];
const TAILS = [
  " OR 1=1 --",
  "; DROP TABLE listing; --",
  " UNION SELECT null, version() --",
  " AND pg_sleep(5) --",
  " || pg_sleep(5) || '",
  "/**/OR/**/TRUE",
  " & ! | ( ) : *",
  "' <-> 'a",
  " COPY listing TO PROGRAM 'id'",
  "); SELECT pg_sleep(5); --",
];
const ATTACKS = HEADS.flatMap((head) => TAILS.map((tail) => head + tail));

/** Names of GET /listings and of the path that reach the database as text. */
const PLACES = ["q", "chain", "division", "externalId", "cursor", "code"] as const;

test.each(PLACES)(
  "sec-26 a hundred SQL fragments in %s change nothing: no 5xx, no delay, no other answer than to any unknown word",
  async (place) => {
    const member = await createPerson("member");
    await createListing({ firm: member.firm ?? undefined });
    const { total } = (await (await call("GET", "/listings")).json()) as { total: number };
    const wrong: string[] = [];
    for (const attack of ATTACKS) {
      const value = encodeURIComponent(attack);
      const path = place === "code" ? `/listings/${value}` : `/listings?${place}=${value}`;
      const begun = performance.now();
      const response = await call("GET", path, { as: member });
      const body = (await response.json()) as { total?: number };
      const slow = performance.now() - begun > 3_000;
      if (response.status >= 500 || slow || (body.total ?? 0) > total) wrong.push(`${response.status} ${attack}`);
    }
    expect(wrong).toEqual([]);
    expect(((await (await call("GET", "/listings")).json()) as { total: number }).total).toBe(total);
  },
);
