import { createHash } from "node:crypto";

/** Longest text read as a weights file, in characters. */
export const WEIGHTS_FILE_LENGTH = 20_000;

/** TypeScript's object literal as JSON: names quoted, comments and trailing commas gone. */
function literalToJson(literal: string): string {
  return literal
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/([{,]\s*)([A-Za-z_]\w*)\s*:/g, '$1"$2":')
    .replace(/,(\s*[}\]])/g, "$1");
}

/**
 * The object in a weights file: JSON, or the source that `npm run fit -- --write` writes. Nothing in it is run.
 * @returns null when there is no object to be read
 */
export function readWeightsFile(text: string): unknown {
  const assigned = text.search(/WEIGHTS_DATA[^=]*=\s*\{/);
  const start = text.indexOf("{", assigned < 0 ? 0 : text.indexOf("=", assigned));
  const end = text.lastIndexOf("}");
  if (start < 0 || end < start) return null;
  const literal = text.slice(start, end + 1);
  for (const candidate of [literal, literalToJson(literal)]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // Not JSON as it stands: the other reading decides.
    }
  }
  return null;
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** SHA-256 (hex) of weights, whatever the order of their names. */
export const weightsHash = (weights: object): string =>
  createHash("sha256")
    .update(JSON.stringify(sorted(weights)), "utf8")
    .digest("hex");
