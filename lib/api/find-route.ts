import { DomainError } from "#lib/kernel/errors.ts";
import { isUuid } from "#lib/kernel/uuid.ts";
import type { Route } from "./define-route.ts";
import { routes } from "./routes.ts";

const PREFIX = "/api/v1";
/** Parameters that are row ids: anything but a UUID names nothing, and never reaches the database. */
const ID_PARAMS = new Set(["id", "rid"]);

/** The parameters of a path that fits the template, else null. A parameter matches any one segment. */
function matchPath(template: string, segments: readonly string[]): Record<string, string> | null {
  const parts = template.split("/").filter(Boolean);
  if (parts.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const segment = segments[i] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) params[name] = segment;
    else if (part !== segment) return null;
  }
  return params;
}

/** The operation a request names. @throws {DomainError} NOT_FOUND, METHOD_NOT_ALLOWED (message: the allowed ones), MALFORMED */
export function findRoute(method: string, pathname: string): { route: Route; params: Record<string, string> } {
  let segments: string[];
  try {
    segments = pathname.slice(PREFIX.length).split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    throw new DomainError("MALFORMED", "percent-encoding");
  }
  if (segments.some((s) => s.includes("\0"))) throw new DomainError("MALFORMED", "nul in path");
  const found = routes.flatMap((route) => {
    const params = matchPath(route.path, segments);
    return params ? [{ route, params }] : [];
  });
  // A literal segment wins over a parameter.
  found.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  const hit = found.find(({ route }) => route.method === (method === "HEAD" ? "GET" : method));
  if (hit && Object.entries(hit.params).some(([name, value]) => ID_PARAMS.has(name) && !isUuid(value)))
    throw new DomainError("NOT_FOUND", "no such id");
  if (hit) return hit;
  if (found.length === 0) throw new DomainError("NOT_FOUND", "no such path");
  throw new DomainError("METHOD_NOT_ALLOWED", [...new Set(found.map(({ route }) => route.method))].join(", "));
}
