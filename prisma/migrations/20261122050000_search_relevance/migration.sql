-- Why: relevance was computed from arrays as long as the text, which PostgreSQL keeps outside the row: 5,000 hits meant 10,000
--      more reads. Relevance now needs only the short arrays of title, keywords and firm, which stay in the row.
-- Lock: ACCESS EXCLUSIVE on listing_terms, no rewrite. Afterwards run `jjj rematch`: until then old rows rank as equal.
-- Undo: drop the two columns, ALTER TABLE listing_terms ADD COLUMN frequencies INTEGER[].

-- AlterTable
ALTER TABLE "listing_terms" DROP COLUMN "frequencies",
ADD COLUMN     "strong_terms" TEXT[],
ADD COLUMN     "strong_weights" SMALLINT[];

-- CreateIndex: total and facet counts read this index alone instead of every row of the list.
CREATE INDEX "listing_facets" ON "listing"("status", "valid_until", "visibility", "organization_id", "side", "form", "chain", "cooperation");
