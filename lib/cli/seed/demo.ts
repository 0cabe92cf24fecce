import { addDays, addMonths, dayOf } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import type { Persona } from "#lib/policies/actor.ts";
import demo from "../../../prisma/seed/demo.json" with { type: "json" };
import { contextOfAccount, ensureAccounts, type SeedAccount } from "./accounts.ts";
import { ensureFirm } from "./firms.ts";
import { ensureListing, type SeedStatus } from "./listings.ts";

type DemoListing = (typeof demo.listings)[number];

/** Hours between two sample listings, so that the list shows something of each of the last weeks. */
const HOURS_APART = 9;

const STAFF: Persona[] = ["admin", "editor", "moderator", "auditor"];
const STAFF_NAMES: Partial<Record<Persona, string>> = {
  admin: "示例管理员",
  editor: "示例编辑",
  moderator: "示例审核员",
  auditor: "示例审计员",
};

/** The account of a firm's owner; firms that staff entered, and verified ones without an account, have none. */
function emailOf(firm: (typeof demo.firms)[number]): string | null {
  if (firm.kind === "pending") return "pending@demo.invalid";
  return firm.kind === "owner" ? `${firm.region.toLowerCase()}@demo.invalid` : null;
}

function inputOf(listing: DemoListing, organizationId: string | undefined, today: string) {
  const { firm: _firm, months, qualifications, status: _status, ...fields } = listing;
  const isDemand = listing.side === "DEMAND";
  return {
    ...(fields as Omit<typeof fields, "side"> & { side: "SUPPLY" | "DEMAND" }),
    ...(isDemand
      ? { neededBy: addMonths(today, months), requiredQualifications: qualifications }
      : { availableFrom: addDays(today, months * 15), heldQualifications: qualifications }),
    ...(organizationId && {
      organizationId,
      sourceChannel: "EVENT" as const,
      consentNote: "示例：活动现场登记，单位口头同意发布。",
    }),
  };
}

/** The demo's list: 17 invented firms, their accounts and 62 listings. Run again it changes nothing. */
export async function seedDemo(
  ctx: Context,
  progress: (text: string) => void,
): Promise<{ accounts: SeedAccount[]; listings: number }> {
  const firmIds = new Map<string, string>();
  for (const [index, { key, kind, name, region, division, orgType, tags, intro }] of demo.firms.entries()) {
    const id = await ensureFirm(ctx, index + 1, {
      ...{ name, division, orgType, tags, intro, region: region as "BEIJING" },
      verification: kind === "owner" || kind === "verified" ? "VERIFIED" : "UNVERIFIED",
      enteredByStaff: kind === "staff",
      contact: {
        name: "示例联系人",
        phone: `010-0000${String(1001 + index)}`,
        email: `${key}@example.invalid`,
      },
    });
    firmIds.set(key, id);
  }
  const owners = demo.firms.flatMap((firm) => {
    const email = emailOf(firm);
    const persona: Persona = firm.kind === "pending" ? "pending" : "owner";
    return email
      ? [
          {
            email,
            persona,
            name: `${firm.name.slice(0, 2)}示例负责人`,
            organization: firm.name,
            organizationId: firmIds.get(firm.key) ?? null,
          },
        ]
      : [];
  });
  const staff = STAFF.map((persona) => ({
    ...{ email: `${persona}@demo.invalid`, persona, name: STAFF_NAMES[persona] ?? persona },
    ...{ organization: null, organizationId: null },
  }));
  const accounts = await ensureAccounts(ctx, [...staff, ...owners]);

  const last = demo.listings.at(-1);
  const isDone = await ctx.db.listing.count({ where: { externalId: String(last?.externalId), submittedAt: { not: null } } });
  if (isDone > 0) return { accounts, listings: 0 };
  for (const [index, listing] of demo.listings.entries()) {
    progress(`示例信息 ${index + 1}/${demo.listings.length}`);
    const now = new Date(ctx.now.getTime() - (demo.listings.length - index) * HOURS_APART * 3_600_000);
    const moderator = { ...(await contextOfAccount(ctx, "moderator@demo.invalid")), now };
    const firm = demo.firms.find(({ key }) => key === listing.firm);
    const email = firm ? emailOf(firm) : null;
    const writer = email ? { ...(await contextOfAccount(ctx, email)), now } : moderator;
    const organizationId = String(firmIds.get(listing.firm));
    const input = inputOf(listing, email ? undefined : organizationId, dayOf(now));
    await ensureListing(
      { writer, moderator },
      organizationId,
      input as Parameters<typeof ensureListing>[2],
      listing.status as SeedStatus,
    );
  }
  return { accounts, listings: demo.listings.length };
}
