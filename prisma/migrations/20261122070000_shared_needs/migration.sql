-- Why: firms that need the same may buy or develop together, by opt-in: the wish of a listing, the groups agreed upon, and each
--      firm's consent to be named to the others of a group.
-- Lock: ACCESS EXCLUSIVE on listing for an instant, for the foreign key of an empty table.
-- Undo: DROP TABLE shared_need_consent, shared_need, shared_wish;
CREATE TABLE "shared_wish" (
    "listing_id" UUID NOT NULL,
    "purchase" BOOLEAN NOT NULL,
    "rnd" BOOLEAN NOT NULL,
    "set_by_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shared_wish_pkey" PRIMARY KEY ("listing_id")
);

CREATE TABLE "shared_need" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "member_ids" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shared_need_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "shared_need_consent" (
    "shared_need_id" UUID NOT NULL,
    "listing_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shared_need_consent_pkey" PRIMARY KEY ("shared_need_id","listing_id")
);

CREATE UNIQUE INDEX "shared_need_key_key" ON "shared_need"("key");
CREATE INDEX "shared_need_members" ON "shared_need" USING GIN ("member_ids");
CREATE INDEX "shared_need_consent_of_listing" ON "shared_need_consent"("listing_id");

ALTER TABLE "shared_wish" ADD CONSTRAINT "shared_wish_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "shared_need_consent" ADD CONSTRAINT "shared_need_consent_shared_need_id_fkey" FOREIGN KEY ("shared_need_id") REFERENCES "shared_need"("id") ON DELETE CASCADE ON UPDATE CASCADE;
