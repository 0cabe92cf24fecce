import type { Area } from "#lib/i18n/catalogue.ts";

/** The reference page of the HTTP API, in English. The operations describe themselves in Chinese. */
export const developers = {
  title: "Developers",
  intro:
    "For your own systems to read listings, submit them and ask for contact. All addresses begin with /api/v1; bodies are JSON in UTF-8; money is in units of CNY 10,000, days are Beijing days, times are UTC.",
  specLink: "OpenAPI 3.1 description",
  startTitle: "How to begin",
  startKey:
    "Sign in, make an API key under “My desk → Settings” and send it as Authorization: Bearer jjj_…. Public listings, issues and taxonomies need no key.",
  startVersion:
    "Changes, decisions and verifications carry the version that was read: version in the body or If-Match in the header. An old version is answered with 409; read again, then change.",
  startPaging:
    "Lists are paged by cursor; nextCursor null is the last page. A parameter given several times means “or”, different parameters mean “and”.",
  startRetry:
    "POST takes an Idempotency-Key: for 24 hours the same key gets the same answer, so it is safe to send again. After 429 and 503 wait for Retry-After.",
  limits: "Limits: {anonymous} requests in 5 minutes per address without sign-in, {account} per account or key.",
  operationsTitle: "Operations",
  colCall: "Request",
  colPurpose: "Purpose",
  colWho: "Open to",
  colAnswer: "Success",
  everyone: "everyone",
  signedIn: "signed-in users",
  errorsTitle: "Errors",
  errorsIntro:
    "Errors are application/problem+json: code is one of the codes below, detail is a Chinese sentence for people, errors names each field by path with the reason.",
  colStatus: "Status",
  colCode: "Code",
  colMeaning: "Meaning",
} as const satisfies Area<"developers">;
