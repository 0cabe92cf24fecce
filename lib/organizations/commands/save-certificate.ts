import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import type { AppEvent, EventName } from "#lib/outbox/events.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { qualificationKey } from "#lib/taxonomy/model.ts";
import { listTerms } from "#lib/taxonomy/queries.ts";
import { isInForce, MOST_CERTIFICATES } from "../model/held-qualifications.ts";
import type { CertificateInput } from "../schema/certificate.ts";
import { loadOrganization, lockPeople, policyRow } from "./load-organization.ts";
import { holdQualificationsIn } from "./parts/hold-qualifications.ts";

/** Columns by which staff's check stands or falls. */
const UNCHECKED = { checkedAt: null, checkedById: null } as const;

/** Lock a firm whose certificates are about to be changed by somebody who may edit it. @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_SUSPENDED */
async function lockForEdit(tx: Tx, ctx: Context, organizationId: string): Promise<void> {
  const firm = await loadOrganization(tx, ctx, organizationId);
  authorize(ctx.actor, "organization.edit", policyRow(firm));
  await lockPeople(tx, organizationId);
}

/** An event about a certificate, told of its firm. */
export const certificateEvent = (organizationId: string, name: EventName, certificateId: string): AppEvent => ({
  name,
  subjectType: "organization",
  subjectId: organizationId,
  data: { certificateId },
});

/** A certificate of this firm. @throws {DomainError} NOT_FOUND */
export async function loadCertificate(tx: Tx, organizationId: string, id: string) {
  const certificate = await tx.certificate.findFirst({ where: { id, organizationId } });
  if (!certificate) throw new DomainError("NOT_FOUND", "no such certificate of this firm");
  return certificate;
}

/**
 * Enter a certificate, or change one. What it proves counts for matching from this commit on, as long as it is in force; staff's
 * check of an earlier wording is gone.
 *
 * @param id of the certificate to change; null: a new one
 * @returns its id
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_SUSPENDED, INVALID_INPUT (too many), CONFLICT (stale version)
 */
export async function saveCertificate(
  ctx: Context,
  organizationId: string,
  { id, version, input }: { id: string | null; version: number | null; input: CertificateInput },
): Promise<string> {
  return inTransaction(ctx.db, async (tx) => {
    await lockForEdit(tx, ctx, organizationId);
    const terms = await listTerms(tx, "qualification");
    const key = qualificationKey(terms, input.qualification);
    const validUntil = input.validUntil === null ? null : dayToDate(input.validUntil);
    const lapsed = !isInForce(input.validUntil, dayOf(ctx.now));
    const data = { ...input, qualificationKey: key, validUntil, lapsed, ...UNCHECKED, updatedAt: ctx.now };
    if (id === null) {
      const count = await tx.certificate.count({ where: { organizationId } });
      if (count >= MOST_CERTIFICATES)
        refuseInput({ path: "", message: t(ctx.locale, "certificates.tooMany", { count: MOST_CERTIFICATES }) });
      const created = await tx.certificate.create({
        data: { ...data, organizationId, createdAt: ctx.now },
        select: { id: true },
      });
      await holdQualificationsIn(tx, ctx, organizationId);
      await recordEvent(tx, ctx, certificateEvent(organizationId, "organization.certificateAdded", created.id));
      return created.id;
    }
    const before = await loadCertificate(tx, organizationId, id);
    const { count } = await tx.certificate.updateMany({
      where: { id, version: version ?? -1 },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) throw new DomainError("CONFLICT", "stale version");
    await holdQualificationsIn(tx, ctx, organizationId, [before.qualificationKey]);
    await recordEvent(tx, ctx, certificateEvent(organizationId, "organization.certificateChanged", id));
    return id;
  });
}

/**
 * Take a certificate out: what it alone proved is held no longer.
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_SUSPENDED
 */
export async function removeCertificate(ctx: Context, organizationId: string, id: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await lockForEdit(tx, ctx, organizationId);
    const before = await loadCertificate(tx, organizationId, id);
    await tx.certificate.delete({ where: { id } });
    await holdQualificationsIn(tx, ctx, organizationId, [before.qualificationKey]);
    await recordEvent(tx, ctx, certificateEvent(organizationId, "organization.certificateRemoved", id));
  });
}
