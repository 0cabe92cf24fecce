-- Why: saved searches, alerts of new listings and matches, notifications on the page, and what each person wants to be told how.
-- Lock: ACCESS EXCLUSIVE on notification for an instant (a column with a constant default is not a rewrite), then SHARE while
--       an index on it is built.
-- Undo: DROP TABLE alert, notice, saved_search, alert_seen, alert_cursor, notification_choice, quiet_hours;
--       DROP INDEX notification_of_address; ALTER TABLE notification DROP COLUMN channel;
--       DROP TYPE "AlertPace", "AlertChannel", "AlertState";

-- CreateEnum
CREATE TYPE "AlertPace" AS ENUM ('AT_ONCE', 'DAILY', 'OFF');

-- CreateEnum
CREATE TYPE "AlertChannel" AS ENUM ('EMAIL', 'SMS', 'WECHAT');

-- CreateEnum
CREATE TYPE "AlertState" AS ENUM ('WAITING', 'BUNDLED', 'NONE');

-- AlterTable
ALTER TABLE "notification" ADD COLUMN "channel" "AlertChannel" NOT NULL DEFAULT 'EMAIL';

-- CreateTable
CREATE TABLE "saved_search" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "pace" "AlertPace" NOT NULL DEFAULT 'DAILY',
    "paused_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "from_version" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_cursor" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL,
    "from_version" BIGINT NOT NULL,

    CONSTRAINT "alert_cursor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_seen" (
    "listing_id" UUID NOT NULL,
    "first_version" BIGINT NOT NULL,
    "listing_version" INTEGER NOT NULL,

    CONSTRAINT "alert_seen_pkey" PRIMARY KEY ("listing_id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "told_key" TEXT NOT NULL,
    "saved_search_id" UUID,
    "own_listing_id" UUID,
    "listing_id" UUID NOT NULL,
    "user_id" UUID,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "AlertState" NOT NULL DEFAULT 'WAITING',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "notification_id" UUID,
    "notice_id" UUID,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "open_key" TEXT,
    "params" JSONB NOT NULL DEFAULT '{}',
    "count" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "state" "AlertState" NOT NULL DEFAULT 'NONE',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "notification_id" UUID,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_choice" (
    "user_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "channel" "AlertChannel" NOT NULL,
    "pace" "AlertPace" NOT NULL,

    CONSTRAINT "notification_choice_pkey" PRIMARY KEY ("user_id","topic","channel")
);

-- CreateTable
CREATE TABLE "quiet_hours" (
    "user_id" UUID NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,
    "everything" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "quiet_hours_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "saved_search_of_user" ON "saved_search"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "saved_search_of_address" ON "saved_search"("email");

-- CreateIndex
CREATE UNIQUE INDEX "alert_told_key_key" ON "alert"("told_key");

-- CreateIndex
CREATE INDEX "alert_due" ON "alert"("state", "due_at");

-- CreateIndex
CREATE INDEX "alert_of_mail" ON "alert"("notification_id");

-- CreateIndex
CREATE INDEX "alert_of_notice" ON "alert"("notice_id");

-- CreateIndex
CREATE INDEX "alert_of_search" ON "alert"("saved_search_id");

-- CreateIndex
CREATE INDEX "alert_of_user" ON "alert"("user_id", "found_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notice_open_key_key" ON "notice"("open_key");

-- CreateIndex
CREATE INDEX "notice_of_user" ON "notice"("user_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notice_due" ON "notice"("state", "due_at");

-- CreateIndex
CREATE INDEX "notice_of_mail" ON "notice"("notification_id");

-- CreateIndex
CREATE INDEX "notification_of_address" ON "notification"("to_address", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_saved_search_id_fkey" FOREIGN KEY ("saved_search_id") REFERENCES "saved_search"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What is published by now is no news to anybody: alerts begin behind it.
INSERT INTO "alert_cursor" ("id", "version", "from_version") SELECT 1, "version", "version" FROM "index_clock" WHERE "id" = 1;
INSERT INTO "alert_seen" ("listing_id", "first_version", "listing_version")
SELECT l."id", c."version", l."version" FROM "listing" l, "index_clock" c WHERE l."status" = 'PUBLISHED' AND c."id" = 1;
