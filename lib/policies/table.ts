import { type Actor, ANONYMOUS, type Persona, SYSTEM } from "./actor.ts";
import { type Ability, can } from "./authorize.ts";

const OWN = "own-firm";
const OTHER = "other-firm";

function person(role: Actor["role"], firm: Partial<Actor> = {}): Actor {
  return { ...ANONYMOUS, kind: "user", userId: "me", name: "示例", role, ...firm };
}

const inFirm = (verification: Actor["verification"], orgRole: Actor["orgRole"]): Partial<Actor> => ({
  organizationId: OWN,
  organizationName: "示例单位",
  verification,
  orgRole,
});

/** One actor for each persona of the contract. `pending` stands for both kinds: with an unverified firm, and without one. */
export const ACTORS: Record<Persona, Actor[]> = {
  anonymous: [ANONYMOUS],
  pending: [person("MEMBER", inFirm("UNVERIFIED", "OWNER")), person("MEMBER")],
  member: [person("MEMBER", inFirm("VERIFIED", "MEMBER"))],
  owner: [person("MEMBER", inFirm("VERIFIED", "OWNER"))],
  suspended: [person("MEMBER", inFirm("SUSPENDED", "OWNER"))],
  moderator: [person("MODERATOR")],
  editor: [person("EDITOR")],
  admin: [person("ADMIN")],
  auditor: [person("AUDITOR")],
  system: [SYSTEM],
};

export type Situation = { mark: "own" | "other" | "unclaimed"; row: object };
/** What a row may be to the actor. Every member a policy reads is named, so that each policy takes from it what it needs. */
export const SITUATIONS: Situation[] = [
  {
    mark: "own",
    row: {
      organizationId: OWN,
      claimed: true,
      askerOrganizationId: OWN,
      ownerOrganizationId: OTHER,
      viaStaff: false,
      frozenById: "me",
    },
  },
  {
    mark: "own",
    row: {
      organizationId: OWN,
      claimed: true,
      askerOrganizationId: OTHER,
      ownerOrganizationId: OWN,
      viaStaff: false,
      frozenById: "me",
    },
  },
  {
    mark: "other",
    row: {
      organizationId: OTHER,
      claimed: true,
      askerOrganizationId: OTHER,
      ownerOrganizationId: "third",
      viaStaff: false,
      frozenById: "somebody",
    },
  },
  {
    mark: "unclaimed",
    row: {
      organizationId: OTHER,
      claimed: false,
      askerOrganizationId: OTHER,
      ownerOrganizationId: "third",
      viaStaff: true,
      frozenById: "somebody",
    },
  },
];

export const PERSONAS = Object.keys(ACTORS) as Persona[];

/** The relations to a row in which a persona may use an ability. */
export function situationsOf(persona: Persona, ability: Ability): Set<Situation["mark"]> {
  const allowed = SITUATIONS.filter(({ row }) => ACTORS[persona].some((actor) => can(actor, ability, row as never)));
  return new Set(allowed.map(({ mark }) => mark));
}

/** The personas that may use an ability on some row. */
export function personasOf(ability: Ability): Persona[] {
  return PERSONAS.filter((persona) => situationsOf(persona, ability).size > 0);
}
