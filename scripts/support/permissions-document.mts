import { type ApiOperation, operationsOfApi } from "#lib/api/operations.ts";
import type { Persona } from "#lib/policies/actor.ts";
import { type Ability, policies } from "#lib/policies/authorize.ts";
import { PERSONAS, situationsOf } from "#lib/policies/table.ts";

function cell(persona: Persona, ability: Ability): string {
  const allowed = situationsOf(persona, ability);
  if (allowed.size === 0) return "·";
  if (allowed.has("own") && allowed.has("other") && allowed.has("unclaimed")) return "✓";
  const words = { own: "本", other: "他", unclaimed: "代" } as const;
  return [...allowed].map((mark) => words[mark]).join("");
}

/** Who may use an operation on some row; `·` for nobody of that persona. */
function operationRow({ method, path, ability, who }: ApiOperation): string {
  const marks = PERSONAS.map((persona) => {
    if (persona === "system") return "";
    if (who === "all") return "✓";
    if (who === "signedIn") return persona === "anonymous" ? "·" : "✓";
    if (!who.includes(persona)) return "·";
    return ability ? cell(persona, ability) : "✓";
  });
  return `| \`${method} ${path}\` | ${ability ? `\`${ability}\`` : ""} | ${marks.slice(0, -1).join(" | ")} |`;
}

/** `docs/permissions.md`: every ability × persona, computed by asking the policies themselves. */
export function permissionsDocument(): string {
  const abilities = (Object.keys(policies) as Ability[]).sort();
  const lines = abilities.map((ability) => `| \`${ability}\` | ${PERSONAS.map((p) => cell(p, ability)).join(" | ")} |`);
  return [
    "# Permissions",
    "",
    "Generated from `lib/policies` by `npm run docs`; never edited by hand. `npm run check` fails when it differs.",
    "",
    "✓ always · 本 for what belongs to the own firm (for editions: frozen by oneself) · 他 for what belongs to another firm with",
    "an account · 代 for a firm without an account, for which staff act · `·` never.",
    "",
    `| ability | ${PERSONAS.join(" | ")} |`,
    `| --- |${PERSONAS.map(() => " :-: |").join("")}`,
    ...lines,
    "",
    "## Operations of the API",
    "",
    "Each names the ability its command asks for; the marks are those of the ability. What a reader may not see at all is a 404.",
    "",
    `| operation | ability | ${PERSONAS.slice(0, -1).join(" | ")} |`,
    `| --- | --- |${PERSONAS.slice(0, -1)
      .map(() => " :-: |")
      .join("")}`,
    ...operationsOfApi().map(operationRow),
    "",
  ].join("\n");
}
