-- DropForeignKey
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_reminder_rule_id_fkey";

-- DropIndex
DROP INDEX "reminder_rule_round_id_position_key";

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "away_from" TIMESTAMPTZ(3),
ADD COLUMN     "away_until" TIMESTAMPTZ(3),
ADD COLUMN     "preferred_platform" TEXT,
ADD COLUMN     "stand_in_id" UUID,
ADD COLUMN     "weekend" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "work_hours" JSONB;

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "carried_by" UUID,
ADD COLUMN     "conversation_id" UUID,
ADD COLUMN     "looks" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "order_at" TIMESTAMPTZ(3),
ADD COLUMN     "payload" JSONB,
ADD COLUMN     "staff_id" UUID,
ADD COLUMN     "thread" TEXT,
ALTER COLUMN "round_id" DROP NOT NULL,
ALTER COLUMN "addressee_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "delivery_attempt" ADD COLUMN     "external_id" TEXT,
ADD COLUMN     "tenant" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "reminder_rule" ADD COLUMN     "channels" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "retired_at" TIMESTAMPTZ(3),
ADD COLUMN     "states" TEXT[];

-- AlterTable
ALTER TABLE "response" ADD COLUMN     "last_active_at" TIMESTAMPTZ(3),
ADD COLUMN     "missing" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "round" ADD COLUMN     "escalate_after" TEXT NOT NULL DEFAULT 'P6D';

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "digest" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "regions" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "contact_wish" (
    "contact_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "successor_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_wish_pkey" PRIMARY KEY ("contact_id","round_id")
);

-- CreateTable
CREATE TABLE "closed_day" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "reason" TEXT,
    "added_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "closed_day_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_fault" (
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL DEFAULT '',
    "external_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_fault_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outreach" (
    "email" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3)[],

    CONSTRAINT "outreach_pkey" PRIMARY KEY ("email")
);

-- CreateIndex
CREATE INDEX "closed_day_member_id_idx" ON "closed_day"("member_id");

-- CreateIndex
CREATE INDEX "channel_fault_contact_id_idx" ON "channel_fault"("contact_id");

-- CreateIndex
CREATE INDEX "contact_email_idx" ON "contact"("email");

-- CreateIndex
CREATE INDEX "delivery_staff_id_idx" ON "delivery"("staff_id");

-- CreateIndex
CREATE INDEX "reminder_rule_round_id_idx" ON "reminder_rule"("round_id");

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_stand_in_id_fkey" FOREIGN KEY ("stand_in_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_wish" ADD CONSTRAINT "contact_wish_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_wish" ADD CONSTRAINT "contact_wish_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closed_day" ADD CONSTRAINT "closed_day_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_fault" ADD CONSTRAINT "channel_fault_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_reminder_rule_id_fkey" FOREIGN KEY ("reminder_rule_id") REFERENCES "reminder_rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what stood before, in the new form

-- What a contact asked for in a round is kept by round, not by channel: who answers by mail alone has no conversation.
INSERT INTO contact_wish (contact_id, round_id, stopped_at, updated_at)
SELECT c.contact_id, a.round_id, min(c.stopped_at), min(c.stopped_at)
FROM conversation c
JOIN response p ON p.id = c.response_id
JOIN addressee a ON a.id = p.addressee_id
WHERE c.stopped_at IS NOT NULL
GROUP BY c.contact_id, a.round_id;
ALTER TABLE conversation DROP COLUMN stopped_at;

UPDATE reminder_rule SET states = ARRAY(
  SELECT unnest(CASE s WHEN 'not-started' THEN ARRAY['not-invited', 'not-started'] ELSE ARRAY['partial', 'complete'] END)
  FROM unnest(statuses) AS s);
ALTER TABLE reminder_rule DROP COLUMN statuses;

UPDATE delivery SET order_at = due_at,
  thread = CASE WHEN kind = 'fresh-link' THEN 'contact:' || contact_id ELSE 'addressee:' || addressee_id END;
ALTER TABLE delivery
  ALTER COLUMN order_at SET NOT NULL,
  ALTER COLUMN thread SET NOT NULL;

UPDATE response p SET last_active_at = (SELECT max(c.updated_at) FROM conversation c WHERE c.response_id = p.id);

-- ------------------------------------------------------------------ closed lists and laws

ALTER TABLE staff
  ADD CONSTRAINT staff_regions_check CHECK (regions <@ ARRAY['AFR', 'AMS', 'ARB', 'ASP', 'CIS', 'EUR']);

ALTER TABLE contact
  ADD CONSTRAINT contact_weekend_check CHECK (weekend <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
  ADD CONSTRAINT contact_away_check CHECK (away_from < away_until);

ALTER TABLE closed_day
  ADD CONSTRAINT closed_day_order_check CHECK (first_day <= last_day);

ALTER TABLE channel_fault
  ADD CONSTRAINT channel_fault_cause_check CHECK (cause IN ('rejected', 'bounced', 'complained'));
CREATE UNIQUE INDEX channel_fault_standing_key ON channel_fault (contact_id, platform, tenant, external_id)
  WHERE cleared_at IS NULL;

ALTER TABLE invitation DROP CONSTRAINT invitation_reason_check;
ALTER TABLE invitation
  ADD CONSTRAINT invitation_reason_check CHECK (reason IN ('letter', 'reminder', 'asked-again', 'receipt', 'staff'));

ALTER TABLE reminder_rule DROP CONSTRAINT reminder_rule_anchor_check;
ALTER TABLE reminder_rule
  ADD CONSTRAINT reminder_rule_anchor_check CHECK (anchor IN ('opening', 'closing', 'activity')),
  ADD CONSTRAINT reminder_rule_states_check
    CHECK (states <@ ARRAY['not-invited', 'not-started', 'partial', 'complete']);
CREATE UNIQUE INDEX reminder_rule_standing_key ON reminder_rule (round_id, position) WHERE retired_at IS NULL;

-- A rule that has fired is part of what happened: it may be retired, and in nothing else touched.
CREATE TRIGGER reminder_rule_fired_stays BEFORE UPDATE ON reminder_rule
  FOR EACH ROW WHEN (
    OLD.fired_at IS NOT NULL AND
    (NEW.id, NEW.round_id, NEW.position, NEW.anchor, NEW."offset", NEW.states, NEW.channels, NEW.fired_at)
    IS DISTINCT FROM
    (OLD.id, OLD.round_id, OLD.position, OLD.anchor, OLD."offset", OLD.states, OLD.channels, OLD.fired_at)
  ) EXECUTE FUNCTION refuse_change();

ALTER TABLE delivery DROP CONSTRAINT delivery_kind_check;
ALTER TABLE delivery
  ADD CONSTRAINT delivery_kind_check CHECK (kind IN (
    'invitation', 'reminder', 'deadline-moved', 'fresh-link', 'receipt', 'prompt', 'staff-digest', 'document')),
  ADD CONSTRAINT delivery_to_check CHECK ((addressee_id IS NULL) <> (staff_id IS NULL)),
  ADD CONSTRAINT delivery_round_check CHECK (addressee_id IS NULL OR round_id IS NOT NULL);

-- The first unfinished message of a thread, and whether one stands before another.
CREATE INDEX delivery_thread_idx ON delivery (thread, order_at, id) WHERE state IN ('pending', 'retrying', 'sending');

-- ------------------------------------------------------------------ planning

-- Plans messages, from JSON as src/application/deliveries/rows.ts gives them; one whose dedupe key exists is left out.
CREATE FUNCTION plan_deliveries(planned jsonb) RETURNS int LANGUAGE sql AS $$
  WITH made AS (
    INSERT INTO delivery (id, dedupe_key, kind, round_id, addressee_id, staff_id, contact_id, conversation_id,
                          reminder_rule_id, thread, payload, order_at, due_at, expires_at)
    SELECT id, "dedupeKey", kind, "roundId", "addresseeId", "staffId", "contactId", "conversationId",
           "reminderRuleId", thread, NULLIF(payload, 'null'::jsonb), to_timestamp("dueAt" / 1000),
           to_timestamp("dueAt" / 1000), to_timestamp("expiresAt" / 1000)
    FROM jsonb_to_recordset(planned) AS d(
      id uuid, "dedupeKey" text, kind text, "roundId" uuid, "addresseeId" uuid, "staffId" uuid, "contactId" uuid,
      "conversationId" uuid, "reminderRuleId" uuid, thread text, payload jsonb, "dueAt" double precision,
      "expiresAt" double precision)
    ON CONFLICT (dedupe_key) DO NOTHING
    RETURNING 1
  )
  SELECT count(*)::int FROM made
$$;

-- ------------------------------------------------------------------ a turn, with the messages that it causes

CREATE OR REPLACE FUNCTION record_turns(turns jsonb) RETURNS TABLE (ordinal int, outcome text)
LANGUAGE plpgsql AS $$
DECLARE
  turn record;
  at timestamptz;
  questions text[];
  current_revision int;
  successor uuid;
BEGIN
  FOR turn IN
    SELECT t.*, position::int
    FROM ROWS FROM (jsonb_to_recordset(turns) AS (
      "eventId" text, kind text, at double precision, "conversationId" uuid, "responseId" uuid, revision int,
      "contactId" uuid, platform text, language text, state jsonb, status text, hidden text[], "declineReason" text,
      stop text, "snoozeUntil" double precision, "handOver" jsonb, late boolean, action text, missing text[],
      answers jsonb, deliveries jsonb
    )) WITH ORDINALITY AS t (
      event, kind, at, conversation, response, revision,
      contact, platform, language, state, status, hidden, decline_reason,
      stop, snooze_until, hand_over, late, action, missing, answers, deliveries, position
    )
    ORDER BY t.response, t.position
  LOOP
    ordinal := turn.position;
    at := to_timestamp(turn.at / 1000);

    SELECT revision INTO current_revision FROM response WHERE id = turn.response FOR UPDATE;

    IF EXISTS (SELECT 1 FROM inbound_event WHERE id = turn.event) THEN
      outcome := 'duplicate';
      RETURN NEXT;
      CONTINUE;
    END IF;
    IF current_revision IS DISTINCT FROM turn.revision THEN
      outcome := 'stale';
      RETURN NEXT;
      CONTINUE;
    END IF;

    INSERT INTO inbound_event (id, conversation_id, kind, received_at)
    VALUES (turn.event, turn.conversation, turn.kind, at);

    questions := ARRAY(SELECT a->>'question' FROM jsonb_array_elements(turn.answers) AS a);
    IF questions <> '{}' THEN
      UPDATE answer SET current = false
      WHERE response_id = turn.response AND current AND question = ANY (questions);

      INSERT INTO answer (id, response_id, question, value, attribution, contact_id, platform, language,
                          event_id, answered_at, late, current)
      SELECT (a->>'id')::uuid, turn.response, a->>'question', NULLIF(a->'value', 'null'::jsonb),
             a->>'attribution', turn.contact, turn.platform, turn.language,
             turn.event, at, turn.late, true
      FROM jsonb_array_elements(turn.answers) AS a;
    END IF;

    UPDATE response SET
      revision = revision + 1,
      status = turn.status,
      hidden = turn.hidden,
      decline_reason = CASE WHEN turn.status = 'declined' THEN COALESCE(turn.decline_reason, decline_reason) END,
      started_at = CASE WHEN turn.status = 'not-started' THEN started_at ELSE COALESCE(started_at, at) END,
      submitted_at = CASE WHEN turn.status = 'submitted' THEN COALESCE(submitted_at, at) ELSE submitted_at END,
      declined_at = CASE WHEN turn.status = 'declined' THEN COALESCE(declined_at, at) END,
      missing = turn.missing,
      last_active_at = GREATEST(last_active_at, at),
      last_answer_at = CASE WHEN questions <> '{}' THEN at ELSE last_answer_at END,
      late = late OR (turn.late AND questions <> '{}')
             OR (turn.late AND turn.status = 'submitted' AND status <> 'submitted')
    WHERE id = turn.response;

    UPDATE conversation SET
      state = turn.state,
      language = turn.language,
      updated_at = at
    WHERE id = turn.conversation;

    IF turn.stop = 'all' THEN
      UPDATE contact SET stopped_at = at WHERE id = turn.contact;
    END IF;

    -- The colleague is a contact of the same member: one that is known by this address, or a new one.
    successor := NULL;
    IF NULLIF(turn.hand_over, 'null'::jsonb) IS NOT NULL THEN
      INSERT INTO contact (id, member_id, email, name, role, language, updated_at)
      SELECT (turn.hand_over->>'id')::uuid, k.member_id, turn.hand_over->>'email', turn.hand_over->>'name',
             'alternate', turn.language, at
      FROM contact k WHERE k.id = turn.contact
      ON CONFLICT (member_id, email) DO UPDATE SET active = true, updated_at = at
      RETURNING id INTO successor;
    END IF;

    IF turn.stop IS NOT NULL OR turn.snooze_until IS NOT NULL OR successor IS NOT NULL THEN
      INSERT INTO contact_wish (contact_id, round_id, stopped_at, snoozed_until, successor_id, updated_at)
      SELECT turn.contact, a.round_id, CASE WHEN turn.stop IS NOT NULL THEN at END,
             to_timestamp(turn.snooze_until / 1000), NULLIF(successor, turn.contact), at
      FROM response p JOIN addressee a ON a.id = p.addressee_id WHERE p.id = turn.response
      ON CONFLICT (contact_id, round_id) DO UPDATE SET
        stopped_at = COALESCE(contact_wish.stopped_at, EXCLUDED.stopped_at),
        snoozed_until = COALESCE(EXCLUDED.snoozed_until, contact_wish.snoozed_until),
        successor_id = COALESCE(EXCLUDED.successor_id, contact_wish.successor_id),
        updated_at = at;
    END IF;

    -- Handed back: who handed over before is written to again, or two colleagues would point at each other.
    IF successor IS NOT NULL THEN
      UPDATE contact_wish w SET successor_id = NULL, updated_at = at
      FROM response p JOIN addressee a ON a.id = p.addressee_id
      WHERE p.id = turn.response AND w.round_id = a.round_id AND w.contact_id = successor AND w.successor_id IS NOT NULL;
    END IF;

    IF turn.deliveries <> '[]'::jsonb THEN
      PERFORM plan_deliveries((
        SELECT jsonb_agg(CASE WHEN d->>'contactId' = turn.hand_over->>'id'
          THEN jsonb_set(d, '{contactId}', to_jsonb(successor)) ELSE d END)
        FROM jsonb_array_elements(turn.deliveries) AS d));
    END IF;

    INSERT INTO audit (at, actor, action, subject, details)
    VALUES (at, 'contact:' || turn.contact, turn.action, 'response:' || turn.response,
            jsonb_strip_nulls(jsonb_build_object(
              'event', turn.event, 'questions', NULLIF(questions, '{}'), 'successor', successor,
              'snoozedUntil', to_timestamp(turn.snooze_until / 1000))));

    outcome := 'recorded';
    RETURN NEXT;
  END LOOP;
END;
$$;
