-- Why: a firm's qualifications get their certificates: number, issuer, end, scan, and whether staff have checked them.
--      docs/adr/0031-certificates.md
-- Lock: none on tables that exist, but for the foreign key a SHARE ROW EXCLUSIVE on organization for an instant.
-- Undo: DROP TABLE certificate;
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "qualification" TEXT NOT NULL,
    "qualification_key" TEXT NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "issuer" TEXT NOT NULL DEFAULT '',
    "valid_until" DATE,
    "recognised_in" TEXT NOT NULL DEFAULT '',
    "lapsed" BOOLEAN NOT NULL DEFAULT false,
    "checked_at" TIMESTAMPTZ(3),
    "checked_by_id" UUID,
    "file_kind" "FileKind",
    "file_key" TEXT,
    "file_media_type" TEXT,
    "file_bytes" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "certificate_organization_id_idx" ON "certificate"("organization_id");

CREATE INDEX "certificate_lapsed_valid_until_idx" ON "certificate"("lapsed", "valid_until");

CREATE INDEX "certificate_file_key_idx" ON "certificate"("file_key");

ALTER TABLE "certificate" ADD CONSTRAINT "certificate_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
