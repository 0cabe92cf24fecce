import type { EditionStatus } from "#lib/db/generated/enums.ts";
import type { Move } from "#lib/kernel/lifecycle.ts";
import type { Ability } from "#lib/policies/authorize.ts";

/** The life of an issue. Each row is one button somebody can press, and the ability that lets them. */
export const editionMoves = {
  freeze: { from: ["COLLECTING", "CONFIRMING"], to: "FROZEN", ability: "edition.freeze", emits: "edition.frozen" },
  publish: { from: ["FROZEN"], to: "PUBLISHED", ability: "edition.publish", emits: "edition.published" },
} as const satisfies Record<string, Move<EditionStatus, Ability>>;

/** Statuses in which everybody may read an issue. */
export const PUBLIC_STATUSES: readonly EditionStatus[] = ["PUBLISHED", "CORRECTED"];
