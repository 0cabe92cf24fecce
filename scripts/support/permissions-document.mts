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
  ].join("\n");
}
