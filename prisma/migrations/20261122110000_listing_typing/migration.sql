-- Why: what is typed into the posting screens is kept on the server every few seconds, apart from the text of the listing: half a
--      sentence is no version, no revision and nothing a reviewer should see.
-- Lock: SHARE ROW EXCLUSIVE on listing for an instant (a foreign key from a new, empty table).
-- Undo: DROP TABLE listing_typing;

-- CreateTable
CREATE TABLE "listing_typing" (
    "listing_id" UUID NOT NULL,
    "key" UUID,
    "values" JSONB NOT NULL DEFAULT '{}',
    "seq" INTEGER NOT NULL DEFAULT 0,
    "tab" TEXT NOT NULL DEFAULT '',
    "base_version" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_typing_pkey" PRIMARY KEY ("listing_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "listing_typing_key_key" ON "listing_typing"("key");

-- AddForeignKey
ALTER TABLE "listing_typing" ADD CONSTRAINT "listing_typing_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE CASCADE ON UPDATE CASCADE;
