import { dispatch } from "#lib/api/dispatch.ts";

/**
 * The form of the intake page, which works without JavaScript: the upload goes through the API's own operation with all its guards,
 * and the browser is sent on to the report, or back with the reason.
 */
export async function POST(request: Request): Promise<Response> {
  const init = { method: "POST", headers: request.headers, body: request.body, duplex: "half" };
  const answer = await dispatch(new Request(new URL("/api/v1/imports", request.url), init));
  const body: unknown = await answer.json();
  // Relative: the browser stays on the name it came by (localhost, 127.0.0.1), for which it has the cookie.
  return new Response(null, { status: 303, headers: { location: nextPage(answer, body), "cache-control": "no-store" } });
}

function nextPage(answer: Response, body: unknown): string {
  if (typeof body !== "object" || body === null) return "/staff/intake";
  if (answer.status === 202 && "id" in body) return `/staff/intake/${String(body.id)}`;
  const reason = "reason" in body ? body.reason : "code" in body ? body.code : "INTERNAL";
  return `/staff/intake?problem=${encodeURIComponent(String(reason))}`;
}
