-- Why: 7 and 30 days after they agreed both sides are asked how it goes, and answer with one press.
-- Lock: ACCESS EXCLUSIVE on interest for an instant (a constant default and nullable columns rewrite no row), then SHARE while the
-- index is built: requests wait for it, reads do not.
-- Undo: DROP INDEX interest_progress; ALTER TABLE interest DROP COLUMN progress_asked, DROP COLUMN asker_talks_at, DROP COLUMN owner_talks_at;
ALTER TABLE "interest" ADD COLUMN "progress_asked" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "asker_talks_at" TIMESTAMPTZ(3),
ADD COLUMN "owner_talks_at" TIMESTAMPTZ(3);
CREATE INDEX "interest_progress" ON "interest"("progress_asked", "answered_at");
