import type { Region, Verification } from "#lib/db/generated/enums.ts";
import type { Context } from "#lib/kernel/context.ts";
import { creditCheckCharacter } from "#lib/kernel/credit-code.ts";
import { nameSkeleton } from "#lib/kernel/text.ts";

export type SeedFirm = {
  name: string;
  region: Region;
  division: string;
  verification: Verification;
  enteredByStaff?: boolean;
  orgType?: string;
  intro?: string;
  tags?: string[];
  contact: { name: string; phone: string; email: string };
};

/** Invented credit codes have a right check character over a registration authority that does not exist (99). */
export function inventedCreditCode(number: number): string {
  const first17 = `99999999${String(number).padStart(9, "0")}`;
  return `${first17}${creditCheckCharacter(first17)}`;
}

/** Make a sample firm unless one of this name is there in the region; answers its id. `number` names its credit code. */
export async function ensureFirm(ctx: Context, number: number, firm: SeedFirm): Promise<string> {
  const nameKey = nameSkeleton(firm.name);
  const { contact, verification, ...facts } = firm;
  const isVerified = verification === "VERIFIED" || verification === "SUSPENDED";
  const { id } = await ctx.db.organization.upsert({
    where: { nameKey_region: { nameKey, region: firm.region } },
    update: {},
    create: {
      ...facts,
      nameKey,
      verification,
      creditCode: inventedCreditCode(number),
      creditCodeChecked: true,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      ...(isVerified && { verifiedAt: ctx.now, verificationChecked: ["营业执照"] }),
      ...(verification === "SUSPENDED" && { suspendedFrom: "VERIFIED" }),
      contact: { create: contact },
    },
    select: { id: true },
  });
  return id;
}
