-- Why: an optional embedding endpoint (EMBEDDINGS_URL) gives vectors of listings; they are kept by model and text, so that no text is
--      sent twice and no request waits for the endpoint.
-- Lock: none on existing tables.
-- Undo: DROP TABLE listing_embedding, text_embedding;

-- CreateTable
CREATE TABLE "text_embedding" (
    "model" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "text_embedding_pkey" PRIMARY KEY ("model","text_hash")
);

-- CreateTable
CREATE TABLE "listing_embedding" (
    "listing_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "listing_version" INTEGER NOT NULL,
    "side" "Side" NOT NULL,
    "seq" BIGSERIAL NOT NULL,

    CONSTRAINT "listing_embedding_pkey" PRIMARY KEY ("listing_id","model")
);

-- CreateIndex
CREATE INDEX "listing_embedding_model_seq_idx" ON "listing_embedding"("model", "seq");



