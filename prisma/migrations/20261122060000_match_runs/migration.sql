-- Why: a full re-match of the list or of a frozen issue is stored, so that the plan of a meeting day and later readers need not
--      score everything again; its progress stands in the row of the run, where a killed one goes on.
-- Lock: none on existing tables. Undo: DROP TABLE match, match_run; DROP TYPE "MatchRunStatus";
CREATE TYPE "MatchRunStatus" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED');

CREATE TABLE "match_run" (
    "id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "status" "MatchRunStatus" NOT NULL DEFAULT 'QUEUED',
    "engine" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "digest" TEXT NOT NULL DEFAULT '',
    "beat_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "slot" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "match_run_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "match" (
    "run_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "rank" SMALLINT NOT NULL,
    "counterpart_id" UUID NOT NULL,
    "score_tenths" SMALLINT NOT NULL,
    "recommended" BOOLEAN NOT NULL,
    "parts" JSONB NOT NULL,

    CONSTRAINT "match_pkey" PRIMARY KEY ("run_id","listing_id","rank")
);

CREATE UNIQUE INDEX "match_run_one_open" ON "match_run"("slot") WHERE (status = ANY (ARRAY['QUEUED'::"MatchRunStatus", 'RUNNING'::"MatchRunStatus"]));
CREATE INDEX "match_run_of_scope" ON "match_run"("scope", "status", "created_at" DESC);
CREATE INDEX "match_run_newest" ON "match_run"("created_at" DESC);
CREATE INDEX "match_best" ON "match"("run_id", "score_tenths" DESC);

ALTER TABLE "match" ADD CONSTRAINT "match_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "match_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
