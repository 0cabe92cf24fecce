import { hasLoneSurrogate } from "./text.ts";

export type Unstorable = { path: string; kind: "nul" | "surrogate" | "unread"; message: string };

/** What a decoder puts where bytes were no character; a form is decoded before we see it. */
const STAND_IN = "\uFFFD";

/** The first text (or key) that is not to be stored: NUL, half a surrogate pair, a character lost in decoding. null when all is well. Depth is bounded by the readers. */
export function findUnstorable(value: unknown, path = ""): Unstorable | null {
  if (typeof value === "string") {
    if (value.includes("\0")) return { path, kind: "nul", message: "含有不能保存的空字符" };
    if (hasLoneSurrogate(value)) return { path, kind: "surrogate", message: "含有不完整的字符，请删除后重试" };
    return value.includes(STAND_IN) ? { path, kind: "unread", message: "含有无法识别的字符（编码有误），请重新输入" } : null;
  }
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnstorable(key, path) ?? findUnstorable(inner, path ? `${path}.${key}` : key);
    if (found) return found;
  }
  return null;
}
