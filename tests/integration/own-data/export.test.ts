import { rm } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import type { Context } from "#lib/kernel/context.ts";
import { addFile } from "#lib/listings/commands/add-file.ts";
import { exportOwnData } from "#lib/own-data/commands/export-own-data.ts";
import { call, outcomeOf } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { createAgreement, createRequest } from "../../support/interests.ts";
import { refusal } from "../../support/listings.ts";
import { anonymousContext, contextOf, createFirm, createPerson, createUser, NOW, systemContext } from "../../support/people.ts";
import { pdf, photograph } from "../../support/sample-files.ts";
import { joined, readZip } from "../../support/zip.ts";

type Data = Record<string, unknown> & {
  account: Record<string, unknown>;
  organization: { contact: Record<string, unknown>; members: unknown[] } | null;
  listings: Record<string, unknown>[];
  interests: Record<string, unknown>[];
  activity: { action: string; address: string | null }[];
  filesMissing: string[];
};

async function exported(ctx: Context): Promise<{ name: string; files: Map<string, Buffer>; data: Data; all: string }> {
  const { name, chunks } = await exportOwnData(ctx);
  const files = readZip(await joined(chunks));
  const json = String(files.get("data.json"));
  const words = [...files].filter(([file]) => !file.startsWith("files/")).map(([, bytes]) => String(bytes));
  return { name, files, data: JSON.parse(json) as Data, all: words.join("\n") };
}

test("the export holds the person, the firm with its contact, every listing with its files, requests, searches and acts", async () => {
  const firm = await createFirm();
  const person = await createUser({ firm, passwordHash: "$argon2id$HASH-CANARY" });
  const colleague = await createUser({ firm, orgRole: "MEMBER" });
  const owner = contextOf(person);
  const draft = await createListing({ firm, status: "DRAFT", contact: { name: "示例联系人", mobile: "19900001111" } });
  await createListing({ firm, status: "WITHDRAWN", row: { endNote: "已另行采购" } });
  const picture = await photograph();
  await addFile(owner, { code: draft.code, caption: "样机正面", bytes: picture });
  await addFile(owner, { code: draft.code, caption: "样机正面", bytes: pdf() });
  await db().savedSearch.create({
    data: { userId: person.userId, name: "天津的伺服电机", filter: {}, fromVersion: 0, createdAt: NOW },
  });

  const { name, files, data, all } = await exported(owner);
  expect(name).toBe("我的数据-2026-11-23.zip");
  expect(data.account).toMatchObject({ id: person.userId, email: person.email, hasPassword: true });
  expect(data.membership).toMatchObject({ id: firm.id, name: firm.name, role: "OWNER" });
  expect(data.organization).toMatchObject({
    contact: { name: "示例联系人" },
    members: [{ role: "owner" }, { role: "member" }],
  });
  expect(data.listings.map(({ code, status, endNote }) => [code, status, endNote])).toEqual([
    [draft.code, "DRAFT", ""],
    [expect.any(String), "WITHDRAWN", "已另行采购"],
  ]);
  expect(data.listings[0]).toMatchObject({
    contact: { mobile: "19900001111" },
    versions: [{ version: 0 }],
    attachments: [{ caption: "样机正面" }, { caption: "样机正面" }],
  });
  expect(data.savedSearches).toMatchObject([{ name: "天津的伺服电机" }]);
  expect(data.activity.map(({ action, address }) => [action, address])).toContainEqual(["listing.edited", "192.0.2.1"]);
  const stored = [...files.keys()].filter((file) => file.startsWith("files/"));
  expect(stored).toEqual([`files/${draft.code}/01-样机正面.jpg`, `files/${draft.code}/02-样机正面.pdf`]);
  expect(String(files.get(stored[1] ?? "")).startsWith("%PDF")).toBe(true);
  expect(String(files.get("说明.txt"))).toContain("data.json");
  expect(data.filesMissing).toEqual([]);
  for (const never of ["HASH-CANARY", "passwordHash", "keyHash", "tokenHash", colleague.email]) expect(all).not.toContain(never);
});

test("sec-19 a contact of the other firm is not in it, granted or not; the grant and who looked are", async () => {
  const agreed = await createAgreement();
  const forAsker = await exported(contextOf(agreed.asker));
  expect(forAsker.data.interests).toMatchObject([{ id: agreed.id, role: "ASKER", grant: { revokedAt: null } }]);
  expect(forAsker.all).toContain(agreed.contacts.asker.mobile);
  for (const value of Object.values(agreed.contacts.owner)) expect(forAsker.all).not.toContain(value);
  expect(await db().contactReveal.count()).toBe(0);

  const asked = await createRequest();
  const forOwner = await exported(contextOf(asked.owner));
  expect(forOwner.data.interests).toMatchObject([{ id: asked.id, role: "OWNER", grant: null }]);
  for (const value of Object.values(asked.contacts.asker)) expect(forOwner.all).not.toContain(value);
});

test("what staff write for staff is not in it, nor why the other firm declined", async () => {
  const request = await createRequest();
  await db().interest.update({
    where: { id: request.id },
    data: { status: "DECLINED", declineReason: "REASON-CANARY", consentNote: "STAFF-CANARY" },
  });
  const firm = request.asker.firm;
  if (!firm) throw new Error("the asker has a firm");
  await createListing({ firm, row: { consentNote: "STAFF-CANARY", holdReasons: ["STAFF-CANARY"] } });
  const { all } = await exported(contextOf(request.asker));
  for (const never of ["STAFF-CANARY", "REASON-CANARY"]) expect(all).not.toContain(never);
  expect((await exported(contextOf(request.owner))).all).toContain("REASON-CANARY");
});

test("staff take along what is theirs, not what they read by office", async () => {
  const request = await createRequest();
  const { data, all } = await exported(contextOf(await createPerson("moderator")));
  expect(data).toMatchObject({ organization: null, listings: [], interests: [], account: { role: "MODERATOR" } });
  expect(all).not.toContain(request.listing.code);
});

test("sec-23 a member of a suspended firm still exports its own", async () => {
  const person = await createPerson("suspended");
  if (!person.firm) throw new Error("a firm of its own");
  const { code } = await createListing({ firm: person.firm });
  const { data } = await exported(contextOf(person));
  expect(data.listings).toMatchObject([{ code }]);
});

test("a person without a firm has a file, too", async () => {
  const { data } = await exported(contextOf(await createUser()));
  expect(data).toMatchObject({ membership: null, organization: null, listings: [], certificates: [] });
});

test("sec-45 each export is one row of the trail, written before the first byte; nobody exports for nobody", async () => {
  const person = await createPerson("owner");
  const { chunks } = await exportOwnData(contextOf(person));
  const rows = await db().auditEntry.findMany({ where: { action: "user.dataExported" } });
  expect(rows).toMatchObject([
    { actorId: person.userId, objectId: person.userId, data: { listings: 0, interests: 0, files: 0 } },
  ]);
  await chunks.return();
  expect(await refusal(exportOwnData(anonymousContext()))).toBe("UNAUTHENTICATED");
  expect(await refusal(exportOwnData(systemContext()))).toBe("UNAUTHENTICATED");
});

test("a file that is damaged on the disk is named, and the rest arrives", async () => {
  const firm = await createFirm();
  const owner = contextOf(await createUser({ firm }));
  const { code } = await createListing({ firm, status: "DRAFT" });
  const id = await addFile(owner, { code, caption: "图", bytes: await photograph() });
  const { key } = await db().listingFile.findUniqueOrThrow({ where: { id } });
  await rm(path.join(env().DATA_DIR, "files", "attachments", key.slice(0, 2), key));
  const { files, data } = await exported(owner);
  expect(data.filesMissing).toEqual([`files/${code}/01-图.jpg`]);
  expect([...files.keys()]).toEqual(["说明.txt", "data.json"]);
});

test("more listings than one batch are all in it, once", async () => {
  const firm = await createFirm();
  const owner = contextOf(await createUser({ firm }));
  const codes: string[] = [];
  for (let n = 0; n < 101; n += 1) codes.push((await createListing({ firm, status: "DRAFT" })).code);
  const { data } = await exported(owner);
  expect(data.listings.map(({ code }) => code).sort()).toEqual(codes.sort());
});

test("the API answers the archive to whoever is signed in, as a download that nothing keeps", async () => {
  expect(await outcomeOf(await call("GET", "/me/export"))).toBe("401 UNAUTHENTICATED");
  const person = await createPerson("member");
  const response = await call("GET", "/me/export", { as: person });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/zip",
    "cache-control": "private, no-store",
    "content-disposition": expect.stringMatching(/^attachment; filename="my-data\.zip"; filename\*=UTF-8''%E6/),
  });
  const files = readZip(new Uint8Array(await response.arrayBuffer()));
  expect(JSON.parse(String(files.get("data.json")))).toMatchObject({ account: { id: person.userId } });
});
