-- Why: the public page on how matching works says of what day the concepts are.
-- Lock: ACCESS EXCLUSIVE on a table of one row.
-- Undo: ALTER TABLE ontology_version DROP COLUMN changed_at.

-- AlterTable
ALTER TABLE "ontology_version" ADD COLUMN "changed_at" TIMESTAMPTZ(3);
