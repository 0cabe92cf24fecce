/** What staff do to a concept; `revert` drops their own row so that the file's counts again. */
export const CONCEPT_MOVES = ["add", "edit", "remove", "restore", "revert"] as const;
export type ConceptMove = (typeof CONCEPT_MOVES)[number];
