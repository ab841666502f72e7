-- CreateTable
CREATE TABLE "subscription" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL DEFAULT '',
    "external_id" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscribed_milestone" (
    "subscription_id" UUID NOT NULL,
    "milestone" TEXT NOT NULL,
    "delivery_id" UUID,

    CONSTRAINT "subscribed_milestone_pkey" PRIMARY KEY ("subscription_id","milestone")
);

-- CreateIndex
CREATE INDEX "subscription_round_id_idx" ON "subscription"("round_id");

-- CreateIndex
CREATE INDEX "subscription_staff_id_idx" ON "subscription"("staff_id");

-- CreateIndex
CREATE INDEX "subscribed_milestone_delivery_id_idx" ON "subscribed_milestone"("delivery_id");

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscribed_milestone" ADD CONSTRAINT "subscribed_milestone_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscribed_milestone" ADD CONSTRAINT "subscribed_milestone_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------------ laws

ALTER TABLE delivery DROP CONSTRAINT delivery_kind_check;
ALTER TABLE delivery
  ADD CONSTRAINT delivery_kind_check CHECK (kind IN (
    'invitation', 'reminder', 'deadline-moved', 'fresh-link', 'receipt', 'prompt', 'staff-digest', 'document',
    'link-offer', 'milestones'));

-- A channel is subscribed to a round once.
CREATE UNIQUE INDEX subscription_standing_key ON subscription (round_id, platform, tenant, external_id)
  WHERE ended_at IS NULL;
