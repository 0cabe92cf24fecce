import { storedBytesOfFirm } from "#lib/db/attachments.ts";
import { holdLock } from "#lib/db/locks.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { recordEvent } from "#lib/outbox/record-event.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { acceptFile } from "#lib/storage/accept-file.ts";
import { FIRM_QUOTA_BYTES } from "#lib/storage/file-kinds.ts";
import { storeFile } from "#lib/storage/storage.ts";
import { loadOrganization, lockPeople, policyRow } from "./load-organization.ts";
import { certificateEvent, loadCertificate } from "./save-certificate.ts";

/**
 * Put a scan to a certificate, in place of the one there was; staff's check of that one is gone. Only the firm's own people and
 * staff ever see it.
 *
 * @throws {DomainError} NOT_FOUND, FORBIDDEN, ORG_SUSPENDED, INVALID_INPUT at `file`
 */
export async function attachScan(ctx: Context, organizationId: string, id: string, bytes: Uint8Array): Promise<void> {
  authorize(ctx.actor, "organization.edit", policyRow(await loadOrganization(ctx.db, ctx, organizationId)));
  const file = await acceptFile(bytes);
  if (typeof file === "string") throw refusal(file, t(ctx.locale, `files.${file}`));
  await inTransaction(ctx.db, async (tx) => {
    authorize(ctx.actor, "organization.edit", policyRow(await loadOrganization(tx, ctx, organizationId)));
    await lockPeople(tx, organizationId);
    const before = await loadCertificate(tx, organizationId, id);
    await holdLock(tx, "attachments");
    const size = file.content.byteLength;
    if ((await storedBytesOfFirm(tx, organizationId)) - before.fileBytes + size > FIRM_QUOTA_BYTES)
      throw refusal("quotaFull", t(ctx.locale, "files.quotaFull"));
    const { key } = await storeFile(file.content, "attachments");
    await tx.certificate.update({
      where: { id },
      data: {
        fileKind: file.kind,
        fileKey: key,
        fileMediaType: file.mediaType,
        fileBytes: size,
        checkedAt: null,
        checkedById: null,
        updatedAt: ctx.now,
        version: { increment: 1 },
      },
    });
    await recordEvent(tx, ctx, certificateEvent(organizationId, "organization.certificateChanged", id));
  });
}

/** The refusal of a file: its sentence at the field, and its name for a page that is shown again. */
const refusal = (fault: string, message: string): DomainError =>
  new DomainError("INVALID_INPUT", fault, { errors: [{ path: "file", message }], extra: { fault } });
