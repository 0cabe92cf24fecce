export const dynamic = "force-dynamic";

/** The process runs and answers. Says nothing of the database: restarting would not bring that back. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
}
