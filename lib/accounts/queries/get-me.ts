import type { Viewing } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { type Persona, personaOf } from "#lib/policies/actor.ts";

export type MeView = {
  id: string;
  email: string | null;
  mobile: string | null;
  role: "member" | "moderator" | "editor" | "admin" | "auditor";
  persona: Persona;
  organization: { id: string; name: string; role: "owner" | "member" } | null;
  scopes: string[] | null;
};

/** Who the caller is. @throws {DomainError} UNAUTHENTICATED */
export async function getMe({ db, actor }: Viewing): Promise<MeView> {
  if (!actor.userId) throw new DomainError("UNAUTHENTICATED", "nobody");
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true, mobile: true } });
  return {
    id: actor.userId,
    ...user,
    role: (actor.role ?? "MEMBER").toLowerCase() as MeView["role"],
    persona: personaOf(actor),
    organization: actor.organizationId
      ? { id: actor.organizationId, name: actor.organizationName ?? "", role: actor.orgRole === "OWNER" ? "owner" : "member" }
      : null,
    scopes: actor.scopes && [...actor.scopes],
  };
}
