-- CreateTable
CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "meeting_id" UUID,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_meeting_id_idx" ON "webhook"("meeting_id");

-- CreateIndex
CREATE INDEX "webhook_staff_id_idx" ON "webhook"("staff_id");

-- AddForeignKey
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what Prisma cannot say

ALTER TABLE "webhook"
  ADD CONSTRAINT webhook_events_check CHECK (cardinality(events) > 0),
  ADD CONSTRAINT webhook_ended_check CHECK (ended_at IS NOT NULL OR end_reason IS NULL);

-- A name is free again when its webhook has ended.
CREATE UNIQUE INDEX webhook_name_key ON webhook (name) WHERE ended_at IS NULL;

-- How an endpoint has done lately: it is asked when something happens, among all attempts that there ever were.
CREATE INDEX delivery_attempt_hook_idx ON delivery_attempt (external_id, started_at) WHERE platform = 'hook';

ALTER TABLE delivery DROP CONSTRAINT delivery_kind_check;
ALTER TABLE delivery
  ADD CONSTRAINT delivery_kind_check CHECK (kind IN (
    'invitation', 'reminder', 'deadline-moved', 'fresh-link', 'receipt', 'prompt', 'staff-digest', 'document', 'link-offer',
    'milestones', 'outcome', 'follow-up', 'hook'));
