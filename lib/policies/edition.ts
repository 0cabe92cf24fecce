import type { ErrorCode } from "#lib/kernel/errors.ts";
import { type Actor, isEditor, isModerator, readsAsStaff } from "./actor.ts";

/** Who may do what to an edition. */
export const editionPolicy = {
  "edition.compile": (actor: Actor, _row: null) => isModerator(actor),
  "edition.freeze": (actor: Actor, _row: null) => isModerator(actor),
  /** The compiler is not the publisher, and the publisher is a person: the command line must name one by `--as`. */
  "edition.publish": (actor: Actor, row: { frozenById: string | null }): boolean | ErrorCode => {
    if (!isEditor(actor)) return false;
    return actor.userId === row.frozenById ? "SAME_PERSON" : actor.userId !== null;
  },
  "edition.readUnpublished": (actor: Actor, _row: null) => readsAsStaff(actor),
} as const;
