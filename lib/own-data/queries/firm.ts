import { getInterestRecord } from "#lib/interests/queries/get-interest-record.ts";
import { listInterests } from "#lib/interests/queries/list-interests.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import { MAX_LIMIT } from "#lib/kernel/pagination.ts";
import { listBlockedFirms } from "#lib/matching/queries/own-matches.ts";
import { listCertificates, openScan } from "#lib/organizations/queries/certificates.ts";
import { getOrganization, getOrganizationDesk } from "#lib/organizations/queries/get-organization.ts";
import type { ArchiveFile } from "./archive-file.ts";
import { pathInArchive } from "./names.ts";

/** The firm as its member sees it, its certificates with their scans. Of colleagues name and role: their addresses are theirs. */
export async function firmOf(member: Viewing, organizationId: string) {
  const { members = [], ...view } = await getOrganization(member, organizationId);
  const { supervisingDept, verificationNote, createdAt, updatedAt } = await getOrganizationDesk(member, organizationId);
  const files: ArchiveFile[] = [];
  const scans = await member.db.certificate.findMany({
    where: { organizationId, fileKey: { not: null } },
    select: { id: true, fileMediaType: true },
  });
  const typeOf = new Map(scans.map(({ id, fileMediaType }) => [id, fileMediaType ?? ""]));
  const certificates = (await listCertificates(member, organizationId)).map(({ checkedBy: _staff, ...certificate }, place) => {
    const mediaType = typeOf.get(certificate.id);
    const path =
      mediaType === undefined ? null : pathInArchive("files/certificates", place + 1, certificate.qualification, mediaType);
    if (path !== null) files.push({ path, read: async () => (await openScan(member, certificate.id)).content });
    return { ...certificate, scan: path };
  });
  return {
    organization: {
      ...view,
      ...{ supervisingDept, verificationNote, createdAt, updatedAt },
      members: members.map(({ name, role }) => ({ name, role })),
    },
    certificates,
    neverMatch: (await listBlockedFirms(member)).map(({ name, code, since }) => ({ name, listing: code, since })),
    sharedNeeds: await sharedNeedsOf(member, organizationId),
    files,
  };
}

/** To which groups of alike needs the firm agreed; who else is in them is the others' own. */
async function sharedNeedsOf({ db }: Viewing, organizationId: string) {
  const rows = await db.sharedNeedConsent.findMany({
    where: { organizationId },
    orderBy: { at: "asc" },
    select: { listingId: true, at: true, sharedNeed: { select: { way: true } } },
  });
  const own = await db.listing.findMany({
    where: { id: { in: rows.map(({ listingId }) => listingId) }, organizationId },
    select: { id: true, code: true },
  });
  const codes = new Map(own.map(({ id, code }) => [id, code]));
  return rows.map(({ listingId, at, sharedNeed }) => ({
    listing: codes.get(listingId) ?? null,
    way: sharedNeed.way,
    agreedAt: at,
  }));
}

/**
 * The firm's contact requests with the grants and who looked at a contact. A contact of the other firm is never among it: it is
 * that firm's own, shown on the page of the request alone, where each look is recorded.
 */
export async function interestsOf(member: Viewing) {
  const interests = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listInterests(member, { limit: MAX_LIMIT, cursor });
    for (const { contact: _never, ...view } of page.items) {
      const { viaStaff, declineReason, closeReason, grant, reveals } = await getInterestRecord(member, view.id);
      interests.push({
        ...view,
        ...{ viaStaff, declineReason, closeReason, grant },
        contactViews: reveals.map(({ id: _id, ...reveal }) => reveal),
        ownOutcomes: view.role === "STAFF" ? [] : await ownOutcomes(member, view.id, view.role),
      });
    }
    if (page.nextCursor === null) return interests;
    cursor = page.nextCursor;
  }
}

/** What the viewer's own side reported, with number and note, which the other side does not read. */
async function ownOutcomes({ db }: Viewing, interestId: string, side: "ASKER" | "OWNER") {
  const rows = await db.outcome.findMany({
    where: { interestId, side },
    orderBy: { at: "asc" },
    select: { stage: true, valueWan: true, valueBand: true, day: true, contractNo: true, note: true, at: true },
  });
  return rows.map(({ valueWan, ...row }) => ({ ...row, valueWan: valueWan?.toNumber() ?? null }));
}
