import { describe, expect, test } from "vitest";
import { routes } from "#lib/api/routes.ts";
import { purgeAuditAddresses } from "#lib/audit/purge.ts";
import { verifyAudit } from "#lib/audit/verify.ts";
import { db } from "#lib/db/client.ts";
import { getInterestWithContact } from "#lib/interests/commands/get-interest-with-contact.ts";
import { DAY_MS } from "#lib/kernel/clock.ts";
import { policies } from "#lib/policies/authorize.ts";
import { call, outcomeOf } from "../../support/api.ts";
import { ownerSql } from "../../support/database.ts";
import { createAgreement } from "../../support/interests.ts";
import { contextOf, createPerson, NOW } from "../../support/people.ts";

test("sec-45 every move and every view of a contact leaves one row: who, when, what, object, result; the address beside it", async () => {
  const { asker, owner, listing, id } = await createAgreement();
  await getInterestWithContact(contextOf(asker), id);
  const rows = await db().auditEntry.findMany({ where: { objectCode: listing.code }, orderBy: { seq: "asc" } });
  const grant = await db().grant.findUniqueOrThrow({ where: { interestId: id } });
  expect(rows).toMatchObject([
    {
      action: "interest.requested",
      actorId: asker.userId,
      actorRole: "owner",
      objectType: "interest",
      objectId: id,
      result: "ok",
      at: NOW,
    },
    {
      action: "interest.accepted",
      actorId: owner.userId,
      actorRole: "owner",
      objectType: "interest",
      objectId: id,
      result: "ok",
      at: NOW,
    },
    { action: "contact.revealed", actorId: asker.userId, objectType: "grant", objectId: grant.id, result: "ok", at: NOW },
  ]);
  const addresses = await db().auditAddress.findMany({ where: { seq: { in: rows.map(({ seq }) => seq) } } });
  expect(addresses.map(({ address }) => address)).toEqual(["192.0.2.1", "192.0.2.1", "192.0.2.1"]);
  expect(JSON.stringify(rows, (_key, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain("192.0.2.1");
});

describe("sec-46 the trail proves itself", () => {
  test("rows hold ids, codes and statuses: no name, text or contact", async () => {
    const { asker, owner, listing, contacts, id } = await createAgreement();
    await getInterestWithContact(contextOf(asker), id);
    const trail = JSON.stringify(await ownerSql`SELECT * FROM audit_entry`);
    const texts = [
      asker.actor.name,
      owner.actor.name,
      asker.firm?.name,
      owner.firm?.name,
      listing.title,
      "洽谈",
      ...Object.values(contacts.owner),
    ];
    for (const text of texts) expect(trail).not.toContain(text);
  });

  test("one flipped byte, and one missing row, are found and named", async () => {
    await createAgreement();
    expect(await verifyAudit(db())).toMatchObject({ ok: true, problem: null });
    const forge = (statement: string) =>
      ownerSql.begin(async (sql) => {
        await sql.unsafe("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only");
        await sql.unsafe(statement);
        await sql.unsafe("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only");
      });
    await forge("UPDATE audit_entry SET result = 'oK' WHERE seq = 2");
    expect(await verifyAudit(db())).toMatchObject({ ok: false, problem: { seq: "2", what: "hash" } });
    await forge("UPDATE audit_entry SET result = 'ok' WHERE seq = 2");
    expect((await verifyAudit(db())).ok).toBe(true);
    await forge("DELETE FROM audit_entry WHERE seq = 1");
    expect(await verifyAudit(db())).toMatchObject({ ok: false, problem: { what: "gap" } });
  });

  test("many writers at once leave one gapless chain", async () => {
    await Promise.all(Array.from({ length: 6 }, () => createAgreement()));
    expect(await verifyAudit(db())).toMatchObject({ ok: true, rows: 12 });
  });
});

describe("sec-22 nobody edits or deletes an audit row", () => {
  test.each(["UPDATE audit_entry SET result = 'x'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"])(
    "the app's role: %s",
    async (statement) => {
      await createAgreement();
      await expect(db().$executeRawUnsafe(statement)).rejects.toThrow();
      expect((await verifyAudit(db())).ok).toBe(true);
    },
  );

  test("no operation and no ability writes it", () => {
    expect(routes.filter(({ path }) => path.startsWith("/audit")).map(({ method }) => method)).toEqual(["GET"]);
    expect(Object.keys(policies).filter((name) => name.startsWith("audit"))).toEqual(["audit.read"]);
  });
});

describe("GET /audit", () => {
  test.each([
    ["anonymous", "401 UNAUTHENTICATED"],
    ["member", "403 FORBIDDEN"],
    ["moderator", "403 FORBIDDEN"],
    ["editor", "403 FORBIDDEN"],
    ["admin", "200"],
    ["auditor", "200"],
  ] as const)("%s → %s", async (persona, outcome) => {
    const person = persona === "anonymous" ? null : await createPerson(persona);
    expect(await outcomeOf(await call("GET", "/audit", { as: person }))).toBe(outcome);
  });

  test("filters and pages by number, newest first", async () => {
    const { listing, owner } = await createAgreement();
    await createAgreement();
    const auditor = await createPerson("auditor");
    const get = async (query: string) =>
      (await (await call("GET", `/audit?${query}`, { as: auditor })).json()) as {
        items: { seq: number; action: string; actorName: string; address: string }[];
        total: number;
        nextCursor: string | null;
      };
    expect((await get(`objectCode=${listing.code}`)).items.map(({ action }) => action)).toEqual([
      "interest.accepted",
      "interest.requested",
    ]);
    expect(await get(`actorId=${owner.userId}`)).toMatchObject({
      total: 1,
      items: [{ actorName: owner.actor.name, address: "192.0.2.1" }],
    });
    expect((await get("from=2026-11-23&to=2026-11-23")).total).toBe(4);
    expect((await get("to=2026-11-22")).total).toBe(0);
    const first = await get("limit=3");
    const second = await get(`limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
    expect([first.total, second.nextCursor]).toEqual([4, null]);
  });
});

test("sec-48 addresses leave after 190 days, not before; the rows stay", async () => {
  await createAgreement();
  expect(await purgeAuditAddresses(db(), new Date(NOW.getTime() + 190 * DAY_MS))).toBe(0);
  expect(await purgeAuditAddresses(db(), new Date(NOW.getTime() + 191 * DAY_MS))).toBe(2);
  expect(await db().auditEntry.count()).toBe(2);
});
