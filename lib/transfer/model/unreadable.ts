/** Why a file cannot be read at all. */
export type UnreadableReason =
  | "TOO_LARGE"
  | "NOT_SUPPORTED"
  | "DANGEROUS"
  | "ENCRYPTED"
  | "WRONG_ENCODING"
  | "NO_TABLE"
  | "TOO_SLOW"
  | "DAMAGED";

/** Thrown when a file cannot be read to its end; nothing of it is taken in. */
export class UnreadableFile extends Error {
  constructor(
    readonly reason: UnreadableReason,
    detail: string = reason,
  ) {
    super(detail);
    this.name = "UnreadableFile";
  }
}
