import type { MemberRole, Role, Verification } from "#lib/db/generated/enums.ts";

export type Persona =
  | "anonymous"
  | "pending"
  | "member"
  | "owner"
  | "suspended"
  | "moderator"
  | "editor"
  | "admin"
  | "auditor"
  | "system";

/** Who acts: read from the session row (or API key) and its user on each request, never from a token. */
export type Actor = {
  kind: "anonymous" | "user" | "system";
  userId: string | null;
  name: string;
  role: Role | null;
  organizationId: string | null;
  organizationName: string | null;
  orgRole: MemberRole | null;
  verification: Verification | null;
  /** Scopes of the API key; null for a signed-in browser. */
  scopes: readonly string[] | null;
};

export const ANONYMOUS: Actor = {
  kind: "anonymous",
  userId: null,
  name: "",
  role: null,
  organizationId: null,
  organizationName: null,
  orgRole: null,
  verification: null,
  scopes: null,
};

/** The clock, jobs and the command line. */
export const SYSTEM: Actor = { ...ANONYMOUS, kind: "system", name: "命令行" };

export const isSystem = (actor: Actor): boolean => actor.kind === "system";
export const isSignedIn = (actor: Actor): boolean => actor.kind === "user";
/** moderator ⊂ editor ⊂ admin; the command line acts with staff's rights. */
export const isModerator = (actor: Actor): boolean => isSystem(actor) || actor.role === "MODERATOR" || isEditor(actor);
export const isEditor = (actor: Actor): boolean => isSystem(actor) || actor.role === "EDITOR" || actor.role === "ADMIN";
export const isAdmin = (actor: Actor): boolean => isSystem(actor) || actor.role === "ADMIN";
export const isAuditor = (actor: Actor): boolean => actor.role === "AUDITOR";
/** Staff and the auditor: may read what is not public, without contacts. */
export const readsAsStaff = (actor: Actor): boolean => isModerator(actor) || isAuditor(actor);
export const isSuspended = (actor: Actor): boolean => actor.verification === "SUSPENDED";
/** Member of a verified firm: may send and answer interests. */
export const isVerifiedMember = (actor: Actor): boolean =>
  isSignedIn(actor) && actor.organizationId !== null && actor.verification === "VERIFIED";

/** Rows that belong to a firm. */
export type Owned = { organizationId: string };
export const belongsTo = (actor: Actor, row: Owned): boolean =>
  actor.organizationId !== null && actor.organizationId === row.organizationId;
export const ownsFirm = (actor: Actor, row: Owned): boolean => belongsTo(actor, row) && actor.orgRole === "OWNER";

/** The persona of contract and permission table. */
export function personaOf(actor: Actor): Persona {
  if (actor.kind === "system") return "system";
  if (actor.kind === "anonymous") return "anonymous";
  switch (actor.role) {
    case "ADMIN":
      return "admin";
    case "EDITOR":
      return "editor";
    case "MODERATOR":
      return "moderator";
    case "AUDITOR":
      return "auditor";
  }
  if (actor.verification === "SUSPENDED") return "suspended";
  if (actor.verification !== "VERIFIED") return "pending";
  return actor.orgRole === "OWNER" ? "owner" : "member";
}
