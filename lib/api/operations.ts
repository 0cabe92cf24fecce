import type { Persona } from "#lib/policies/actor.ts";
import type { Ability } from "#lib/policies/authorize.ts";
import { personasOf } from "#lib/policies/table.ts";
import type { Route } from "./define-route.ts";
import { routes } from "./routes.ts";

export type ApiOperation = {
  name: string;
  method: string;
  path: string;
  summary: string;
  status: number;
  /** The ability its command asks for; null: open, or judged by what is the reader's own. */
  ability: Ability | null;
  /** Who may use it on some row: everybody, whoever is signed in, or these personas. */
  who: "all" | "signedIn" | Persona[];
};

/** Personas a person can have in front of the API; `system` is the command line and jobs. */
const outside = (personas: Persona[]): Persona[] => personas.filter((persona) => persona !== "system");

/** Who may use a route on some row. */
export function whoOf(route: Route): ApiOperation["who"] {
  if (route.ability) {
    const personas = outside(personasOf(route.ability));
    return personas.includes("anonymous") ? "all" : personas;
  }
  return route.signedIn === false ? "all" : "signedIn";
}

/** Every operation of /api/v1 as the reference page and `jjj describe` show it. */
export function operationsOfApi(): ApiOperation[] {
  return routes.map((route) => ({
    name: route.name,
    method: route.method,
    path: `/api/v1${route.path}`,
    summary: route.summary,
    status: route.status,
    ability: route.ability ?? null,
    who: whoOf(route),
  }));
}
