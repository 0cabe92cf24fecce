-- Why: the terms of the firm's name join the listing's own (one GIN probe a query); posting lists find counterparts above
--      20,000 listings; the list can be read by deadline in index order.
-- Lock: ACCESS EXCLUSIVE on listing_terms, SHARE on listing for the new index; both empty when this is first run.
-- Undo: ALTER TABLE listing_terms ADD COLUMN organization_terms TEXT[]; DROP TABLE listing_posting; DROP INDEX listing_by_deadline.

-- AlterTable
ALTER TABLE "listing_terms" DROP COLUMN "organization_terms";

-- CreateTable
CREATE TABLE "listing_posting" (
    "term" INTEGER NOT NULL,
    "impact" SMALLINT NOT NULL,
    "listing_id" UUID NOT NULL,

    CONSTRAINT "listing_posting_pkey" PRIMARY KEY ("term","impact","listing_id")
);

-- CreateIndex
CREATE INDEX "listing_posting_listing_id_idx" ON "listing_posting"("listing_id");

-- Sort «deadline»: WHERE status = ? ORDER BY coalesce(needed_by, valid_until), id. An expression, so Prisma does not see it.
CREATE INDEX listing_by_deadline ON listing (status, (COALESCE(needed_by, valid_until)), id);
