import type { Context } from "#lib/kernel/context.ts";
import { createDraft } from "#lib/listings/commands/create-draft.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { submitListing } from "#lib/listings/commands/submit-listing.ts";
import type { StaffListingInput } from "#lib/listings/schema.ts";

export type SeedStatus = "DRAFT" | "SUBMITTED" | "RETURNED" | "PUBLISHED";

/**
 * Bring one sample listing to a status through the product's own commands: written by `writer`, decided by `moderator`.
 * Goes on where a killed run stopped; what has already been decided is left alone.
 */
export async function ensureListing(
  by: { writer: Context; moderator: Context },
  organizationId: string,
  input: StaffListingInput & { externalId: string },
  status: SeedStatus,
): Promise<void> {
  const { db } = by.writer;
  const where = { organizationId_externalId: { organizationId, externalId: input.externalId } };
  const select = { code: true, status: true, version: true } as const;
  if (!(await db.listing.findUnique({ where, select }))) await createDraft(by.writer, input);
  let row = await db.listing.findUniqueOrThrow({ where, select });
  if (row.status === "DRAFT" && status !== "DRAFT") {
    await submitListing(by.writer, { code: row.code });
    row = await db.listing.findUniqueOrThrow({ where, select });
  }
  if (row.status !== "SUBMITTED" || status === "DRAFT" || status === "SUBMITTED") return;
  const decision =
    status === "PUBLISHED"
      ? ({ decision: "approve", reasons: [], note: "" } as const)
      : ({ decision: "return", reasons: ["INCOMPLETE_SPEC"], note: "请补充第三方检测数据与最近一批的供货记录。" } as const);
  await decideListing(by.moderator, { ...decision, reasons: [...decision.reasons], code: row.code, version: row.version });
}
