import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

declare global {
  // This hook and the pages are bundled apart: they share the store only through the process.
  var __jjjResponses: AsyncLocalStorage<ServerResponse> | undefined;
}

/**
 * What must be known or done before Next.js sees a request; called once, when the server starts.
 * Remembers the response that belongs to each request (for `setResponseStatus`), and refuses TRACE, on which Next.js fails.
 */
export function watchRequests(): void {
  if (globalThis.__jjjResponses) return;
  const responses = new AsyncLocalStorage<ServerResponse>();
  globalThis.__jjjResponses = responses;
  // Published in the same turn as the server's own "request" event, so the store holds for all that handles the request.
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    responses.enterWith(response);
    if (request.method === "TRACE") {
      response.writeHead(405, { Allow: "GET, HEAD, POST", "Content-Length": "0", "X-Content-Type-Options": "nosniff" }).end();
      // Next.js looks at the method before it notices that the answer is already out.
      request.method = "HEAD";
    }
  });
}
