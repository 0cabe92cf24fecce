// Calls of /api/v1 through the dispatcher, as a browser with a sign-in cookie or as a script with a key would make them.
import { encode } from "next-auth/jwt";
import { dispatch } from "#lib/api/dispatch.ts";
import { findRoute } from "#lib/api/find-route.ts";
import { problemSchema } from "#lib/api/openapi.ts";
import { createSession, type Person } from "./people.ts";

const BASE = "http://localhost:3000";
const sessions = new Map<string, string>();

/** The Cookie header of a signed-in person; one sign-in a person and test database. */
export async function cookieOf(person: Person): Promise<string> {
  let sid = sessions.get(person.userId);
  if (!sid) {
    sid = await createSession(person.userId);
    sessions.set(person.userId, sid);
  }
  return `jjj.session=${await encode({ token: { sid }, secret: String(process.env.AUTH_SECRET) })}`;
}

export type Call = { as?: Person | null; body?: unknown; headers?: Record<string, string>; raw?: BodyInit };

/** One request; the Origin is ours and the body JSON unless said otherwise. */
export async function call(method: string, path: string, { as = null, body, headers = {}, raw }: Call = {}): Promise<Response> {
  const all = new Headers({ origin: BASE, ...(as ? { cookie: await cookieOf(as) } : {}) });
  if (body !== undefined || raw !== undefined) all.set("content-type", "application/json");
  for (const [name, value] of Object.entries(headers)) {
    if (value === "") all.delete(name);
    else all.set(name, value);
  }
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await dispatch(new Request(`${BASE}/api/v1${path}`, { method, headers: all, body: payload }));
  await assertClosedShape(method, path, response);
  return response;
}

/** Every answer of every test fits the closed schema that its operation declares, or that of a refusal (sec-24). */
async function assertClosedShape(method: string, path: string, response: Response): Promise<void> {
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("json") || response.body === null) return;
  const body: unknown = await response.clone().json();
  if (type.startsWith("application/problem+json")) {
    problemSchema.parse(body);
    return;
  }
  const { route } = findRoute(method, new URL(`${BASE}/api/v1${path}`).pathname);
  if (!route.response) throw new Error(`${route.name} answers JSON, but declares none`);
  route.response.parse(body);
}

/** Status and error code of an answer. */
export async function outcomeOf(response: Response): Promise<string> {
  const text = await response.text();
  const code = response.headers.get("content-type")?.startsWith("application/problem+json")
    ? (JSON.parse(text) as { code: string }).code
    : "";
  return `${response.status} ${code}`.trim();
}
