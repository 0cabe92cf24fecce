import type { Viewing } from "#lib/kernel/context.ts";

/** Names of the chains by code; a code without a row is shown as it is. */
export async function chainNames({ db, locale }: Viewing): Promise<(code: string) => string> {
  const rows = await db.taxonomyTerm.findMany({
    where: { kind: "chain" },
    orderBy: [{ byStaff: "asc" }],
    select: { code: true, labelZh: true, labelEn: true },
  });
  const names = new Map(rows.map((row) => [row.code, locale === "zh-CN" ? row.labelZh : row.labelEn || row.labelZh]));
  return (code) => names.get(code) ?? code;
}
