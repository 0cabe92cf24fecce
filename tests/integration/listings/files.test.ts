import { readdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { storedBytesOfFirm } from "#lib/db/attachments.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import type { Context } from "#lib/kernel/context.ts";
import { addFile } from "#lib/listings/commands/add-file.ts";
import { arrangeFiles, describeFile } from "#lib/listings/commands/arrange-files.ts";
import { claimListing } from "#lib/listings/commands/claim-listing.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { deleteDraft } from "#lib/listings/commands/delete-draft.ts";
import { duplicateListing } from "#lib/listings/commands/duplicate-listing.ts";
import { editListing } from "#lib/listings/commands/edit-listing.ts";
import { forgetFiles } from "#lib/listings/commands/forget-files.ts";
import { submitListing } from "#lib/listings/commands/submit-listing.ts";
import { undoDecision } from "#lib/listings/commands/undo-decision.ts";
import { withdrawListing } from "#lib/listings/commands/withdraw-listing.ts";
import { MOST_FILES } from "#lib/listings/model/files.ts";
import { getOwnFiles, listFilesToReview, listShownFiles, openFile } from "#lib/listings/queries/files.ts";
import { getListing } from "#lib/listings/queries.ts";
import { findQueueItem } from "#lib/moderation/queries/queue.ts";
import { hintsFor } from "#lib/moderation/queries/review.ts";
import { createListing } from "../../support/build.ts";
import { eventsOf, readListing, refusal, refusedFields } from "../../support/listings.ts";
import { anonymousContext, contextOf, createFirm, createPerson, createUser, NOW, systemContext } from "../../support/people.ts";
import { pdf, photograph } from "../../support/sample-files.ts";

type Options = Parameters<typeof createListing>[0];

async function listingOf(options: Options = {}) {
  const firm = await createFirm();
  const owner = contextOf(await createUser({ firm }));
  const moderator = contextOf(await createPerson("moderator"));
  const { code } = await createListing({ firm, ...options });
  const version = async () => (await readListing(code)).version;
  const captions = async (files: Promise<{ caption: string }[]>) => (await files).map(({ caption }) => caption);
  return {
    firm,
    code,
    owner,
    moderator,
    add: async (caption: string, bytes?: Uint8Array) => addFile(owner, { code, caption, bytes: bytes ?? (await photograph()) }),
    arrange: async (fileIds: string[]) => arrangeFiles(owner, { code, fileIds, version: await version() }),
    decide: async (decision: "approve" | "return" | "suspend") =>
      decideListing(moderator, {
        code,
        decision,
        reasons: decision === "approve" ? [] : ["FORMAT"],
        note: "",
        version: await version(),
      }),
    shownTo: (who: Context) => captions(listShownFiles(who, code)),
    own: async () => (await getOwnFiles(owner, code)).files.map(({ caption, isShown }) => (isShown ? `${caption}*` : caption)),
    version,
  };
}

const visitor = anonymousContext();

test("sec-55 a file of a draft is public from the approval on and gone with a takedown; it is never shown before", async () => {
  const { code, owner, moderator, add, decide, shownTo } = await listingOf({ status: "DRAFT" });
  const id = await add("样机正面");
  expect(await refusal(openFile(visitor, id, "full"))).toBe("NOT_FOUND");
  await submitListing(owner, { code });
  expect([await shownTo(visitor), await refusal(openFile(visitor, id, "full"))]).toEqual([[], "NOT_FOUND"]);
  expect(await listFilesToReview(moderator, code)).toMatchObject([{ caption: "样机正面", change: "added" }]);
  await decide("approve");
  expect([await shownTo(visitor), (await openFile(visitor, id, "full")).isPublic]).toEqual([["样机正面"], true]);
  await decide("suspend");
  expect([await shownTo(visitor), await refusal(openFile(visitor, id, "full"))]).toEqual([[], "NOT_FOUND"]);
  expect((await openFile(owner, id, "full")).isPublic).toBe(false);
});

test("sec-55 of a published listing a new file waits in the revision, and a removed one stays public until it is approved", async () => {
  const { code, owner, moderator, add, arrange, decide, shownTo, own } = await listingOf({ status: "DRAFT" });
  const first = await add("甲");
  await submitListing(owner, { code });
  await decide("approve");
  const second = await add("乙");
  await arrange([second]);
  expect([await shownTo(visitor), await own()]).toEqual([["甲"], ["乙"]]);
  expect(await refusal(openFile(visitor, second, "full"))).toBe("NOT_FOUND");
  expect((await getListing(owner, code)).pending?.changed).toEqual(["files"]);
  await submitListing(owner, { code });
  expect((await listFilesToReview(moderator, code)).map(({ caption, change }) => `${caption} ${change}`)).toEqual([
    "乙 added",
    "甲 removed",
  ]);
  await decide("approve");
  expect([await shownTo(visitor), await own()]).toEqual([["乙"], ["乙*"]]);
  expect(await refusal(openFile(visitor, first, "full"))).toBe("NOT_FOUND");
  await undoDecision(moderator, { code });
  expect([await shownTo(visitor), await own()]).toEqual([["甲"], ["乙"]]);
  expect((await eventsOf(code)).filter((name) => name.startsWith("revision"))).toEqual([
    "revision.opened",
    "revision.edited",
    "revision.submitted",
    "revision.approved",
  ]);
});

test("text and files are changed in one revision, whichever comes first, and approved together", async () => {
  const { code, owner, add, decide, shownTo, version } = await listingOf();
  await add("甲");
  await editListing(owner, { code, patch: { title: "改过的名称" }, version: await version() });
  await add("乙");
  await editListing(owner, { code, patch: { summary: "改过的摘要" }, version: await version() });
  expect((await getListing(owner, code)).pending?.changed.toSorted()).toEqual(["files", "summary", "title"]);
  await submitListing(owner, { code });
  await decide("approve");
  expect([(await getListing(visitor, code)).title, await shownTo(visitor)]).toEqual(["改过的名称", ["甲", "乙"]]);
});

test("a revision of the text alone leaves the public files as they are", async () => {
  const { code, owner, decide, shownTo, add, version } = await listingOf({ status: "DRAFT" });
  await add("甲");
  await submitListing(owner, { code });
  await decide("approve");
  await editListing(owner, { code, patch: { title: "改过的名称" }, version: await version() });
  await submitListing(owner, { code });
  await decide("approve");
  expect(await shownTo(visitor)).toEqual(["甲"]);
});

test("removing, ordering and undoing are one list; a change taken back before review leaves no revision", async () => {
  const { code, add, arrange, own } = await listingOf();
  const ids = [await add("甲"), await add("乙"), await add("丙")];
  await arrange([ids[2] ?? "", ids[0] ?? ""]);
  expect(await own()).toEqual(["丙", "甲"]);
  await arrange(ids);
  expect(await own()).toEqual(["甲", "乙", "丙"]);
  await arrange([]);
  expect([await own(), (await readListing(code)).revisions.map(({ status }) => status)]).toEqual([[], ["DISCARDED"]]);
});

test("another caption is another file to review, with the same bytes", async () => {
  const { code, owner, add, decide, shownTo, version } = await listingOf({ status: "DRAFT" });
  const id = await add("甲");
  await submitListing(owner, { code });
  await decide("approve");
  await describeFile(owner, { code, id, caption: "电话 13800138000", version: await version() });
  expect(await shownTo(visitor)).toEqual(["甲"]);
  await submitListing(owner, { code });
  const moderator = contextOf(await createPerson("moderator"));
  const item = await findQueueItem(moderator, code);
  const hints = item ? ((await hintsFor(moderator, [item])).get(code) ?? []) : [];
  expect(hints.map((hint) => [hint.code, hint.path])).toContainEqual(["CONTACT_OR_AD", "files.0"]);
  expect(new Set((await db().listingFile.findMany()).map(({ key }) => key)).size).toBe(1);
});

test("while a moderator holds it nothing of the files can be changed; a stale page changes nothing", async () => {
  const { code, owner, moderator, add, arrange } = await listingOf({ status: "SUBMITTED" });
  const id = await add("甲");
  expect(await refusal(arrangeFiles(owner, { code, fileIds: [], version: 0 }))).toBe("CONFLICT");
  await claimListing(moderator, { code });
  expect(await refusal(add("乙"))).toBe("ILLEGAL_TRANSITION");
  expect(await refusal(arrange([]))).toBe("ILLEGAL_TRANSITION");
  expect((await readListing(code)).fileIds).toEqual([id]);
});

test("sec-14 files are changed by the firm's own people alone; a stranger does not even learn that they are there", async () => {
  const { code, firm, add } = await listingOf({ status: "DRAFT" });
  const id = await add("甲");
  const bytes = await photograph();
  const stranger = contextOf(await createPerson("owner"));
  const suspended = contextOf(await createPerson("suspended"));
  for (const who of [visitor, stranger, suspended]) {
    expect(await refusal(addFile(who, { code, caption: "乙", bytes }))).toBe("NOT_FOUND");
    expect(await refusal(arrangeFiles(who, { code, fileIds: [], version: 1 }))).toBe("NOT_FOUND");
    expect(await refusal(getOwnFiles(who, code))).toBe("NOT_FOUND");
    expect(await refusal(openFile(who, id, "full"))).toBe("NOT_FOUND");
    expect(await listShownFiles(who, code)).toEqual([]);
  }
  expect(await refusal(listFilesToReview(stranger, code))).toBe("FORBIDDEN");
  const moderator = contextOf(await createPerson("moderator"));
  expect(await refusal(addFile(moderator, { code, caption: "乙", bytes }))).toBe("FORBIDDEN");
  const auditor = contextOf(await createPerson("auditor"));
  expect((await openFile(auditor, id, "full")).isPublic).toBe(false);
  await db().organization.update({ where: { id: firm.id }, data: { verification: "SUSPENDED" } });
  const own = contextOf({ ...(await createUser({ firm })).actor });
  expect(await refusal(addFile(own, { code, caption: "乙", bytes }))).toBe("ORG_SUSPENDED");
});

test("sec-15 a file of another listing cannot be put into one's own", async () => {
  const mine = await listingOf({ status: "DRAFT" });
  const other = await listingOf({ status: "DRAFT" });
  const foreign = await other.add("别家的");
  expect(await refusal(mine.arrange([foreign]))).toBe("NOT_FOUND");
  expect(await refusal(mine.arrange([crypto.randomUUID()]))).toBe("NOT_FOUND");
});

test("of an anonymous listing neither caption nor download names the firm to strangers; for matching only serves nothing to visitors", async () => {
  const anonymous = await listingOf({ status: "DRAFT", content: { visibility: "ANONYMOUS" } });
  const id = await anonymous.add(`${anonymous.firm.name}的样机`, pdf());
  await submitListing(anonymous.owner, { code: anonymous.code });
  await anonymous.decide("approve");
  expect(await anonymous.shownTo(visitor)).toEqual(["某单位的样机"]);
  expect((await openFile(visitor, id, "full")).caption).toBe("某单位的样机");
  const quiet = await listingOf({ status: "DRAFT", content: { visibility: "MATCH_ONLY" } });
  const hidden = await quiet.add("样机");
  await submitListing(quiet.owner, { code: quiet.code });
  await quiet.decide("approve");
  expect([await quiet.shownTo(visitor), await refusal(openFile(visitor, hidden, "full"))]).toEqual([[], "NOT_FOUND"]);
});

test("sec-55 a withdrawn or expired listing and one of a suspended firm serve nothing", async () => {
  const { code, owner, add, decide, firm } = await listingOf({ status: "DRAFT" });
  const id = await add("甲");
  await submitListing(owner, { code });
  await decide("approve");
  const { validUntil } = await getListing(visitor, code);
  const afterwards = anonymousContext(new Date(Date.parse(validUntil) + 3 * DAY_MS));
  expect(await refusal(openFile(afterwards, id, "small"))).toBe("NOT_FOUND");
  await db().organization.update({ where: { id: firm.id }, data: { verification: "SUSPENDED" } });
  expect(await refusal(openFile(visitor, id, "full"))).toBe("NOT_FOUND");
  await db().organization.update({ where: { id: firm.id }, data: { verification: "VERIFIED" } });
  expect(await refusal(openFile(visitor, id, "full"))).toBe("ok");
  await withdrawListing(owner, { code });
  expect([await refusal(openFile(visitor, id, "full")), await listShownFiles(visitor, code)]).toEqual(["NOT_FOUND", []]);
});

test("a seventh file, a wrong one and one beyond the firm's share are told at the field and leave nothing behind", async () => {
  const { code, add } = await listingOf({ status: "DRAFT" });
  expect(await refusedFields(add("页面", Buffer.from("<html>")))).toEqual(["file"]);
  for (let i = 0; i < MOST_FILES; i++) await add(`第 ${i + 1} 张`);
  expect(await refusedFields(add("多出来的"))).toEqual(["file"]);
  expect((await readListing(code)).fileIds).toHaveLength(MOST_FILES);
  const other = await listingOf({ status: "DRAFT" });
  const full = await other.add("大文件");
  await db().listingFile.update({ where: { id: full }, data: { bytes: 209_715_200 } });
  expect(await refusedFields(other.add("再来一个"))).toEqual(["file"]);
});

test("a file sent twice at once is one attachment, also the last one there is room for", async () => {
  const { code, add } = await listingOf({ status: "DRAFT" });
  for (let i = 1; i < MOST_FILES; i++) await add(`第 ${i} 张`);
  const bytes = await photograph();
  const ids = await Promise.all([add("样机", bytes), add("样机", bytes)]);
  expect(new Set(ids).size).toBe(1);
  expect((await readListing(code)).fileIds).toHaveLength(MOST_FILES);
});

test("a copy shows what the first one shows, under its own rows; what is stored once counts once", async () => {
  const { firm, code, owner, add, arrange, version } = await listingOf({ status: "DRAFT" });
  const [first, second] = [await add("甲", await photograph({ width: 70 })), await add("乙", await photograph({ width: 80 }))];
  await arrange([second, first]);
  const stored = () => db().$transaction((tx) => storedBytesOfFirm(tx, firm.id));
  const before = await stored();
  await describeFile(owner, { code, id: second, caption: "乙（侧面）", version: await version() });
  const copy = await duplicateListing(owner, { code });
  expect((await getOwnFiles(owner, copy.code)).files.map(({ caption }) => caption)).toEqual(["乙（侧面）", "甲"]);
  expect(await stored()).toBe(before);
  await deleteDraft(owner, { code });
  const [file] = (await getOwnFiles(owner, copy.code)).files;
  expect((await openFile(owner, file?.id ?? "", "full")).content.byteLength).toBeGreaterThan(0);
});

const folderOf = (key: string): string => path.join(env().DATA_DIR, "files", "attachments", key.slice(0, 2));

test("damaged or missing bytes are served to nobody", async () => {
  const { owner, add } = await listingOf({ status: "DRAFT" });
  const id = await add("甲");
  const { key } = await db().listingFile.findUniqueOrThrow({ where: { id } });
  await writeFile(path.join(folderOf(key), key), "flipped");
  expect(await refusal(openFile(owner, id, "full"))).toBe("NOT_FOUND");
});

test("what no list has named for a month is forgotten, with its bytes; what is shown, waits, or was just taken out stays", async () => {
  const kept = await listingOf({ status: "DRAFT" });
  const shown = await kept.add("留着的", await photograph({ width: 70 }));
  const draft = await listingOf({ status: "DRAFT" });
  const gone = await draft.add("删掉的", await photograph({ width: 80 }));
  const keys = await db().listingFile.findMany({ where: { id: { in: [shown, gone] } }, orderBy: { createdAt: "asc" } });
  await deleteDraft(draft.owner, { code: draft.code });
  const out = await kept.add("拿掉的", await photograph({ width: 90 }));
  await kept.arrange([shown]);
  expect(await forgetFiles(systemContext(NOW))).toBe(0);
  for (const { key } of keys) await utimes(path.join(folderOf(key), key), NOW, NOW);
  const later = systemContext(new Date(NOW.getTime() + 31 * DAY_MS));
  await forgetFiles(later);
  expect((await db().listingFile.findMany()).map(({ id }) => id)).toEqual([shown]);
  const left = async (id: string) => {
    const key = keys.find((row) => row.id === id)?.key ?? "";
    const names: string[] = await readdir(folderOf(key)).catch(() => []);
    return names.includes(key);
  };
  expect([await left(shown), await left(gone)]).toEqual([true, false]);
  expect(await refusal(openFile(kept.owner, out, "full"))).toBe("NOT_FOUND");
});
