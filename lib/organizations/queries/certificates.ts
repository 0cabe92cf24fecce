import type { FileKind } from "#lib/db/generated/enums.ts";
import { addDays, type Day, dateToDay, dayOf, dayToDate } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import { belongsTo, readsAsStaff } from "#lib/policies/actor.ts";
import { readIntact } from "#lib/storage/storage.ts";
import { ENDING_DAYS, isInForce } from "../model/held-qualifications.ts";
import { visibleOrganizations } from "../scope.ts";

/** A certificate as its reader may see it. */
export type CertificateView = {
  id: string;
  qualification: string;
  number: string;
  issuer: string;
  validUntil: Day | null;
  recognisedIn: string;
  isInForce: boolean;
  /** When staff checked it; null: stated by the firm alone. */
  checkedAt: Date | null;
  /** Who of the staff; to staff alone. */
  checkedBy: string | null;
  /** Size of the scan, to the firm and staff; null where there is none. */
  scanBytes: number | null;
  version: number;
};

const sees = ({ actor }: Viewing, organizationId: string): boolean => belongsTo(actor, { organizationId }) || readsAsStaff(actor);

/** The certificates of a firm: all of them to its people and staff, those in force to everybody who may see the firm. */
export async function listCertificates(viewing: Viewing, organizationId: string): Promise<CertificateView[]> {
  const { db, actor, now } = viewing;
  if (!isUuid(organizationId)) return [];
  const today = dayOf(now);
  const inside = sees(viewing, organizationId);
  const rows = await db.certificate.findMany({
    where: {
      organizationId,
      organization: visibleOrganizations(viewing),
      ...(!inside && { OR: [{ validUntil: null }, { validUntil: { gte: dayToDate(today) } }] }),
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const ids = readsAsStaff(actor) ? rows.flatMap(({ checkedById }) => checkedById ?? []) : [];
  const checkers = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(checkers.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const validUntil = row.validUntil && dateToDay(row.validUntil);
    return {
      id: row.id,
      qualification: row.qualification,
      number: row.number,
      issuer: row.issuer,
      validUntil,
      recognisedIn: row.recognisedIn,
      isInForce: isInForce(validUntil, today),
      checkedAt: row.checkedAt,
      checkedBy: (row.checkedById && names.get(row.checkedById)) || null,
      scanBytes: inside && row.fileKey !== null ? row.fileBytes : null,
      version: row.version,
    };
  });
}

/** One certificate of the reader's own firm. @throws {DomainError} NOT_FOUND */
export async function getOwnCertificate(viewing: Viewing, id: string): Promise<CertificateView> {
  const { organizationId } = viewing.actor;
  const certificates = organizationId === null ? [] : await listCertificates(viewing, organizationId);
  const found = certificates.find((certificate) => certificate.id === id);
  if (!found) throw new DomainError("NOT_FOUND", "no such certificate");
  return found;
}

/** Certificates of the reader's own firm that end within 30 days, or ended within the last 30, the first to end first. */
export async function listEndingCertificates({ db, actor, now }: Viewing) {
  if (actor.organizationId === null) return [];
  const today = dayOf(now);
  const rows = await db.certificate.findMany({
    where: {
      organizationId: actor.organizationId,
      validUntil: { gte: dayToDate(addDays(today, -ENDING_DAYS)), lte: dayToDate(addDays(today, ENDING_DAYS)) },
    },
    orderBy: { validUntil: "asc" },
    select: { id: true, qualification: true, validUntil: true },
  });
  return rows.flatMap(({ id, qualification, validUntil }) => {
    if (validUntil === null) return [];
    const day = dateToDay(validUntil);
    return [{ id, qualification, validUntil: day, hasEnded: !isInForce(day, today) }];
  });
}

/** The scan of a certificate, for the firm's people and staff. @throws {DomainError} NOT_FOUND for everybody else */
export async function openScan(
  viewing: Viewing,
  id: string,
): Promise<{ content: Uint8Array; kind: FileKind; mediaType: string; key: string; name: string }> {
  const row = isUuid(id) ? await viewing.db.certificate.findUnique({ where: { id } }) : null;
  if (!row?.fileKey || !row.fileKind || !row.fileMediaType || !sees(viewing, row.organizationId))
    throw new DomainError("NOT_FOUND", "no such scan");
  const content = await readIntact(row.fileKey, "attachments");
  return { content, kind: row.fileKind, mediaType: row.fileMediaType, key: row.fileKey, name: row.qualification };
}
