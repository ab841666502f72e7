-- AlterTable
ALTER TABLE "account" ADD COLUMN     "revoked_reason" TEXT;

-- CreateTable
CREATE TABLE "staff_account" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL DEFAULT '',
    "external_id" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_code" (
    "id" UUID NOT NULL,
    "contact_id" UUID,
    "staff_id" UUID,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "join_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_offer" (
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL DEFAULT '',
    "external_id" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ending" TEXT,

    CONSTRAINT "link_offer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "staff_account_staff_id_idx" ON "staff_account"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_account_platform_tenant_external_id_key" ON "staff_account"("platform", "tenant", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "join_code_code_hash_key" ON "join_code"("code_hash");

-- CreateIndex
CREATE INDEX "join_code_contact_id_idx" ON "join_code"("contact_id");

-- CreateIndex
CREATE INDEX "join_code_staff_id_idx" ON "join_code"("staff_id");

-- CreateIndex
CREATE INDEX "link_offer_contact_id_idx" ON "link_offer"("contact_id");

-- CreateIndex
CREATE INDEX "link_offer_platform_tenant_external_id_idx" ON "link_offer"("platform", "tenant", "external_id");

-- AddForeignKey
ALTER TABLE "staff_account" ADD CONSTRAINT "staff_account_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_code" ADD CONSTRAINT "join_code_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_code" ADD CONSTRAINT "join_code_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_offer" ADD CONSTRAINT "link_offer_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_offer" ADD CONSTRAINT "link_offer_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what Prisma cannot say

ALTER TABLE "join_code"
  ADD CONSTRAINT join_code_owner_check CHECK ((contact_id IS NULL) <> (staff_id IS NULL)),
  ADD CONSTRAINT join_code_hash_check CHECK (octet_length(code_hash) = 32);

ALTER TABLE "link_offer"
  ADD CONSTRAINT link_offer_ending_check CHECK (ending IN ('accepted', 'declined', 'withdrawn', 'expired')),
  ADD CONSTRAINT link_offer_ended_check CHECK ((ended_at IS NULL) = (ending IS NULL));

-- One question at a time to an account, whoever asks it.
CREATE UNIQUE INDEX link_offer_open_key ON link_offer (platform, tenant, external_id) WHERE ended_at IS NULL;

ALTER TABLE delivery DROP CONSTRAINT delivery_kind_check;
ALTER TABLE delivery
  ADD CONSTRAINT delivery_kind_check CHECK (kind IN (
    'invitation', 'reminder', 'deadline-moved', 'fresh-link', 'receipt', 'prompt', 'staff-digest', 'document', 'link-offer'));
