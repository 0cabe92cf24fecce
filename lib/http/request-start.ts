import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

declare global {
  // This hook and the pages are bundled apart: they share the store only through the process.
  var __jjjResponses: AsyncLocalStorage<ServerResponse> | undefined;
}

/**
 * Remembers the response that belongs to each request, for `setResponseStatus`; called once, when the server starts.
 */
export function watchRequests(): void {
  if (globalThis.__jjjResponses) return;
  const responses = new AsyncLocalStorage<ServerResponse>();
  globalThis.__jjjResponses = responses;
  // Published in the same turn as the server's own "request" event, so the store holds for all that handles the request.
  subscribe("http.server.request.start", (message) => {
    responses.enterWith((message as { response: ServerResponse }).response);
  });
}
