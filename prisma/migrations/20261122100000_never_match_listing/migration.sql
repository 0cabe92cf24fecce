-- Why: the never-match list names a firm only when the listing from which it was ruled out shows the firm's name; that listing
--      must be known. Entries made before get it from the trail; where the trail is gone they stay without a name.
-- Lock: ACCESS EXCLUSIVE on never_match for an instant.
-- Undo: ALTER TABLE never_match DROP COLUMN listing_code;
ALTER TABLE "never_match" ADD COLUMN "listing_code" TEXT;

UPDATE "never_match" n SET "listing_code" = e."object_code"
FROM "audit_entry" e
WHERE e."action" = 'match.blocked' AND e."object_type" = 'neverMatch' AND e."object_id" = n."id"::text;
