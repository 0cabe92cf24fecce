/** The kinds of file that are read, by the end of their name. */
export type FileKind = "xlsx" | "csv" | "jsonl";

/** The kind of a file by its name; null when it is none that is read. */
export function fileKindOf(name: string): FileKind | null {
  const ending = /\.(xlsx|csv|tsv|txt|jsonl|ndjson)$/iu.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return null;
  return ending === "xlsx" ? "xlsx" : ending === "jsonl" || ending === "ndjson" ? "jsonl" : "csv";
}
