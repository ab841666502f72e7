-- CreateTable
CREATE TABLE "need" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "topic" TEXT,
    "merged_into" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "need_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "need_statement" (
    "need_id" UUID NOT NULL,
    "answer_id" UUID NOT NULL,
    "excerpt" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "need_statement_pkey" PRIMARY KEY ("need_id","answer_id","excerpt")
);

-- CreateTable
CREATE TABLE "coding_act" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" TEXT,
    "undoes" UUID,
    "staff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coding_act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_translation" (
    "id" UUID NOT NULL,
    "answer_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "staff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_translation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "topic" TEXT,
    "state" TEXT NOT NULL,
    "minutes" INTEGER,
    "presenter" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_item_need" (
    "item_id" UUID NOT NULL,
    "need_id" UUID NOT NULL,

    CONSTRAINT "agenda_item_need_pkey" PRIMARY KEY ("item_id","need_id")
);

-- CreateTable
CREATE TABLE "conclusion" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "call_to_action" TEXT,
    "addressee" TEXT,
    "other_bodies" TEXT,
    "topic" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conclusion_text" (
    "conclusion_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "call_to_action" TEXT,
    "origin" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3),
    "approved_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conclusion_text_pkey" PRIMARY KEY ("conclusion_id","language")
);

-- CreateTable
CREATE TABLE "conclusion_item" (
    "conclusion_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,

    CONSTRAINT "conclusion_item_pkey" PRIMARY KEY ("conclusion_id","item_id")
);

-- CreateTable
CREATE TABLE "conclusion_need" (
    "conclusion_id" UUID NOT NULL,
    "need_id" UUID NOT NULL,

    CONSTRAINT "conclusion_need_pkey" PRIMARY KEY ("conclusion_id","need_id")
);

-- CreateTable
CREATE TABLE "need_outcome" (
    "id" UUID NOT NULL,
    "need_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "staff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "need_outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "routing" (
    "id" UUID NOT NULL,
    "conclusion_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "sent_on" DATE,
    "document" TEXT,
    "response" TEXT,
    "responded_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "routing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "conclusion_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "owner_id" UUID,
    "evidence" TEXT,
    "next_on" DATE,
    "staff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "need_meeting_id_number_key" ON "need"("meeting_id", "number");

-- CreateIndex
CREATE INDEX "need_statement_answer_id_idx" ON "need_statement"("answer_id");

-- CreateIndex
CREATE UNIQUE INDEX "coding_act_undoes_key" ON "coding_act"("undoes");

-- CreateIndex
CREATE UNIQUE INDEX "coding_act_meeting_id_number_key" ON "coding_act"("meeting_id", "number");

-- CreateIndex
CREATE INDEX "answer_translation_answer_id_language_idx" ON "answer_translation"("answer_id", "language");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_meeting_id_number_key" ON "agenda_item"("meeting_id", "number");

-- CreateIndex
CREATE INDEX "agenda_item_need_need_id_idx" ON "agenda_item_need"("need_id");

-- CreateIndex
CREATE UNIQUE INDEX "conclusion_meeting_id_number_key" ON "conclusion"("meeting_id", "number");

-- CreateIndex
CREATE INDEX "conclusion_item_item_id_idx" ON "conclusion_item"("item_id");

-- CreateIndex
CREATE INDEX "conclusion_need_need_id_idx" ON "conclusion_need"("need_id");

-- CreateIndex
CREATE INDEX "need_outcome_need_id_idx" ON "need_outcome"("need_id");

-- CreateIndex
CREATE UNIQUE INDEX "routing_conclusion_id_body_key" ON "routing"("conclusion_id", "body");

-- CreateIndex
CREATE INDEX "follow_up_conclusion_id_idx" ON "follow_up"("conclusion_id");

-- AddForeignKey
ALTER TABLE "need" ADD CONSTRAINT "need_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need" ADD CONSTRAINT "need_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "need"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_statement" ADD CONSTRAINT "need_statement_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_statement" ADD CONSTRAINT "need_statement_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coding_act" ADD CONSTRAINT "coding_act_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_translation" ADD CONSTRAINT "answer_translation_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item_need" ADD CONSTRAINT "agenda_item_need_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item_need" ADD CONSTRAINT "agenda_item_need_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conclusion" ADD CONSTRAINT "conclusion_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conclusion_text" ADD CONSTRAINT "conclusion_text_conclusion_id_fkey" FOREIGN KEY ("conclusion_id") REFERENCES "conclusion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conclusion_item" ADD CONSTRAINT "conclusion_item_conclusion_id_fkey" FOREIGN KEY ("conclusion_id") REFERENCES "conclusion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conclusion_item" ADD CONSTRAINT "conclusion_item_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conclusion_need" ADD CONSTRAINT "conclusion_need_conclusion_id_fkey" FOREIGN KEY ("conclusion_id") REFERENCES "conclusion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conclusion_need" ADD CONSTRAINT "conclusion_need_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_outcome" ADD CONSTRAINT "need_outcome_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "routing" ADD CONSTRAINT "routing_conclusion_id_fkey" FOREIGN KEY ("conclusion_id") REFERENCES "conclusion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_conclusion_id_fkey" FOREIGN KEY ("conclusion_id") REFERENCES "conclusion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what Prisma cannot say

CREATE TRIGGER coding_act_append_only BEFORE UPDATE OR DELETE ON coding_act
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER answer_translation_append_only BEFORE UPDATE OR DELETE ON answer_translation
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER follow_up_append_only BEFORE UPDATE OR DELETE ON follow_up
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- An outcome may be superseded, and in nothing else touched.
CREATE TRIGGER need_outcome_append_only BEFORE DELETE ON need_outcome
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER need_outcome_superseded_only BEFORE UPDATE ON need_outcome
  FOR EACH ROW WHEN (
    (NEW.id, NEW.need_id, NEW.kind, NEW.reason, NEW.staff_id, NEW.at)
    IS DISTINCT FROM (OLD.id, OLD.need_id, OLD.kind, OLD.reason, OLD.staff_id, OLD.at)
  ) EXECUTE FUNCTION refuse_change();

CREATE UNIQUE INDEX need_outcome_current_key ON need_outcome (need_id) WHERE current;

ALTER TABLE need
  ADD CONSTRAINT need_number_check CHECK (number > 0),
  ADD CONSTRAINT need_merged_check CHECK (merged_into <> id);

ALTER TABLE coding_act
  ADD CONSTRAINT coding_act_kind_check
    CHECK (kind IN ('taken', 'made', 'merged', 'split', 'renamed', 'moved', 'set-aside', 'undone')),
  ADD CONSTRAINT coding_act_undoes_check CHECK ((kind = 'undone') = (undoes IS NOT NULL));

ALTER TABLE answer_translation
  ADD CONSTRAINT answer_translation_language_check CHECK (language IN ('ar', 'zh', 'en', 'es', 'fr', 'ru')),
  ADD CONSTRAINT answer_translation_origin_check CHECK (origin IN ('human', 'machine'));

ALTER TABLE agenda_item
  ADD CONSTRAINT agenda_item_number_check CHECK (number > 0),
  ADD CONSTRAINT agenda_item_state_check CHECK (state IN ('proposed', 'accepted', 'dropped')),
  ADD CONSTRAINT agenda_item_dropped_check CHECK (state <> 'dropped' OR reason IS NOT NULL),
  ADD CONSTRAINT agenda_item_minutes_check CHECK (minutes BETWEEN 1 AND 1440);

ALTER TABLE conclusion
  ADD CONSTRAINT conclusion_number_check CHECK (number > 0);

ALTER TABLE conclusion_text
  ADD CONSTRAINT conclusion_text_language_check CHECK (language IN ('ar', 'zh', 'es', 'fr', 'ru')),
  ADD CONSTRAINT conclusion_text_origin_check CHECK (origin IN ('human', 'machine')),
  ADD CONSTRAINT conclusion_text_approved_check CHECK ((approved_at IS NULL) = (approved_by IS NULL));

ALTER TABLE need_outcome
  ADD CONSTRAINT need_outcome_kind_check CHECK (kind IN ('reflected', 'discussed', 'not-raised')),
  ADD CONSTRAINT need_outcome_reason_check CHECK (kind <> 'not-raised' OR reason IS NOT NULL);

ALTER TABLE routing
  ADD CONSTRAINT routing_body_check CHECK (body ~ '^(TSAG|SG[0-9]{1,2})$'),
  ADD CONSTRAINT routing_responded_check CHECK ((response IS NULL) = (responded_on IS NULL));

ALTER TABLE follow_up
  ADD CONSTRAINT follow_up_status_check CHECK (status IN ('open', 'under-study', 'done', 'not-pursued')),
  ADD CONSTRAINT follow_up_reason_check CHECK (status <> 'not-pursued' OR reason IS NOT NULL),
  ADD CONSTRAINT follow_up_evidence_check CHECK (evidence ~ '^https?://');
