import { env } from "#lib/env.ts";

/** Where vectors come from. */
export type EmbeddingSettings = { url: string; model: string; key: string | null };

/** The endpoint of this installation; null when none is set. */
export function embeddingSettings(): EmbeddingSettings | null {
  const { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_KEY: key } = env();
  return url && model ? { url, model, key } : null;
}
