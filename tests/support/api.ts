// Calls of /api/v1 through the dispatcher, as a browser with a sign-in cookie or as a script with a key would make them.
import { encode } from "next-auth/jwt";
import { dispatch } from "#lib/api/dispatch.ts";
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
  return dispatch(new Request(`${BASE}/api/v1${path}`, { method, headers: all, body: payload }));
}

/** Status and error code of an answer. */
export async function outcomeOf(response: Response): Promise<string> {
  const text = await response.text();
  const code = response.headers.get("content-type")?.startsWith("application/problem+json")
    ? (JSON.parse(text) as { code: string }).code
    : "";
  return `${response.status} ${code}`.trim();
}
