// Valid listings, pure (`build…`) and as rows with their parents (`create…`). A test states only what it is about.
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { addDays, addMonths, dayOf, dayToDate } from "#lib/kernel/clock.ts";
import { foldLabel } from "#lib/kernel/text.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { titleKeyOf } from "#lib/listings/queries/title-key.ts";
import { emptyContent } from "#lib/listings/schema.ts";
import { indexListingsIn } from "#lib/search/port.ts";
import { createFirm, type Firm, NOW, nextSerial } from "./people.ts";

/** A complete content, ready to be submitted. */
export function buildContent(overrides: Partial<ListingContent> = {}): ListingContent {
  const side = overrides.side ?? "DEMAND";
  const today = dayOf(NOW);
  return {
    ...emptyContent(side, today),
    form: "PRODUCT",
    title: side === "DEMAND" ? "求购 200 台 750W 伺服电机" : "供应 750W 交流伺服电机",
    summary: "用于装配线改造的 750W 交流伺服电机及驱动器。",
    description: "用于装配线改造。额定功率 750W，额定转速 3000 转/分，EtherCAT 总线，含驱动器与调试，要求防护等级 IP65。",
    keywords: ["伺服电机", "驱动器"],
    chain: "robotics",
    cooperation: ["PURCHASE"],
    amountMinWan: 30,
    amountMaxWan: 60,
    ...(side === "DEMAND" ? { neededBy: addMonths(today, 4) } : { availableFrom: addDays(today, 10) }),
    ...overrides,
    side,
  };
}

type ListingRow = { id: string; code: string; title: string; version: number; firm: Firm };

type ListingOptions = {
  firm?: Firm;
  content?: Partial<ListingContent>;
  status?: Prisma.ListingUncheckedCreateInput["status"];
  /** Any other column. */
  row?: Partial<Prisma.ListingUncheckedCreateInput>;
  contact?: { name?: string; mobile?: string; phone?: string; email?: string };
};

/** A listing as a row, in any status, without passing through the commands: PUBLISHED and public unless said otherwise. */
export async function createListing(options: ListingOptions = {}): Promise<ListingRow> {
  const { status = "PUBLISHED", row = {}, contact } = options;
  const firm = options.firm ?? (await createFirm());
  const content = buildContent(options.content);
  const number = nextSerial();
  const wasPublished = !["DRAFT", "SUBMITTED", "IN_REVIEW", "RETURNED", "REJECTED"].includes(status);
  const { validUntil, neededBy, availableFrom, details, ...fields } = content;
  const { id, code, title, version } = await db().listing.create({
    data: {
      ...fields,
      details: details as Prisma.InputJsonObject,
      code: `JJJ-2026-${content.side === "DEMAND" ? "D" : "S"}-${number}`,
      organizationId: firm.id,
      titleKey: titleKeyOf(content.title),
      requiredQualificationKeys: content.requiredQualifications.map(foldLabel),
      heldQualificationKeys: content.heldQualifications.map(foldLabel),
      validUntil: dayToDate(validUntil),
      neededBy: neededBy === null ? null : dayToDate(neededBy),
      availableFrom: availableFrom === null ? null : dayToDate(availableFrom),
      status,
      ...(status !== "DRAFT" && { submittedAt: NOW, consentAt: NOW, round: 1 }),
      ...(["SUBMITTED", "IN_REVIEW"].includes(status) && { queuedAt: NOW }),
      ...(wasPublished && { publishedAt: NOW, everPublic: content.visibility !== "MATCH_ONLY" }),
      createdAt: NOW,
      updatedAt: NOW,
      ...(contact && { contact: { create: contact } }),
      versions: { create: { version: 0, content: content as Prisma.InputJsonObject, at: NOW } },
      ...row,
    },
    select: { id: true, code: true, title: true, version: true },
  });
  await inTransaction(db(), (tx) => indexListingsIn(tx, [id]));
  return { id, code, title, version, firm };
}
