import type { Typed } from "#lib/listings/model/typed.ts";

/** Why the server did not keep something. */
export type Trouble = "offline" | "signedOut" | "refused" | "failed";

export class KeepError extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble);
  }
}

const TIMEOUT_MS = 15_000;

async function call(path: string, body: object): Promise<unknown> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: control.signal,
    });
  } catch {
    throw new KeepError("offline");
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return response.json();
  if (response.status === 401) throw new KeepError("signedOut");
  throw new KeepError([403, 404, 409, 410].includes(response.status) ? "refused" : "failed");
}

/** Begin the draft of a new listing; the same key gets the same draft. */
export const beginDraft = (key: string, side: string) =>
  call("/api/v1/drafts", { key, side }) as Promise<{ code: string; version: number }>;

/** Keep what was typed; `conflict` is what another page has kept meanwhile. */
export const keepTyping = (code: string, body: { values: Typed; seq: number; tab: string }) =>
  call(`/api/v1/listings/${code}/typing`, body) as Promise<{
    seq: number;
    savedAt: string;
    conflict: { values: Typed } | null;
  }>;
