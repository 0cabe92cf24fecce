import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import { attachScan } from "#lib/organizations/commands/attach-scan.ts";
import { checkCertificate } from "#lib/organizations/commands/check-certificate.ts";
import { editOrganization } from "#lib/organizations/commands/edit-organization.ts";
import { lapseCertificates } from "#lib/organizations/commands/lapse-certificates.ts";
import { removeCertificate, saveCertificate } from "#lib/organizations/commands/save-certificate.ts";
import { listCertificates, listEndingCertificates, openScan } from "#lib/organizations/queries/certificates.ts";
import { createListing } from "../../support/build.ts";
import { refusal, refusedFields } from "../../support/listings.ts";
import { anonymousContext, contextOf, createFirm, createPerson, createUser, NOW, systemContext } from "../../support/people.ts";
import { pdf, photograph } from "../../support/sample-files.ts";

const INPUT = {
  qualification: "ISO 9001",
  number: "示例-0001",
  issuer: "示例认证中心",
  validUntil: "2026-12-10",
  recognisedIn: "三地互认",
};
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

async function firmWithOwner() {
  const firm = await createFirm({ qualifications: ["示例资质"], qualificationKeys: ["示例资质"] });
  const owner = contextOf(await createUser({ firm }));
  const row = () => db().organization.findUniqueOrThrow({ where: { id: firm.id } });
  const save = (input: Partial<typeof INPUT> = {}) =>
    saveCertificate(owner, firm.id, { id: null, version: null, input: { ...INPUT, ...input } });
  return { firm, owner, row, save, held: async () => (await row()).qualifications };
}

/** How often the index was told of a listing. */
const changesOf = (listingId: string) => db().listingChange.count({ where: { listingId } });

test("a certificate in force counts as held from its commit on, its end takes it out, and each time the firm's listings are indexed", async () => {
  const { firm, owner, save, held } = await firmWithOwner();
  const { id: listingId } = await createListing({ firm });
  const before = await changesOf(listingId);
  await save();
  expect(await held()).toEqual(["示例资质", "ISO 9001"]);
  expect(await changesOf(listingId)).toBeGreaterThan(before);
  expect(await lapseCertificates(systemContext(later(17)))).toBe(0);
  expect(await held()).toEqual(["示例资质", "ISO 9001"]);
  const known = await changesOf(listingId);
  expect(await lapseCertificates(systemContext(later(18)))).toBe(1);
  expect([await held(), await lapseCertificates(systemContext(later(18)))]).toEqual([["示例资质"], 0]);
  expect(await changesOf(listingId)).toBeGreaterThan(known);
  expect((await listCertificates({ ...owner, now: later(18) }, firm.id)).map(({ isInForce }) => isInForce)).toEqual([false]);
});

test("typing the name of an expired certificate into the profile does not make it held; a renewal does", async () => {
  const { firm, owner, row, save, held } = await firmWithOwner();
  const id = await save({ validUntil: "2026-01-01" });
  await editOrganization(owner, firm.id, (await row()).version, { qualifications: ["iso 9001", "别的资质"] });
  expect(await held()).toEqual(["别的资质"]);
  await saveCertificate(owner, firm.id, { id, version: 0, input: { ...INPUT, validUntil: "2028-01-01" } });
  expect(await held()).toEqual(["别的资质", "ISO 9001"]);
  await editOrganization(owner, firm.id, (await row()).version, { qualifications: [] });
  expect(await held()).toEqual(["ISO 9001"]);
  await removeCertificate(owner, firm.id, id);
  expect(await held()).toEqual([]);
});

test("the desk is told 30 days before the end and after it, not earlier", async () => {
  const { owner, save } = await firmWithOwner();
  await save({ validUntil: "2026-12-24" });
  expect(await listEndingCertificates(owner)).toEqual([]);
  expect(await listEndingCertificates({ ...owner, now: later(1) })).toMatchObject([
    { qualification: "ISO 9001", hasEnded: false },
  ]);
  expect(await listEndingCertificates({ ...owner, now: later(32) })).toMatchObject([{ hasEnded: true }]);
  expect(await listEndingCertificates({ ...owner, now: later(70) })).toEqual([]);
});

test("sec-21 staff mark a certificate as checked, never one of their own firm; any change by the firm takes the mark away", async () => {
  const { firm, owner, save } = await firmWithOwner();
  const id = await save();
  const moderator = contextOf(await createPerson("moderator"));
  const seconded = contextOf(await createUser({ role: "MODERATOR", firm, orgRole: "MEMBER" }));
  expect(await refusal(checkCertificate(owner, firm.id, { id, version: 0, checked: true }))).toBe("FORBIDDEN");
  expect(await refusal(checkCertificate(seconded, firm.id, { id, version: 0, checked: true }))).toBe("OWN_ORGANIZATION");
  await checkCertificate(moderator, firm.id, { id, version: 0, checked: true });
  expect(await listCertificates(anonymousContext(), firm.id)).toMatchObject([{ checkedAt: NOW, checkedBy: null }]);
  expect(await listCertificates(moderator, firm.id)).toMatchObject([{ checkedBy: moderator.actor.name }]);
  await attachScan(owner, firm.id, id, await photograph());
  expect(await listCertificates(moderator, firm.id)).toMatchObject([{ checkedAt: null, checkedBy: null }]);
  expect(await refusal(checkCertificate(moderator, firm.id, { id, version: 1, checked: true }))).toBe("CONFLICT");
});

test("sec-14 the scan is for the firm's people and staff; others see the facts, and only of what is in force", async () => {
  const { firm, owner, save } = await firmWithOwner();
  const id = await save();
  await save({ qualification: "旧资质", validUntil: "2025-01-01" });
  await attachScan(owner, firm.id, id, pdf());
  const stranger = contextOf(await createPerson("owner"));
  for (const who of [anonymousContext(), stranger]) {
    expect((await listCertificates(who, firm.id)).map(({ qualification, scanBytes }) => [qualification, scanBytes])).toEqual([
      ["ISO 9001", null],
    ]);
    expect(await refusal(openScan(who, id))).toBe("NOT_FOUND");
    expect(["NOT_FOUND", "FORBIDDEN", "UNAUTHENTICATED"]).toContain(await refusal(attachScan(who, firm.id, id, pdf())));
    expect(["NOT_FOUND", "FORBIDDEN", "UNAUTHENTICATED"]).toContain(await refusal(removeCertificate(who, firm.id, id)));
  }
  const member = contextOf(await createUser({ firm, orgRole: "MEMBER" }));
  expect((await openScan(member, id)).mediaType).toBe("application/pdf");
  expect(await refusal(removeCertificate(member, firm.id, id))).toBe("FORBIDDEN");
  expect((await openScan(contextOf(await createPerson("auditor")), id)).kind).toBe("PDF");
  expect(await refusedFields(attachScan(owner, firm.id, id, Buffer.from("<html>")))).toEqual(["file"]);
});

test("sec-15 a certificate of another firm is none of this one's", async () => {
  const mine = await firmWithOwner();
  const other = await firmWithOwner();
  const foreign = await other.save();
  expect(await refusal(removeCertificate(mine.owner, mine.firm.id, foreign))).toBe("NOT_FOUND");
  expect(await refusal(saveCertificate(mine.owner, mine.firm.id, { id: foreign, version: 0, input: INPUT }))).toBe("NOT_FOUND");
});
