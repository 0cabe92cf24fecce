import { z } from "zod";
import { logger } from "#lib/logging/logger.ts";
import { packVector } from "#lib/matching/model/embedding.ts";
import type { EmbeddingSettings } from "#lib/matching/queries/embedding-settings.ts";

/** Texts sent in one request. */
export const BATCH = 64;
const ATTEMPTS = 3;
/** After a failure nothing is sent for so long: a job a minute would otherwise wait for a dead endpoint each time. */
const REST_MS = 5 * 60_000;
/** Largest answer read: 64 vectors of 8,192 numbers in decimal. */
const LARGEST_BYTES = 16_000_000;

export type Patience = { timeoutMs: number; pauseMs: number };
const PATIENCE: Patience = { timeoutMs: 20_000, pauseMs: 500 };

const answerSchema = z.object({
  data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()).min(2).max(8_192) })),
});

/** The endpoint did not give what was asked for; `retry`: it may the next time. */
class EndpointError extends Error {
  readonly retry: boolean;
  constructor(message: string, retry: boolean) {
    super(message);
    this.retry = retry;
  }
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_BYTES) throw new EndpointError("answer too large", false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function ask({ url, model, key }: EmbeddingSettings, texts: readonly string[], timeoutMs: number): Promise<Int8Array[]> {
  const response = await fetch(`${url.replace(/\/+$/, "")}/embeddings`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ model, input: texts, encoding_format: "float" }),
    signal: AbortSignal.timeout(timeoutMs),
    // A redirect would carry the texts elsewhere.
    redirect: "error",
  });
  if (!response.ok) throw new EndpointError(`status ${response.status}`, response.status === 429 || response.status >= 500);
  let json: unknown;
  try {
    json = JSON.parse(await readLimited(response));
  } catch (error) {
    if (error instanceof SyntaxError) throw new EndpointError("no JSON", false);
    throw error;
  }
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) throw new EndpointError("not the shape of embeddings", false);
  const vectors = new Map(parsed.data.data.map(({ index, embedding }) => [index, packVector(embedding)]));
  const dimension = parsed.data.data[0]?.embedding.length;
  return texts.map((_text, i) => {
    const vector = vectors.get(i);
    if (!vector || vector.length !== dimension) throw new EndpointError("a vector is missing or of another dimension", false);
    return vector;
  });
}

/** Until when an endpoint is left alone, by address and model. */
const resting = new Map<string, number>();

/**
 * Vectors of at most BATCH texts, in their order; null when the endpoint is away, slow, wrong, or at rest after a failure. Tried
 * three times with growing pauses where that can help; then one line in the log, and a rest of five minutes.
 */
export async function embedTexts(
  settings: EmbeddingSettings,
  texts: readonly string[],
  now: Date,
  { timeoutMs, pauseMs }: Patience = PATIENCE,
): Promise<Int8Array[] | null> {
  const name = `${settings.url} ${settings.model}`;
  if ((resting.get(name) ?? 0) > now.getTime()) return null;
  for (let attempt = 1; ; attempt++) {
    try {
      const vectors = await ask(settings, texts, timeoutMs);
      resting.delete(name);
      return vectors;
    } catch (error) {
      const retry = error instanceof EndpointError ? error.retry : true;
      if (retry && attempt < ATTEMPTS) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** (attempt - 1)));
        continue;
      }
      const reason = error instanceof Error ? error.message : "unknown";
      logger().warn({ reason, model: settings.model }, "embedding endpoint failed; matching goes on without it");
      resting.set(name, now.getTime() + REST_MS);
      return null;
    }
  }
}
