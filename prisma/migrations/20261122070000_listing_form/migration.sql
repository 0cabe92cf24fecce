-- Why: the in-memory index starts from what scoring and search read of each listing as numbers, written in the publishing
--      transaction, so that a start reads no text again. Rows stay whole in the table's own pages (up to 8 kB): reading them
--      all is one sequential scan, and hashes do not compress.
-- Lock: none on existing tables. Afterwards run `jjj rematch`: until then PostgreSQL alone answers for listings without a row.
-- Undo: DROP TABLE listing_form.

-- CreateTable
CREATE TABLE "listing_form" (
    "listing_id" UUID NOT NULL,
    "format" INTEGER NOT NULL,
    "form" BYTEA NOT NULL,
    "words" BYTEA NOT NULL,

    CONSTRAINT "listing_form_pkey" PRIMARY KEY ("listing_id")
);

ALTER TABLE "listing_form" SET (toast_tuple_target = 8160);
ALTER TABLE "listing_form" ALTER COLUMN "form" SET STORAGE EXTERNAL, ALTER COLUMN "words" SET STORAGE EXTERNAL;
