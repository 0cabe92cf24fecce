import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { personaOf } from "#lib/policies/actor.ts";
import { createListing } from "../../support/build.ts";
import { createPerson } from "../../support/people.ts";

test.each(["pending", "member", "owner", "suspended", "moderator", "editor", "admin", "auditor"] as const)(
  "a person built as %s has that persona",
  async (persona) => {
    expect(personaOf((await createPerson(persona)).actor)).toBe(persona);
  },
);

test.each(["DRAFT", "SUBMITTED", "IN_REVIEW", "PUBLISHED", "EXPIRED"] as const)(
  "a listing is built in status %s",
  async (status) => {
    const { id } = await createListing({ status, contact: { name: "示例" } });
    const row = await db().listing.findUniqueOrThrow({ where: { id }, include: { contact: true, organization: true } });
    expect(row).toMatchObject({
      status,
      contact: { name: "示例" },
      publishedAt: status === "PUBLISHED" || status === "EXPIRED" ? expect.any(Date) : null,
    });
  },
);
