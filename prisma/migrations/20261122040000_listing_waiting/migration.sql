-- The review queue reads one small index of what waits, listings and revisions alike, instead of one by status.
-- Lock: SHARE on listing while the index is built (milliseconds at today's size). Undo: recreate listing_review_queue, drop listing_waiting.
DROP INDEX "listing_review_queue";
CREATE INDEX "listing_waiting" ON "listing"("queued_at", "id") WHERE (queued_at IS NOT NULL);
