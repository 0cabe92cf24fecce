-- Why: listings get attachments (pictures, PDF). Which ones a listing shows is part of what is reviewed, so the list stands beside
--      the text: in the listing, and in its revision. docs/adr/0030-attachments.md
-- Lock: ACCESS EXCLUSIVE on listing and revision for an instant; the columns have no default, nothing is rewritten.
-- Undo: DROP TABLE listing_file; DROP TYPE "FileKind"; ALTER TABLE listing DROP COLUMN file_ids; ALTER TABLE revision DROP COLUMN file_ids;
CREATE TYPE "FileKind" AS ENUM ('IMAGE', 'PDF');

ALTER TABLE "listing" ADD COLUMN "file_ids" UUID[];

ALTER TABLE "revision" ADD COLUMN "file_ids" UUID[];

CREATE TABLE "listing_file" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "kind" "FileKind" NOT NULL,
    "caption" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "preview_key" TEXT,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_file_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "listing_file_listing_id_idx" ON "listing_file"("listing_id");

CREATE INDEX "listing_file_key_idx" ON "listing_file"("key");

CREATE INDEX "listing_file_preview_key_idx" ON "listing_file"("preview_key");

ALTER TABLE "listing_file" ADD CONSTRAINT "listing_file_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;
