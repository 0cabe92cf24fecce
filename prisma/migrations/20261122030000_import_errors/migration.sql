-- Why: the rows of an import that were left out are written once, by the worker that read the file, as a workbook to repair and send
--      again; one copy without contacts serves the auditor. Reading the received workbook anew for each download would need the
--      guarded reader in the web process.
-- Lock: ACCESS EXCLUSIVE on import_job for an instant; nullable columns without default, no rewrite.
-- Undo: ALTER TABLE import_job DROP COLUMN errors_key, DROP COLUMN errors_masked_key;
ALTER TABLE "import_job" ADD COLUMN "errors_key" TEXT, ADD COLUMN "errors_masked_key" TEXT;
