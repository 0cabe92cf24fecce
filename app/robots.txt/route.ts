import { env } from "#lib/env.ts";

export const dynamic = "force-dynamic";

/** Pages that are somebody's own, that only send a form, or that answer programs. */
const CLOSED = [
  "/my",
  "/staff",
  "/api/",
  "/login",
  "/register/done",
  "/forgot-password",
  "/reset-password",
  "/join",
  "/claim",
  "/*/report$",
];

/** What crawlers are asked to leave alone, and where the list of addresses is. It guards nothing: every page does that itself. */
export function GET(): Response {
  const lines = [
    "User-agent: *",
    ...CLOSED.map((path) => `Disallow: ${path}`),
    "Allow: /",
    "",
    `Sitemap: ${env().APP_BASE_URL}/sitemap.xml`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
