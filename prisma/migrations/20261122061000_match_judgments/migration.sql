-- Why: people say of a shown match whether it fits (合适 / 不合适) and why not; weights of the scorer that staff enter and activate
--      are kept with their history. Both are read by /staff/matching, the second by every match.
-- Lock: SHARE ROW EXCLUSIVE on listing for an instant (two foreign keys from a new, empty table).
-- Undo: DROP TABLE match_judgment, match_weights_activation, match_weights; DROP TYPE "JudgmentReason";

-- CreateEnum
CREATE TYPE "JudgmentReason" AS ENUM ('SUBJECT', 'PART', 'CHAIN', 'SPEC', 'EXCLUDED', 'PRICE', 'TIME', 'REGION', 'QUALIFICATION', 'OUTDATED', 'KNOWN', 'UNWILLING', 'OTHER');

-- CreateTable
CREATE TABLE "match_judgment" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organization_id" UUID,
    "demand_id" UUID NOT NULL,
    "supply_id" UUID NOT NULL,
    "shown_under_id" UUID NOT NULL,
    "fits" BOOLEAN NOT NULL,
    "reason" "JudgmentReason",
    "note" TEXT NOT NULL DEFAULT '',
    "demand_version" INTEGER NOT NULL,
    "demand_hash" TEXT NOT NULL,
    "supply_version" INTEGER NOT NULL,
    "supply_hash" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "score" DECIMAL(4,1) NOT NULL,
    "tier" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_judgment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_weights" (
    "version" SERIAL NOT NULL,
    "data" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_weights_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "match_weights_activation" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL,
    "previous_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "activated_by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_weights_activation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "match_judgment_shown_under_id_organization_id_idx" ON "match_judgment"("shown_under_id", "organization_id");

-- CreateIndex
CREATE INDEX "match_judgment_updated_at_id_idx" ON "match_judgment"("updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "match_judgment_demand_id_idx" ON "match_judgment"("demand_id");

-- CreateIndex
CREATE INDEX "match_judgment_supply_id_idx" ON "match_judgment"("supply_id");

-- CreateIndex
CREATE UNIQUE INDEX "match_judgment_user_id_demand_id_supply_id_key" ON "match_judgment"("user_id", "demand_id", "supply_id");

-- CreateIndex
CREATE UNIQUE INDEX "match_weights_hash_key" ON "match_weights"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "match_weights_activation_previous_id_key" ON "match_weights_activation"("previous_id");

-- AddForeignKey
ALTER TABLE "match_judgment" ADD CONSTRAINT "match_judgment_demand_id_fkey" FOREIGN KEY ("demand_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_judgment" ADD CONSTRAINT "match_judgment_supply_id_fkey" FOREIGN KEY ("supply_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;




-- Not in the schema file: a verdict has a reason exactly when it is 不合适, and is shown under one of its two listings.
ALTER TABLE "match_judgment"
  ADD CONSTRAINT "match_judgment_reason" CHECK (fits = (reason IS NULL)),
  ADD CONSTRAINT "match_judgment_shown_under" CHECK (shown_under_id IN (demand_id, supply_id));
