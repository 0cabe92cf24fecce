import type { Db, Tx } from "#lib/db/client.ts";
import { PUBLIC_STATUSES } from "#lib/editions/lifecycle.ts";
import { assembleRows } from "#lib/editions/model/assemble.ts";
import { listChanges } from "#lib/editions/model/changes.ts";
import { countRows } from "#lib/editions/model/counts.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import { sealRow } from "#lib/editions/model/hashes.ts";
import { readListings } from "#lib/editions/queries/listings.ts";
import { type Edition, type EditionRow, editionRowSchema } from "#lib/editions/schema.ts";
import { collectedListings, printable } from "#lib/editions/scope.ts";
import { env } from "#lib/env.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { divisionLabel } from "#lib/kernel/divisions.ts";
import { COOPERATION_LABELS } from "#lib/listings/labels.ts";
import { listTerms } from "#lib/taxonomy/queries.ts";

/** What an issue would hold if it were frozen now. */
export type Collected = Pick<Edition, "rows" | "counts" | "changes" | "previous"> & { frame: EditionFrame };

/** Collect the rows of an issue from the listings as they stand, against the issue published last. */
export async function collectEdition(db: Db | Tx, cutoff: Date, now: Date): Promise<Collected> {
  const previous = await readPrevious(db);
  const formerCodes = previous.rows.filter(({ section }) => section !== "PROGRESS").map(({ code }) => code);
  const open = await readListings(db, collectedListings(cutoff, now));
  const ended = await readListings(db, { ...printable, code: { in: formerCodes }, status: { in: ["FULFILLED", "WITHDRAWN"] } });
  const chains = (await listTerms(db, "chain")).map(({ code, labelZh }) => ({ code, label: labelZh }));
  const order = chains.map(({ code }) => code);
  const rows = assembleRows({
    open: open.map(({ listing }) => listing),
    ended: ended.map(({ listing, status }) => ({ listing, how: status === "FULFILLED" ? "FULFILLED" : "WITHDRAWN" })),
    previous: previous.rows,
    chains: order,
  }).map(sealRow);
  return {
    ...{ rows, previous: previous.number, counts: countRows(rows, order), changes: listChanges(rows) },
    frame: frameOf(rows, chains),
  };
}

/** The issue published last, by its place in the series. */
async function readPrevious(db: Db | Tx): Promise<{ number: string | null; rows: EditionRow[] }> {
  const edition = await db.edition.findFirst({
    where: { status: { in: [...PUBLIC_STATUSES] } },
    orderBy: { serial: "desc" },
    select: { number: true, rows: { orderBy: { serial: "asc" }, select: { row: true } } },
  });
  return { number: edition?.number ?? null, rows: (edition?.rows ?? []).map(({ row }) => editionRowSchema.parse(row)) };
}

function frameOf(rows: readonly EditionRow[], chains: EditionFrame["chains"]): EditionFrame {
  const codes = [...new Set(rows.map(({ division }) => division))].filter((code) => code !== null).sort();
  const { APP_BASE_URL, SUPPORT_CONTACT } = env();
  return {
    // The first part of SUPPORT_CONTACT names the publisher; telephone and address follow it.
    publisher: SUPPORT_CONTACT?.split(/[，,；;|]/u)[0]?.trim() || t("zh-CN", "editions.publisherDefault"),
    baseUrl: APP_BASE_URL,
    chains,
    divisions: Object.fromEntries(codes.map((code) => [code, divisionLabel(code)])),
    cooperation: COOPERATION_LABELS,
  };
}
