import type { Tx } from "#lib/db/client.ts";
import { canonicalJson, type JsonValue } from "#lib/editions/model/canonical-json.ts";
import type { Context } from "#lib/kernel/context.ts";
import { type CliCommand, CliError } from "./command.ts";
import { contextFor } from "./context.ts";

const BATCH = 500;
/** The whole export reads one snapshot, however long it takes. */
const SNAPSHOT_MS = 3_600_000;

type Row = Record<string, unknown>;
/** One page of a kind, in the order of its key, after the last row of the page before. */
type Page = (tx: Tx, after: Row | null) => Promise<Row[]>;

const byId = (after: Row | null) => ({
  orderBy: { id: "asc" } as const,
  take: BATCH,
  ...(after && { skip: 1, cursor: { id: String(after.id) } }),
});

/** Kinds in alphabetical order. What signs somebody in (password hashes, tokens, keys) is not exported. */
const KINDS: [kind: string, page: Page][] = [
  [
    "attachment",
    (tx, after) =>
      tx.editionFile.findMany({
        orderBy: [{ editionId: "asc" }, { format: "asc" }],
        take: BATCH,
        ...(after && {
          skip: 1,
          cursor: { editionId_format: { editionId: String(after.editionId), format: String(after.format) } },
        }),
      }),
  ],
  [
    "audit",
    (tx, after) =>
      tx.auditEntry.findMany({
        orderBy: { seq: "asc" },
        take: BATCH,
        ...(after && { where: { seq: { gt: after.seq as bigint } } }),
      }),
  ],
  ["edition", (tx, after) => tx.edition.findMany({ ...byId(after), include: { rows: { orderBy: { serial: "asc" } } } })],
  ["grant", (tx, after) => tx.grant.findMany({ ...byId(after), include: { reveals: { orderBy: { id: "asc" } } } })],
  ["interest", (tx, after) => tx.interest.findMany({ ...byId(after), include: { outcomes: { orderBy: { id: "asc" } } } })],
  [
    "listing",
    (tx, after) =>
      tx.listing.findMany({
        ...byId(after),
        include: {
          contact: true,
          versions: { orderBy: { version: "asc" } },
          revisions: { orderBy: { id: "asc" } },
          decisions: { orderBy: { id: "asc" } },
          reports: { orderBy: { id: "asc" } },
          files: { orderBy: { id: "asc" } },
        },
      }),
  ],
  ["notification", (tx, after) => tx.notification.findMany(byId(after))],
  [
    "organization",
    (tx, after) =>
      tx.organization.findMany({ ...byId(after), include: { contact: true, certificates: { orderBy: { id: "asc" } } } }),
  ],
  [
    "user",
    (tx, after) =>
      tx.user.findMany({
        ...byId(after),
        omit: { passwordHash: true },
        include: { membership: true, policyAcceptances: { orderBy: { id: "asc" } } },
      }),
  ],
];

/** A row as JSON knows it: instants in ISO 8601, decimals as numbers, big integers as text. */
function plain(value: unknown): JsonValue {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object") return value as JsonValue;
  if ("toNumber" in value && typeof value.toNumber === "function") return value.toNumber() as number;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

/**
 * Everything the product holds, as sorted lines of canonical JSON from one snapshot: two exports of the same data are equal
 * byte for byte, so that a restored database can be compared with its original. Private contacts are in it.
 */
export async function exportCanonical(ctx: Context, writeLine: (line: string) => Promise<void> | void): Promise<number> {
  let lines = 0;
  await ctx.db.$transaction(
    async (tx) => {
      for (const [kind, page] of KINDS) {
        let rows: Row[] = [];
        do {
          rows = await page(tx, rows.at(-1) ?? null);
          for (const row of rows) await writeLine(canonicalJson(plain({ kind, ...row })));
          lines += rows.length;
        } while (rows.length === BATCH);
      }
    },
    { isolationLevel: "RepeatableRead", timeout: SNAPSHOT_MS, maxWait: 10_000 },
  );
  return lines;
}

export const command: CliCommand = {
  summary: "导出全部数据（每行一个 JSON 对象，按类别与编号排序，含私密联系方式）",
  usage: ["--canonical > 文件.ndjson"],
  options: { canonical: { type: "boolean" } },
  async run(call) {
    if (!call.options.canonical) throw new CliError("用法：npm run -s jjj -- export --canonical > 文件.ndjson");
    await exportCanonical(
      await contextFor(call.as),
      (line) => new Promise((resolve) => process.stdout.write(`${line}\n`, () => resolve())),
    );
    return 0;
  },
};
