/**
 * Gives the page being rendered another status than 200, for the one Next.js has no function for (410 Gone).
 * To be called before anything of the page has been sent: in the page itself, not below a Suspense boundary.
 * How it works: docs/adr/0011-status-of-a-page.md.
 */
export function setResponseStatus(status: 410): void {
  const response = globalThis.__jjjResponses?.getStore();
  if (response && !response.headersSent) response.statusCode = status;
}
