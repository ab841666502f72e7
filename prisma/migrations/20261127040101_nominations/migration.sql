-- CreateTable
CREATE TABLE "nomination" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "response_id" UUID NOT NULL,
    "coding" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "answer_id" UUID NOT NULL,
    "said" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'standing',
    "withdrawn" TEXT,
    "agreed_how" TEXT,
    "agreed_on" DATE,
    "email" TEXT,
    "entry_id" UUID,
    "reason" TEXT,
    "staff_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "taken_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "nomination_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "nomination_answer_id_idx" ON "nomination"("answer_id");

-- CreateIndex
CREATE INDEX "nomination_entry_id_idx" ON "nomination"("entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "nomination_meeting_id_number_key" ON "nomination"("meeting_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "nomination_response_id_coding_key" ON "nomination"("response_id", "coding");

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "register_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what Prisma cannot say

ALTER TABLE nomination
  ADD CONSTRAINT nomination_number_check CHECK (number > 0),
  ADD CONSTRAINT nomination_kind_check CHECK (kind IN ('local-industry', 'executive')),
  ADD CONSTRAINT nomination_state_check
    CHECK (state IN ('standing', 'withdrawn', 'invited', 'declined')),
  ADD CONSTRAINT nomination_withdrawn_check CHECK (
    (state = 'withdrawn') = (withdrawn IS NOT NULL) AND withdrawn IN ('words', 'consent')),
  ADD CONSTRAINT nomination_agreed_check CHECK ((agreed_how IS NULL) = (agreed_on IS NULL)),
  -- An address is kept only with consent, and only while it is of use.
  ADD CONSTRAINT nomination_email_check CHECK (
    email IS NULL OR (agreed_on IS NOT NULL AND state IN ('standing', 'invited'))),
  ADD CONSTRAINT nomination_forgotten_check CHECK (
    state <> 'withdrawn' OR (agreed_on IS NULL AND NOT said)),
  -- Nobody is invited without consent.
  ADD CONSTRAINT nomination_invited_check CHECK (
    (state = 'invited') = (entry_id IS NOT NULL)
    AND (state <> 'invited' OR said OR agreed_on IS NOT NULL)),
  ADD CONSTRAINT nomination_decided_check CHECK (
    (state IN ('invited', 'declined')) = (decided_at IS NOT NULL)
    AND (state = 'declined') = (reason IS NOT NULL));

-- Whose it is stays; what was decided stays, but for an address, which may be forgotten.
CREATE TRIGGER nomination_kept BEFORE DELETE ON nomination
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER nomination_same BEFORE UPDATE ON nomination
  FOR EACH ROW WHEN (
    (NEW.id, NEW.meeting_id, NEW.number, NEW.response_id, NEW.coding, NEW.kind, NEW.taken_at)
    IS DISTINCT FROM
    (OLD.id, OLD.meeting_id, OLD.number, OLD.response_id, OLD.coding, OLD.kind, OLD.taken_at)
  ) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER nomination_decided BEFORE UPDATE ON nomination
  FOR EACH ROW WHEN (
    OLD.state IN ('invited', 'declined') AND (
      (NEW.answer_id, NEW.said, NEW.state, NEW.withdrawn, NEW.agreed_how, NEW.agreed_on, NEW.entry_id,
       NEW.reason, NEW.staff_id, NEW.decided_at)
      IS DISTINCT FROM
      (OLD.answer_id, OLD.said, OLD.state, OLD.withdrawn, OLD.agreed_how, OLD.agreed_on, OLD.entry_id,
       OLD.reason, OLD.staff_id, OLD.decided_at)
      OR (NEW.email IS NOT NULL AND NEW.email IS DISTINCT FROM OLD.email))
  ) EXECUTE FUNCTION refuse_change();
