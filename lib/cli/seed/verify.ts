import type { Region, Side } from "#lib/db/generated/enums.ts";
import { addMonths, dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { Persona } from "#lib/policies/actor.ts";
import { contextOfAccount, ensureAccounts, type SeedAccount } from "./accounts.ts";
import { ensureFirm } from "./firms.ts";
import { ensureListing } from "./listings.ts";

const STAFF: Persona[] = ["moderator", "editor", "admin", "auditor"];
const REGIONS: Region[] = ["HEBEI", "BEIJING"];
const DIVISIONS: Record<Region, string> = { HEBEI: "130608", BEIJING: "110108", TIANJIN: "120116" };

/** Private values that a reader of the whole product may look for: each holds the canary text. */
const contactOf = (canary: string, firm: string) => ({
  name: `${canary}联系人${firm}`,
  phone: `${canary}-010-0000-${firm}`,
  email: `${canary}-${firm}@verify.invalid`,
});

const CONTENT: Record<Side, { title: string; description: string }> = {
  SUPPLY: {
    title: "供应 750W 交流伺服电机与驱动器",
    description: "额定功率 750W，额定转速 3000 转/分，EtherCAT 总线，防护等级 IP65，含驱动器与调试，月产 3000 台。",
  },
  DEMAND: {
    title: "求购 750W 交流伺服电机 200 台",
    description: "装配线改造用，额定功率 750W，额定转速 3000 转/分，EtherCAT 总线，防护等级 IP65，含驱动器与调试。",
  },
};

function inputOf(side: Side, n: number, today: string) {
  const isDemand = side === "DEMAND";
  return {
    ...{ side, externalId: `VERIFY-${side}-${n}`, form: "PRODUCT" as const, chain: "robotics", ...CONTENT[side] },
    ...{ title: `${CONTENT[side].title}（示例 ${n}）`, keywords: ["伺服电机", "驱动器"], cooperation: ["PURCHASE" as const] },
    ...{ amountMinWan: isDemand ? 60 : 50, amountMaxWan: isDemand ? 110 : 90 },
    ...(isDemand ? { neededBy: addMonths(today, 6) } : { availableFrom: today }),
  };
}

/** Two accounts of each persona that signs in, with firms and listings to try every permission on. Run again it changes nothing. */
export async function seedVerify(ctx: Context, canary: string): Promise<{ accounts: SeedAccount[]; listings: number }> {
  const accounts: SeedAccount[] = [];
  let listings = 0;
  for (const n of [1, 2]) {
    const region = REGIONS[n - 1] ?? "HEBEI";
    const firmOf = async (persona: string, verification: "VERIFIED" | "UNVERIFIED" | "SUSPENDED", number: number) => {
      const name = `示例核验${persona}${n}有限公司`;
      const contact = contactOf(canary, `${persona}${n}`);
      const id = await ensureFirm(ctx, number + n, { name, region, division: DIVISIONS[region], verification, contact });
      return { organization: name, organizationId: id };
    };
    const own = await firmOf("甲", "VERIFIED", 900_000_000);
    const pending = await firmOf("乙", "UNVERIFIED", 900_000_010);
    const suspended = await firmOf("丙", "SUSPENDED", 900_000_020);
    const account = (persona: Persona, firm: { organization: string | null; organizationId: string | null }) => ({
      ...{ email: `${persona}.${n}@verify.invalid`, persona, name: `示例${persona}${n}` },
      ...firm,
    });
    const none = { organization: null, organizationId: null };
    accounts.push(
      ...(await ensureAccounts(ctx, [
        ...STAFF.map((persona) => account(persona, none)),
        ...[account("owner", own), account("member", own), account("pending", pending), account("suspended", suspended)],
      ])),
    );
    const writer = await contextOfAccount(ctx, `owner.${n}@verify.invalid`);
    const moderator = await contextOfAccount(ctx, "moderator.1@verify.invalid");
    for (const side of ["SUPPLY", "DEMAND"] as const) {
      const contact = { mobile: null, ...contactOf(canary, `listing-${side}-${n}`) };
      await ensureListing({ writer, moderator }, own.organizationId, inputOf(side, n, dayOf(ctx.now)), "PUBLISHED");
      // Written past the schema: the canary is no telephone number.
      const { id } = await ctx.db.listing.findFirstOrThrow({
        where: { externalId: `VERIFY-${side}-${n}` },
        select: { id: true },
      });
      await ctx.db.listingContact.upsert({ where: { listingId: id }, update: {}, create: { listingId: id, ...contact } });
      listings += 1;
    }
  }
  return { accounts, listings };
}
