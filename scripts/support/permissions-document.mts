import { type Actor, ANONYMOUS, type Persona, SYSTEM } from "#lib/policies/actor.ts";
import { type Ability, can, policies } from "#lib/policies/authorize.ts";

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
const ACTORS: Record<Persona, Actor[]> = {
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

type Situation = { mark: string; row: object };
/** What a row may be to the actor. Every member a policy reads is named, so that each policy takes from it what it needs. */
const SITUATIONS: Situation[] = [
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

function cell(actors: Actor[], ability: Ability): string {
  const allowed = new Set(
    SITUATIONS.filter(({ row }) => actors.some((actor) => can(actor, ability, row as never))).map(({ mark }) => mark),
  );
  if (allowed.size === 0) return "·";
  if (allowed.has("own") && allowed.has("other") && allowed.has("unclaimed")) return "✓";
  const words = { own: "本", other: "他", unclaimed: "代" } as const;
  return Object.entries(words)
    .filter(([mark]) => allowed.has(mark))
    .map(([, word]) => word)
    .join("");
}

/** `docs/permissions.md`: every ability × persona, computed by asking the policies themselves. */
export function permissionsDocument(): string {
  const personas = Object.keys(ACTORS) as Persona[];
  const abilities = (Object.keys(policies) as Ability[]).sort();
  const lines = abilities.map((ability) => `| \`${ability}\` | ${personas.map((p) => cell(ACTORS[p], ability)).join(" | ")} |`);
  return [
    "# Permissions",
    "",
    "Generated from `lib/policies` by `npm run docs`; never edited by hand. `npm run check` fails when it differs.",
    "",
    "✓ always · 本 for what belongs to the own firm (for editions: frozen by oneself) · 他 for what belongs to another firm with",
    "an account · 代 for a firm without an account, for which staff act · `·` never.",
    "",
    `| ability | ${personas.join(" | ")} |`,
    `| --- |${personas.map(() => " :-: |").join("")}`,
    ...lines,
    "",
  ].join("\n");
}
