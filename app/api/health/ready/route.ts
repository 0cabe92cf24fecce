import { checkReadiness } from "#lib/health/readiness.ts";

export const dynamic = "force-dynamic";

/** 200 when requests can be served, else 503 with the reason. */
export async function GET(): Promise<Response> {
  const { ready, reason } = await checkReadiness();
  const headers = { "Cache-Control": "no-store", ...(!ready && { "Retry-After": "5" }) };
  return Response.json({ status: ready ? "ok" : "unavailable", reason }, { status: ready ? 200 : 503, headers });
}
