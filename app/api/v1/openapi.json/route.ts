import { openApiDocument } from "#lib/api/openapi.ts";
import { env } from "#lib/env.ts";

/** The description of /api/v1. A file of its own beside the catch-all: the document lists the routes the other one serves. */
export function GET(): Response {
  return Response.json(openApiDocument(env().APP_BASE_URL), { headers: { "cache-control": "no-store" } });
}
