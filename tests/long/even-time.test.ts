import { beforeAll, expect, test } from "vitest";
import { registerUser } from "#lib/accounts/commands/register-user.ts";
import { personInput } from "#lib/accounts/schema.ts";
import { inEvenTime } from "#lib/auth/even-time.ts";
import { hashPassword } from "#lib/auth/passwords.ts";
import { organizationInput } from "#lib/organizations/schema.ts";
import { call } from "../support/api.ts";
import { shareRows } from "../support/database.ts";
import { anonymousContext, createUser, type Person } from "../support/people.ts";
import { signIn } from "../support/sign-in.ts";

const TIMINGS = 200;
shareRows();
let known: Person;

beforeAll(async () => {
  process.env.RATE_LIMIT_FACTOR = "0";
  known = await createUser({ passwordHash: await hashPassword("一个谁也猜不到的很长的密码哦") });
});

/** Medians of the two cases, measured in turns, so that the machine's moods meet both. */
async function medians(run: (address: string) => Promise<unknown>): Promise<{ known: number; unknown: number }> {
  const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  for (let i = 0; i < TIMINGS; i++) {
    for (const kind of ["known", "unknown"] as const) {
      const address = kind === "known" ? known.email : `nobody${i}@example.invalid`;
      const started = performance.now();
      await run(address);
      times[kind].push(performance.now() - started);
    }
  }
  const middle = (all: number[]) => all.sort((a, b) => a - b)[TIMINGS / 2] ?? 0;
  return { known: middle(times.known), unknown: middle(times.unknown) };
}

const within = ({ known, unknown }: { known: number; unknown: number }) => Math.abs(known - unknown) / Math.max(known, unknown);

test("sec-05 medians of 200 refused sign-ins of a known and an unknown address lie within 10 %", async () => {
  // The count of failures would lock the known one; each attempt starts afresh.
  const { db } = await import("#lib/db/client.ts");
  const times = await medians(async (address) => {
    await signIn(address, "a wrong password, long");
    await db().rateLimit.deleteMany();
  });
  expect(within(times)).toBeLessThan(0.1);
});

test("sec-05 medians of 200 requests for a reset lie within 10 %", async () => {
  const times = await medians((identifier) => call("POST", "/password-resets", { body: { identifier } }));
  expect(within(times)).toBeLessThan(0.1);
});

test("sec-05 medians of 200 registrations lie within 10 %", async () => {
  let serial = 0;
  const times = await medians((identifier) =>
    inEvenTime(() =>
      registerUser(
        anonymousContext(),
        personInput.parse({ name: "示例", identifier, password: "另一个谁也猜不到的很长的密码呀", acceptPolicy: true }),
        { by: "newFirm", organization: organizationInput.parse({ name: `示例计时${++serial}有限公司`, region: "HEBEI" }) },
      ),
    ),
  );
  expect(within(times)).toBeLessThan(0.1);
});
