/** Marks an answer whose status a page chose; on the answer itself, for the server and the pages load this file apart. */
const CHOSEN = Symbol.for("jjj.chosenStatus");

/** Whether a page of ours chose this answer's status. */
export const hasChosenStatus = (response: object): boolean => Reflect.get(response, CHOSEN) === true;

/**
 * Gives the page being rendered another status than 200, for those Next.js has no function for (410 Gone, 503 Unavailable).
 * To be called before anything of the page has been sent: in the page itself, not below a Suspense boundary.
 * How it works: docs/adr/0011-status-of-a-page.md.
 *
 * @param retryAfterSeconds sent as Retry-After
 */
export function setResponseStatus(status: number, retryAfterSeconds?: number): void {
  const response = globalThis.__jjjResponses?.getStore();
  if (!response || response.headersSent) return;
  response.statusCode = status;
  Reflect.set(response, CHOSEN, true);
  if (retryAfterSeconds !== undefined) response.setHeader("Retry-After", String(retryAfterSeconds));
}
