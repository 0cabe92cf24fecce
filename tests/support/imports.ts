import { db } from "#lib/db/client.ts";
import type { Context } from "#lib/kernel/context.ts";
import { storeImport } from "#lib/transfer/commands/queue-import.ts";
import { runImport } from "#lib/transfer/commands/run-import.ts";
import type { ImportOptions, ImportReport } from "#lib/transfer/schema.ts";
import { systemContext } from "./people.ts";

export const FIRM = { name: "唐山示例机械有限公司", creditCode: null, region: "HEBEI", division: "130208" };

export const GOOD = {
  side: "DEMAND",
  form: "PRODUCT",
  title: "求购伺服电机",
  description: "功率 2 kW，一年约 200 台。",
  organization: FIRM,
  neededBy: "2027-06-30",
};

export const CONTACT = { name: "示例联系人", phone: "13800000000", email: "lianxi@example.invalid" };

/** A .jsonl file of good records, each altered as the test says. */
export const jsonl = (...records: Record<string, unknown>[]): Buffer =>
  Buffer.from(records.map((record) => JSON.stringify({ ...GOOD, ...record })).join("\n"));

/** Import a file to its end, as the command line does. */
export async function importFile(
  name: string,
  bytes: Uint8Array,
  options: Partial<ImportOptions> = {},
  ctx: Context = systemContext(),
): Promise<ImportReport> {
  const stored = await storeImport(
    ctx,
    { name, bytes },
    { dryRun: false, publish: "valid", sourceChannel: "IMPORT", ...options },
    false,
  );
  return runImport(ctx, stored.id);
}

/** The same for records. */
export const importRecords = (
  records: Record<string, unknown>[],
  options: Partial<ImportOptions> = {},
  ctx?: Context,
): Promise<ImportReport> => importFile("list.jsonl", jsonl(...records), options, ctx);

/** Everything an import may touch. */
export const allRows = async (): Promise<unknown> => ({
  listings: await db().listing.findMany({ orderBy: { id: "asc" } }),
  firms: await db().organization.findMany({ orderBy: { id: "asc" } }),
  contacts: await db().listingContact.findMany({ orderBy: { listingId: "asc" } }),
});
