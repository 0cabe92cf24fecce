/** Under this name the attachments stand among the changed fields of a listing, in remarks and in diffs. */
export const FILES = "files";

/** Attachments one listing may have. */
export const MOST_FILES = 6;

/** Rows that no list names any more are kept for so many days: long enough to undo, and for a takedown to be looked into. */
export const FORGOTTEN_AFTER_DAYS = 30;

/** The list with one entry moved by one place; unchanged at the ends. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  return ids.map((other, i) => (i === from ? (ids[to] ?? other) : i === to ? id : other));
}

/** Are two lists the same, order included? */
export const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, i) => id === b[i]);

/** How an attachment under review stands to what was shown before. */
export type FileChange = "added" | "kept" | "removed";

/** Every attachment of either list with how it stands: the new list in its order, then what it leaves out. */
export function compareFiles(before: readonly string[], after: readonly string[]): { id: string; change: FileChange }[] {
  return [
    ...after.map((id) => ({ id, change: before.includes(id) ? ("kept" as const) : ("added" as const) })),
    ...before.filter((id) => !after.includes(id)).map((id) => ({ id, change: "removed" as const })),
  ];
}
