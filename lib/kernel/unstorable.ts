import { hasLoneSurrogate } from "./text.ts";

export type Unstorable = { path: string; kind: "nul" | "surrogate"; message: string };

/** The first text (or key) that PostgreSQL cannot hold: NUL, or half a surrogate pair. null when all is well. Depth is bounded by the parsers. */
export function findUnstorable(value: unknown, path = ""): Unstorable | null {
  if (typeof value === "string") {
    if (value.includes("\0")) return { path, kind: "nul", message: "含有不能保存的空字符" };
    return hasLoneSurrogate(value) ? { path, kind: "surrogate", message: "含有不完整的字符，请删除后重试" } : null;
  }
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnstorable(key, path) ?? findUnstorable(inner, path ? `${path}.${key}` : key);
    if (found) return found;
  }
  return null;
}
