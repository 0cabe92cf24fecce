-- Why: the industry ontology (lib/ontology/data) lives in the database, so that staff can lay rows of their own over the files'
--      and every process works with the same concepts. `jjj migrate` fills it after this.
-- Lock: none on existing tables.
-- Undo: DROP TABLE concept, concept_change, ontology_version; DROP TYPE "ConceptOrigin". Staff's concepts are lost.

-- CreateEnum
CREATE TYPE "ConceptOrigin" AS ENUM ('FILE', 'STAFF');

-- CreateTable
CREATE TABLE "concept" (
    "name" TEXT NOT NULL,
    "origin" "ConceptOrigin" NOT NULL,
    "kind" TEXT NOT NULL,
    "aliases" TEXT[],
    "broader" TEXT[],
    "wholes" TEXT[],
    "downstream" TEXT[],
    "contexts" JSONB NOT NULL DEFAULT '[]',
    "removed" BOOLEAN NOT NULL DEFAULT false,
    "digest" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updated_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3),

    CONSTRAINT "concept_pkey" PRIMARY KEY ("name","origin")
);

-- CreateTable
CREATE TABLE "concept_change" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "move" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "by_user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "concept_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ontology_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 0,
    "files_digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ontology_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "concept_change_name_id_idx" ON "concept_change"("name", "id");

-- One row for ever.
INSERT INTO "ontology_version" ("id") VALUES (1);
