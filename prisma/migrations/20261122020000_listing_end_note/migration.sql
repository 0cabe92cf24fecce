-- Why: staff withdraw a firm's listing with a reason, a firm may say how a listing was fulfilled; both were kept nowhere.
-- Lock: ACCESS EXCLUSIVE on listing for an instant; a constant default rewrites nothing.
-- Undo: ALTER TABLE listing DROP COLUMN end_note;
ALTER TABLE "listing" ADD COLUMN "end_note" TEXT NOT NULL DEFAULT '';

-- Why: the sweep of lapsed claims asks WHERE claimed_until <= ?; nearly all rows hold null.
-- Lock: SHARE on listing while it is built. Undo: DROP INDEX listing_claims;
CREATE INDEX "listing_claims" ON "listing"("claimed_until");
