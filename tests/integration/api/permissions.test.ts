// Every operation × persona × relation to the thing, driven through the API. The policies say what is allowed; this file
// holds the API to them: refused cells answer with the code of the table and change no row.
import { expect, test } from "vitest";
import type { Route } from "#lib/api/define-route.ts";
import { routes } from "#lib/api/routes.ts";
import { db } from "#lib/db/client.ts";
import type { ListingStatus } from "#lib/db/generated/enums.ts";
import { accessOf } from "#lib/listings/model/visibility.ts";
import type { Actor } from "#lib/policies/actor.ts";
import { ANONYMOUS } from "#lib/policies/actor.ts";
import { type Ability, verdictOf } from "#lib/policies/authorize.ts";
import { call, outcomeOf } from "../../support/api.ts";
import { createListing } from "../../support/build.ts";
import { createFirm, createPerson, createUser, type Firm, type Person } from "../../support/people.ts";

const PERSONAS = ["anonymous", "pending", "member", "owner", "suspended", "moderator", "editor", "admin", "auditor"] as const;
const RELATIONS = ["own", "other", "unclaimed"] as const;
type Relation = (typeof RELATIONS)[number];
type Cell = { person: Person | null; actor: Actor; firm: Firm; relation: Relation };

/** Status in which each move of a listing finds something to do. */
const STATUS: Record<string, ListingStatus> = {
  "listings.submit": "DRAFT",
  "listings.edit": "DRAFT",
  "listings.delete": "DRAFT",
  "listings.reopen": "WITHDRAWN",
  "listings.claim": "SUBMITTED",
  "listings.release": "IN_REVIEW",
  "listings.decision": "SUBMITTED",
  "listings.undo": "RETURNED",
};

/** What an operation is tried on: the filled path, the row its policy judges, and whether the actor sees the thing at all. */
type Target = { path: string; row: unknown; hidden: "404 NOT_FOUND" | "410 GONE" | null };

/** A counterpart that everybody may read, where the path names one. */
async function otherCode(route: Route): Promise<string> {
  return route.path.includes("{other}") ? (await createListing({ content: { side: "SUPPLY" } })).code : "";
}

async function listingTarget(route: Route, { actor, firm, relation }: Cell): Promise<Target> {
  const status = STATUS[route.name] ?? "PUBLISHED";
  const { id, code } = await createListing({
    firm,
    status,
    content: { side: "DEMAND" },
    row: { enteredByStaff: relation === "unclaimed" },
  });
  const row = await db().listing.findUniqueOrThrow({
    where: { id },
    include: { organization: { select: { verification: true } } },
  });
  const access = accessOf(actor, row, new Date());
  const hidden = access === "none" ? "404 NOT_FOUND" : access === "gone" ? "410 GONE" : null;
  return {
    path: route.path.replace("{code}", code).replace("{other}", await otherCode(route)),
    row: { organizationId: firm.id, claimed: relation !== "unclaimed" },
    hidden,
  };
}

async function interestTarget(route: Route, { actor, firm, relation }: Cell): Promise<Target> {
  const other = await createFirm();
  if (relation !== "unclaimed") await createUser({ firm: other });
  // The actor's firm asked another; of `other` and `unclaimed` the actor is a third party.
  const asker = relation === "own" ? firm : await createFirm();
  const listing = await createListing({ firm: other });
  const at = new Date();
  const interest = await db().interest.create({
    data: {
      listingId: listing.id,
      askerOrganizationId: asker.id,
      ownerOrganizationId: other.id,
      seeking: "合作",
      viaStaff: relation === "unclaimed",
      createdAt: at,
      updatedAt: at,
      remindAt: at,
      dueAt: new Date(at.getTime() + 86_400_000),
    },
  });
  const row = { askerOrganizationId: asker.id, ownerOrganizationId: other.id, viaStaff: relation === "unclaimed" };
  const hidden = actor.kind === "user" && verdictOf(actor, "interest.read", row) === true ? null : "404 NOT_FOUND";
  return { path: route.path.replace("{id}", interest.id), row, hidden };
}

async function organizationTarget(route: Route, { actor, firm, relation }: Cell): Promise<Target> {
  const user = await createUser();
  const request = await db().joinRequest.create({
    data: { organizationId: firm.id, userId: user.userId, createdAt: new Date() },
  });
  const path = route.path.replace("{id}", firm.id).replace("{rid}", request.id);
  const row = { organizationId: firm.id, claimed: relation !== "unclaimed" };
  // A firm neither verified nor listed is seen by its own people and by staff alone; who asks to join one is not of it yet.
  const joins = route.name === "organizations.requestJoin";
  const { verification } = await db().organization.findUniqueOrThrow({ where: { id: firm.id } });
  const knows = verification === "VERIFIED" || verdictOf(actor, "organization.readPrivate", row) === true;
  const seen = joins ? verification !== "SUSPENDED" : knows;
  return { path, row, hidden: seen ? null : "404 NOT_FOUND" };
}

/** Issues made so far: each gets a month of its own. */
let issues = 0;

async function editionTarget(route: Route, { person, relation }: Cell): Promise<Target> {
  issues += 1;
  const number = `${2050 + Math.floor(issues / 12)}-${String((issues % 12) + 1).padStart(2, "0")}`;
  const frozenById = relation === "own" ? (person?.userId ?? null) : null;
  const status = route.name === "editions.publish" ? "FROZEN" : "COLLECTING";
  const at = new Date();
  await db().edition.deleteMany({ where: { number } });
  await db().edition.create({
    data: {
      number,
      title: "示例",
      status,
      periodFrom: at,
      periodTo: at,
      cutoff: at,
      createdAt: at,
      frozenById,
      frozenAt: status === "FROZEN" ? at : null,
    },
  });
  return { path: route.path.replace("{number}", number), row: { frozenById }, hidden: null };
}

/** What a creating operation is sent, so that it gets as far as its policy; a member's firm goes without saying. */
function bodyOf(route: Route, { actor, firm }: Cell): unknown {
  if (route.name !== "listings.create" && route.name !== "listings.begin") return {};
  const begun = { side: "DEMAND", ...(route.name === "listings.begin" && { key: crypto.randomUUID() }) };
  return actor.role === "MEMBER" ? begun : { ...begun, organizationId: firm.id };
}

async function targetOf(route: Route, cell: Cell): Promise<Target> {
  if (route.path.startsWith("/imports/{id}")) {
    const hidden = verdictOf(cell.actor, "import.read", null) === true ? null : "404 NOT_FOUND";
    return { path: route.path.replace("{id}", crypto.randomUUID()), row: null, hidden };
  }
  if (route.name === "interests.ask") return listingTarget(route, cell);
  if (route.path.includes("{code}")) return listingTarget(route, cell);
  if (route.path.startsWith("/interests/{id}")) return interestTarget(route, cell);
  if (route.path.startsWith("/organizations/{id}")) return organizationTarget(route, cell);
  if (route.path.includes("{number}")) return editionTarget(route, cell);
  const isMember = cell.actor.role === "MEMBER";
  const row = {
    organizationId: isMember ? cell.actor.organizationId : cell.firm.id,
    claimed: isMember || cell.relation !== "unclaimed",
  };
  return { path: route.path.replace("{id}", crypto.randomUUID()), row, hidden: null };
}

async function cellOf(persona: (typeof PERSONAS)[number], relation: Relation): Promise<Cell> {
  const person =
    persona === "anonymous"
      ? null
      : await createPerson(
          persona,
          relation === "own" && ["moderator", "editor", "admin", "auditor"].includes(persona) ? await createFirm() : undefined,
        );
  let firm = relation === "own" ? (person?.firm ?? null) : null;
  if (!firm) {
    firm = await createFirm(relation === "unclaimed" ? { enteredByStaff: true, verification: "UNVERIFIED" } : {});
    if (relation !== "unclaimed") await createUser({ firm });
  }
  return { person, actor: person?.actor ?? ANONYMOUS, firm, relation };
}

/** What the policies say to a cell: the refusal in full, or null when the operation gets past them. */
function expected(route: Route, { actor }: Cell, { row, hidden }: Target): string | null {
  if (actor.kind === "anonymous" && route.signedIn !== false) return "401 UNAUTHENTICATED";
  if (hidden !== null) return hidden;
  if (!route.ability) return null;
  const verdict = verdictOf(actor, route.ability as Ability, row as never);
  return verdict === true ? null : `403 ${verdict === false ? "FORBIDDEN" : verdict}`;
}

const counts = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all([
      db().auditEntry.count(),
      db().listing.count(),
      db().interest.count(),
      db().organization.count(),
      db().report.count(),
      db().edition.count(),
      db().outboxEvent.count(),
    ]),
  );

/** Make the request of a cell: JSON, or a form with a file for an upload. */
async function send(route: Route, cell: Cell, path: string): Promise<Response> {
  if (route.method === "GET") return call("GET", path, { as: cell.person });
  if (!route.multipart) return call(route.method, path, { as: cell.person, body: bodyOf(route, cell) });
  const form = new FormData();
  form.set("file", new File(["{}"], "list.jsonl"));
  const encoded = new Response(form);
  const headers = { "content-type": String(encoded.headers.get("content-type")) };
  return call(route.method, path, { as: cell.person, raw: await encoded.arrayBuffer(), headers });
}

/** Refusals of identity and permission; anything else got past the policies. */
const isRefusal = (outcome: string): boolean => /^(401|403|410) |^404 NOT_FOUND$/.test(outcome);

test.each(routes.map((route) => [route.name, route] as const))(
  "sec-14 %s answers every persona and relation as docs/permissions.md says",
  async (_name, route) => {
    const wrong: string[] = [];
    for (const persona of PERSONAS) {
      for (const relation of RELATIONS) {
        const cell = await cellOf(persona, relation);
        const target = await targetOf(route, cell);
        const before = await counts();
        const outcome = await outcomeOf(await send(route, cell, target.path));
        const refusal = expected(route, cell, target);
        const right =
          refusal === null
            ? !isRefusal(outcome) || (outcome === "404 NOT_FOUND" && !route.path.includes("{code}"))
            : outcome === refusal;
        if (!right) wrong.push(`${persona} × ${relation}: ${outcome}, policy: ${refusal ?? "allowed"}`);
        if (refusal !== null && (await counts()) !== before) wrong.push(`${persona} × ${relation}: refused, yet rows changed`);
      }
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);
