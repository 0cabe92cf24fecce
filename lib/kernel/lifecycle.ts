import { DomainError } from "./errors.ts";

/** One row of a status table: one button somebody can press, or one thing the clock does. */
export type Move<Status extends string, Ability extends string = string> = {
  readonly from: readonly Status[];
  /** null: the status stays. */
  readonly to: Status | null;
  readonly ability: Ability;
  readonly emits: string;
  readonly reasonRequired?: boolean;
};

/**
 * Refuse a move that the table does not allow from the present status.
 * @throws {DomainError} ILLEGAL_TRANSITION
 */
export function assertMove<S extends string>(move: Move<S>, status: S): void {
  if (!move.from.includes(status)) {
    throw new DomainError("ILLEGAL_TRANSITION", `${move.emits} is not possible from ${status}`);
  }
}
