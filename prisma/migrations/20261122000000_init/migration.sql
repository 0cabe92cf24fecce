-- The whole model in one step: accounts, firms, listings, review, interests, editions, imports, search, trail.
-- Locks: none that matter, the database is empty. Undo: drop the database.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Number part of a listing's code; gaps are allowed, a number is never reused.
CREATE SEQUENCE listing_number AS bigint START 1;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "EditionStatus" AS ENUM ('COLLECTING', 'CONFIRMING', 'FROZEN', 'PUBLISHED', 'CORRECTED');

-- CreateEnum
CREATE TYPE "InterestStatus" AS ENUM ('REQUESTED', 'TIMEOUT', 'ACCEPTED', 'MEETING', 'INTENT', 'SIGNED', 'REGISTERED', 'DECLINED', 'CLOSED', 'UNMATCHED');

-- CreateEnum
CREATE TYPE "OutcomeSide" AS ENUM ('ASKER', 'OWNER');

-- CreateEnum
CREATE TYPE "Side" AS ENUM ('SUPPLY', 'DEMAND');

-- CreateEnum
CREATE TYPE "Form" AS ENUM ('PRODUCT', 'TECHNOLOGY', 'SYSTEM_INTEGRATION', 'OTHER');

-- CreateEnum
CREATE TYPE "ListingStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED', 'PUBLISHED', 'REJECTED', 'SUSPENDED', 'FULFILLED', 'WITHDRAWN', 'EXPIRED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "RevisionStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED', 'REJECTED', 'APPROVED', 'DISCARDED');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('PUBLIC', 'ANONYMOUS', 'MATCH_ONLY');

-- CreateEnum
CREATE TYPE "AmountBasis" AS ENUM ('TOTAL', 'UNIT', 'YEARLY');

-- CreateEnum
CREATE TYPE "SourceChannel" AS ENUM ('WEB', 'PHONE', 'EMAIL', 'QR', 'EVENT', 'IMPORT');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('APPROVE', 'RETURN', 'REJECT', 'SUSPEND', 'REINSTATE');

-- CreateEnum
CREATE TYPE "ReportKind" AS ENUM ('FALSE', 'ILLEGAL', 'INFRINGEMENT', 'CONTACT_OR_AD', 'OTHER');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('OPEN', 'UPHELD', 'DISMISSED');

-- CreateEnum
CREATE TYPE "Region" AS ENUM ('BEIJING', 'TIANJIN', 'HEBEI');

-- CreateEnum
CREATE TYPE "Verification" AS ENUM ('UNVERIFIED', 'SUBMITTED', 'VERIFIED', 'SUSPENDED');

-- CreateEnum
CREATE TYPE "MemberRole" AS ENUM ('OWNER', 'MEMBER');

-- CreateEnum
CREATE TYPE "JoinStatus" AS ENUM ('OPEN', 'ACCEPTED', 'DECLINED');

-- CreateEnum
CREATE TYPE "NotificationStatus" AS ENUM ('PENDING', 'SENT', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "ImportPublish" AS ENUM ('NONE', 'VALID', 'ALL');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('MEMBER', 'MODERATOR', 'EDITOR', 'ADMIN', 'AUDITOR');

-- CreateEnum
CREATE TYPE "MailedTokenKind" AS ENUM ('MAGIC_LINK', 'PASSWORD_RESET', 'EMAIL_CONFIRMATION', 'INVITATION', 'CLAIM');

-- CreateTable
CREATE TABLE "edition" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "serial" INTEGER,
    "title" TEXT NOT NULL,
    "status" "EditionStatus" NOT NULL DEFAULT 'COLLECTING',
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "cutoff" TIMESTAMPTZ(3) NOT NULL,
    "frozen_at" TIMESTAMPTZ(3),
    "frozen_by_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,
    "hash" TEXT,
    "previous" TEXT,
    "counts" JSONB,
    "changes" JSONB,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition_row" (
    "edition_id" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "row" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "edition_row_pkey" PRIMARY KEY ("edition_id","serial")
);

-- CreateTable
CREATE TABLE "edition_file" (
    "edition_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "storage_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "edition_file_pkey" PRIMARY KEY ("edition_id","format")
);

-- CreateTable
CREATE TABLE "interest" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "from_listing_id" UUID,
    "asker_organization_id" UUID NOT NULL,
    "asker_user_id" UUID,
    "owner_organization_id" UUID NOT NULL,
    "seeking" TEXT NOT NULL,
    "questions" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "wants_nda" BOOLEAN NOT NULL DEFAULT false,
    "status" "InterestStatus" NOT NULL DEFAULT 'REQUESTED',
    "via_staff" BOOLEAN NOT NULL DEFAULT false,
    "consent_note" TEXT NOT NULL DEFAULT '',
    "decline_reason" TEXT NOT NULL DEFAULT '',
    "close_reason" TEXT NOT NULL DEFAULT '',
    "mediator_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "remind_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "interest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_grant" (
    "id" UUID NOT NULL,
    "interest_id" UUID NOT NULL,
    "asker_organization_id" UUID NOT NULL,
    "owner_organization_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "fields" TEXT[],
    "asker_consent_at" TIMESTAMPTZ(3) NOT NULL,
    "owner_consent_at" TIMESTAMPTZ(3) NOT NULL,
    "owner_consent_by_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "contact_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_reveal" (
    "id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "viewer_id" UUID NOT NULL,
    "viewer_organization_id" UUID,
    "subject_organization_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_reveal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcome" (
    "id" UUID NOT NULL,
    "interest_id" UUID NOT NULL,
    "stage" "InterestStatus" NOT NULL,
    "side" "OutcomeSide" NOT NULL,
    "value_wan" DECIMAL(14,2),
    "value_band" TEXT,
    "day" DATE,
    "contract_no" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "external_id" TEXT,
    "organization_id" UUID NOT NULL,
    "side" "Side" NOT NULL,
    "form" "Form",
    "title" TEXT NOT NULL DEFAULT '',
    "title_key" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "keywords" TEXT[],
    "chain" TEXT,
    "chain_link" TEXT,
    "cluster" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',
    "target_regions" "Region"[],
    "cooperation" TEXT[],
    "required_qualifications" TEXT[],
    "required_qualification_keys" TEXT[],
    "held_qualifications" TEXT[],
    "held_qualification_keys" TEXT[],
    "amount_min_wan" DECIMAL(12,2),
    "amount_max_wan" DECIMAL(12,2),
    "amount_basis" "AmountBasis",
    "needed_by" DATE,
    "available_from" DATE,
    "valid_until" DATE NOT NULL,
    "last_confirmed_at" TIMESTAMPTZ(3),
    "visibility" "Visibility" NOT NULL DEFAULT 'PUBLIC',
    "source_channel" "SourceChannel" NOT NULL DEFAULT 'WEB',
    "completeness" INTEGER NOT NULL DEFAULT 0,
    "status" "ListingStatus" NOT NULL DEFAULT 'DRAFT',
    "published_at" TIMESTAMPTZ(3),
    "ever_public" BOOLEAN NOT NULL DEFAULT false,
    "ended_at" TIMESTAMPTZ(3),
    "entered_by_staff" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID,
    "submitted_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "consent_at" TIMESTAMPTZ(3),
    "consent_note" TEXT NOT NULL DEFAULT '',
    "claimed_by_id" UUID,
    "claimed_until" TIMESTAMPTZ(3),
    "queued_at" TIMESTAMPTZ(3),
    "round" INTEGER NOT NULL DEFAULT 0,
    "hold_reasons" TEXT[],
    "content_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_contact" (
    "listing_id" UUID NOT NULL,
    "name" TEXT,
    "mobile" TEXT,
    "phone" TEXT,
    "email" TEXT,

    CONSTRAINT "listing_contact_pkey" PRIMARY KEY ("listing_id")
);

-- CreateTable
CREATE TABLE "listing_version" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "status" "RevisionStatus" NOT NULL DEFAULT 'DRAFT',
    "content" JSONB NOT NULL,
    "contact" JSONB,
    "changed" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_decision" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "revision_id" UUID,
    "decision" "DecisionKind" NOT NULL,
    "reasons" TEXT[],
    "note" TEXT NOT NULL DEFAULT '',
    "field_notes" JSONB NOT NULL DEFAULT '[]',
    "from_status" TEXT NOT NULL,
    "to_status" TEXT NOT NULL,
    "undo" JSONB NOT NULL DEFAULT '{}',
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "kind" "ReportKind" NOT NULL,
    "text" TEXT NOT NULL,
    "contact" TEXT,
    "status" "ReportStatus" NOT NULL DEFAULT 'OPEN',
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sensitive_word" (
    "id" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "word_key" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sensitive_word_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "credit_code" TEXT,
    "credit_code_checked" BOOLEAN NOT NULL DEFAULT false,
    "org_type" TEXT,
    "region" "Region" NOT NULL,
    "division" TEXT,
    "address" TEXT,
    "website" TEXT,
    "intro" TEXT NOT NULL DEFAULT '',
    "supervising_dept" TEXT,
    "qualifications" TEXT[],
    "qualification_keys" TEXT[],
    "tags" TEXT[],
    "verification" "Verification" NOT NULL DEFAULT 'UNVERIFIED',
    "verification_checked" TEXT[],
    "verification_note" TEXT NOT NULL DEFAULT '',
    "verified_at" TIMESTAMPTZ(3),
    "verified_by_id" UUID,
    "suspended_from" "Verification",
    "entered_by_staff" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization_contact" (
    "organization_id" UUID NOT NULL,
    "name" TEXT,
    "mobile" TEXT,
    "phone" TEXT,
    "email" TEXT,

    CONSTRAINT "organization_contact_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "membership" (
    "user_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "role" "MemberRole" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "join_request" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by_claim" BOOLEAN NOT NULL DEFAULT false,
    "status" "JoinStatus" NOT NULL DEFAULT 'OPEN',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "join_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "taxonomy_term" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "label_zh" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "aliases" TEXT[],
    "source" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "by_staff" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "taxonomy_term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_terms" (
    "listing_id" UUID NOT NULL,
    "terms" TEXT[],
    "frequencies" INTEGER[],
    "organization_terms" TEXT[],
    "tokenizer_version" INTEGER NOT NULL,

    CONSTRAINT "listing_terms_pkey" PRIMARY KEY ("listing_id")
);

-- CreateTable
CREATE TABLE "index_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "index_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_change" (
    "version" BIGINT NOT NULL,
    "listing_id" UUID NOT NULL,

    CONSTRAINT "listing_change_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "never_match" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "other_organization_id" UUID NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "never_match_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "actor_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "actor_role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "object_code" TEXT,
    "result" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_address" (
    "seq" BIGINT NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_address_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "user_id" UUID,
    "to_address" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "params" JSONB NOT NULL DEFAULT '{}',
    "status" "NotificationStatus" NOT NULL DEFAULT 'PENDING',
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "locked_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_job" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'QUEUED',
    "dry_run" BOOLEAN NOT NULL,
    "publish" "ImportPublish" NOT NULL,
    "source_channel" "SourceChannel" NOT NULL DEFAULT 'IMPORT',
    "error" TEXT,
    "counts" JSONB,
    "rows" JSONB,
    "remarks" JSONB,
    "done_rows" INTEGER NOT NULL DEFAULT 0,
    "total_rows" INTEGER,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "mobile" TEXT,
    "email_confirmed_at" TIMESTAMPTZ(3),
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(3),
    "role" "Role" NOT NULL DEFAULT 'MEMBER',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailed_token" (
    "id" UUID NOT NULL,
    "kind" "MailedTokenKind" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID,
    "email" TEXT,
    "organization_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "mailed_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_acceptance" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "policy_version" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_acceptance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER,
    "body" TEXT,
    "location" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "edition_number_key" ON "edition"("number");

-- CreateIndex
CREATE UNIQUE INDEX "edition_serial_key" ON "edition"("serial");

-- CreateIndex
CREATE INDEX "edition_status_published_at_idx" ON "edition"("status", "published_at" DESC);

-- CreateIndex
CREATE INDEX "edition_row_code_idx" ON "edition_row"("code");

-- CreateIndex
CREATE INDEX "interest_outbox" ON "interest"("asker_organization_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "interest_inbox" ON "interest"("owner_organization_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "interest_due" ON "interest"("status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "interest_one_open" ON "interest"("listing_id", "asker_organization_id") WHERE (status = ANY (ARRAY['REQUESTED'::"InterestStatus", 'TIMEOUT'::"InterestStatus", 'ACCEPTED'::"InterestStatus", 'MEETING'::"InterestStatus", 'INTENT'::"InterestStatus", 'SIGNED'::"InterestStatus"]));

-- CreateIndex
CREATE UNIQUE INDEX "contact_grant_interest_id_key" ON "contact_grant"("interest_id");

-- CreateIndex
CREATE INDEX "contact_reveal_subject_organization_id_at_idx" ON "contact_reveal"("subject_organization_id", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "contact_reveal_grant_id_viewer_id_day_key" ON "contact_reveal"("grant_id", "viewer_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "outcome_interest_id_stage_side_key" ON "outcome"("interest_id", "stage", "side");

-- CreateIndex
CREATE UNIQUE INDEX "listing_code_key" ON "listing"("code");

-- CreateIndex
CREATE INDEX "listing_public_list" ON "listing"("status", "side", "published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "listing_public_newest" ON "listing"("status", "published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "listing_review_queue" ON "listing"("status", "queued_at", "id");

-- CreateIndex
CREATE INDEX "listing_expiry" ON "listing"("status", "valid_until");

-- CreateIndex
CREATE INDEX "listing_own_desk" ON "listing"("organization_id", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "listing_title_key" ON "listing"("title_key");

-- CreateIndex
CREATE UNIQUE INDEX "listing_organization_id_external_id_key" ON "listing"("organization_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "listing_version_listing_id_version_key" ON "listing_version"("listing_id", "version");

-- CreateIndex
CREATE INDEX "revision_listing_id_created_at_idx" ON "revision"("listing_id", "created_at");

-- CreateIndex
CREATE INDEX "revision_waiting" ON "revision"("status");

-- CreateIndex
CREATE UNIQUE INDEX "revision_one_open" ON "revision"("listing_id") WHERE (status = ANY (ARRAY['DRAFT'::"RevisionStatus", 'SUBMITTED'::"RevisionStatus", 'IN_REVIEW'::"RevisionStatus", 'RETURNED'::"RevisionStatus", 'REJECTED'::"RevisionStatus"]));

-- CreateIndex
CREATE INDEX "review_decision_listing_id_at_idx" ON "review_decision"("listing_id", "at" DESC);

-- CreateIndex
CREATE INDEX "report_status_due_at_idx" ON "report"("status", "due_at");

-- CreateIndex
CREATE INDEX "report_listing_id_idx" ON "report"("listing_id");

-- CreateIndex
CREATE UNIQUE INDEX "sensitive_word_word_key_key" ON "sensitive_word"("word_key");

-- CreateIndex
CREATE UNIQUE INDEX "organization_credit_code_key" ON "organization"("credit_code");

-- CreateIndex
CREATE INDEX "organization_verification_created_at_idx" ON "organization"("verification", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "organization_name_key_region_key" ON "organization"("name_key", "region");

-- CreateIndex
CREATE INDEX "membership_organization_id_idx" ON "membership"("organization_id");

-- CreateIndex
CREATE INDEX "join_request_organization_id_status_idx" ON "join_request"("organization_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "join_request_one_open" ON "join_request"("user_id") WHERE (status = 'OPEN');

-- CreateIndex
CREATE UNIQUE INDEX "taxonomy_term_kind_code_by_staff_key" ON "taxonomy_term"("kind", "code", "by_staff");

-- CreateIndex
CREATE INDEX "listing_terms_terms_idx" ON "listing_terms" USING GIN ("terms");

-- CreateIndex
CREATE INDEX "listing_change_listing_id_idx" ON "listing_change"("listing_id");

-- CreateIndex
CREATE INDEX "never_match_other_organization_id_idx" ON "never_match"("other_organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "never_match_organization_id_other_organization_id_key" ON "never_match"("organization_id", "other_organization_id");

-- CreateIndex
CREATE INDEX "outbox_event_subject_id_idx" ON "outbox_event"("subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_object_type_object_id_seq_idx" ON "audit_entry"("object_type", "object_id", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_seq_idx" ON "audit_entry"("actor_id", "seq");

-- CreateIndex
CREATE INDEX "audit_address_created_at_idx" ON "audit_address"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_dedupe_key_key" ON "notification"("dedupe_key");

-- CreateIndex
CREATE INDEX "notification_sweep" ON "notification"("status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "notification_user_id_created_at_idx" ON "notification"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "import_job_created_at_idx" ON "import_job"("created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_mobile_key" ON "user"("mobile");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "mailed_token_token_hash_key" ON "mailed_token"("token_hash");

-- CreateIndex
CREATE INDEX "mailed_token_user_id_kind_idx" ON "mailed_token"("user_id", "kind");

-- CreateIndex
CREATE INDEX "mailed_token_organization_id_kind_idx" ON "mailed_token"("organization_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_user_id_idx" ON "api_key"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_acceptance_user_id_policy_version_key" ON "policy_acceptance"("user_id", "policy_version");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "idempotency_record_account_key_key" ON "idempotency_record"("account", "key");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- AddForeignKey
ALTER TABLE "edition_row" ADD CONSTRAINT "edition_row_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_file" ADD CONSTRAINT "edition_file_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest" ADD CONSTRAINT "interest_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest" ADD CONSTRAINT "interest_from_listing_id_fkey" FOREIGN KEY ("from_listing_id") REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_grant" ADD CONSTRAINT "contact_grant_interest_id_fkey" FOREIGN KEY ("interest_id") REFERENCES "interest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_reveal" ADD CONSTRAINT "contact_reveal_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "contact_grant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_interest_id_fkey" FOREIGN KEY ("interest_id") REFERENCES "interest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_contact" ADD CONSTRAINT "listing_contact_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_version" ADD CONSTRAINT "listing_version_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_decision" ADD CONSTRAINT "review_decision_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_contact" ADD CONSTRAINT "organization_contact_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_acceptance" ADD CONSTRAINT "policy_acceptance_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;




-- A draft may lack a form; anything further must state it.
ALTER TABLE listing ADD CONSTRAINT listing_form_stated CHECK (status IN ('DRAFT', 'WITHDRAWN', 'ARCHIVED') OR form IS NOT NULL);
ALTER TABLE listing ADD CONSTRAINT listing_amounts_in_order CHECK (amount_min_wan IS NULL OR amount_max_wan IS NULL OR amount_min_wan <= amount_max_wan);
ALTER TABLE listing ADD CONSTRAINT listing_amounts_not_negative CHECK (coalesce(amount_min_wan, 0) >= 0 AND coalesce(amount_max_wan, 0) >= 0);
ALTER TABLE index_clock ADD CONSTRAINT index_clock_single_row CHECK (id = 1);
INSERT INTO index_clock (id, version) VALUES (1, 0);

-- A frozen edition is immutable for everyone, the owner of the tables included.
CREATE FUNCTION refuse_frozen_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'edition rows are frozen' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER edition_row_frozen BEFORE UPDATE ON edition_row FOR EACH ROW EXECUTE FUNCTION refuse_frozen_row();

-- The audit trail only grows. The app's role lacks the grants as well; this stops a mistaken owner session.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('jjj.audit_purge', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'audit entries are append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
