-- Members are asked whether they come, and on the day whether they are here: by the one path out, to an entry of a register.
-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "entry_id" UUID;

-- AlterTable
ALTER TABLE "rsvp" ADD COLUMN     "event_id" TEXT;

-- AlterTable
ALTER TABLE "attendance" ADD COLUMN     "event_id" TEXT;

-- CreateTable
CREATE TABLE "coming_link" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coming_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "coming_link_token_hash_key" ON "coming_link"("token_hash");

-- CreateIndex
CREATE INDEX "coming_link_entry_id_idx" ON "coming_link"("entry_id");

-- CreateIndex
CREATE INDEX "coming_link_contact_id_idx" ON "coming_link"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "rsvp_event_id_key" ON "rsvp"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "attendance_event_id_key" ON "attendance"("event_id");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "register_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coming_link" ADD CONSTRAINT "coming_link_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "register_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coming_link" ADD CONSTRAINT "coming_link_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what Prisma cannot say

ALTER TABLE delivery DROP CONSTRAINT delivery_to_check;
ALTER TABLE delivery ADD CONSTRAINT delivery_to_check CHECK (num_nonnulls(addressee_id, staff_id, entry_id) = 1);

-- Few deliveries are to entries.
CREATE INDEX delivery_entry_idx ON delivery (entry_id) WHERE entry_id IS NOT NULL;

ALTER TABLE delivery DROP CONSTRAINT delivery_kind_check;
ALTER TABLE delivery
  ADD CONSTRAINT delivery_kind_check CHECK (kind IN (
    'invitation', 'reminder', 'deadline-moved', 'fresh-link', 'receipt', 'prompt', 'staff-digest', 'document', 'link-offer',
    'milestones', 'outcome', 'follow-up', 'hook', 'coming', 'here'));

-- What was said may be superseded, and in nothing else touched: not in whose press it was, either.
DROP TRIGGER rsvp_superseded_only ON rsvp;
CREATE TRIGGER rsvp_superseded_only BEFORE UPDATE ON rsvp
  FOR EACH ROW WHEN (
    (NEW.id, NEW.entry_id, NEW.answer, NEW.mode, NEW.contact_id, NEW.by, NEW.channel, NEW.at, NEW.event_id)
    IS DISTINCT FROM
    (OLD.id, OLD.entry_id, OLD.answer, OLD.mode, OLD.contact_id, OLD.by, OLD.channel, OLD.at, OLD.event_id)
  ) EXECUTE FUNCTION refuse_change();
DROP TRIGGER attendance_superseded_only ON attendance;
CREATE TRIGGER attendance_superseded_only BEFORE UPDATE ON attendance
  FOR EACH ROW WHEN (
    (NEW.id, NEW.entry_id, NEW.presence, NEW.came_as, NEW.contact_id, NEW.on_day, NEW.staff_id, NEW.at, NEW.event_id)
    IS DISTINCT FROM
    (OLD.id, OLD.entry_id, OLD.presence, OLD.came_as, OLD.contact_id, OLD.on_day, OLD.staff_id, OLD.at, OLD.event_id)
  ) EXECUTE FUNCTION refuse_change();

-- What an entity has said of coming, and whether it came: it changes with every word.
CREATE FUNCTION entry_standing(entry uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT concat((SELECT r.id FROM rsvp r WHERE r.entry_id = entry AND r.current), '/',
                (SELECT a.id FROM attendance a WHERE a.entry_id = entry AND a.current))
$$;

-- ------------------------------------------------------------------ the one path out, also to entries

-- As before, with the entry that a message is for.
CREATE OR REPLACE FUNCTION plan_deliveries(planned jsonb) RETURNS int LANGUAGE sql AS $$
  WITH made AS (
    INSERT INTO delivery (id, dedupe_key, kind, round_id, addressee_id, staff_id, entry_id, contact_id, conversation_id,
                          reminder_rule_id, thread, payload, order_at, due_at, expires_at)
    SELECT id, "dedupeKey", kind, "roundId", "addresseeId", "staffId", "entryId", "contactId", "conversationId",
           "reminderRuleId", thread, NULLIF(payload, 'null'::jsonb), to_timestamp("dueAt" / 1000),
           to_timestamp("dueAt" / 1000), to_timestamp("expiresAt" / 1000)
    FROM jsonb_to_recordset(planned) AS d(
      id uuid, "dedupeKey" text, kind text, "roundId" uuid, "addresseeId" uuid, "staffId" uuid, "entryId" uuid,
      "contactId" uuid, "conversationId" uuid, "reminderRuleId" uuid, thread text, payload jsonb, "dueAt" double precision,
      "expiresAt" double precision)
    ON CONFLICT (dedupe_key) DO NOTHING
    RETURNING 1
  )
  SELECT count(*)::int FROM made
$$;

-- As before, with the entries, their meetings and who may speak for them.
CREATE OR REPLACE FUNCTION load_due(ids uuid[], at timestamptz) RETURNS json LANGUAGE sql STABLE
SET enable_seqscan = off SET jit = off AS $$
  WITH due AS MATERIALIZED (
    SELECT id, kind, round_id, addressee_id, staff_id, entry_id, contact_id, reminder_rule_id, thread, payload, due_at,
           expires_at, attempts, looks, carried_by
    FROM delivery WHERE id = ANY (ids)
  ), addressee_of AS MATERIALIZED (
    SELECT id, member_id, kind, name, country_iso2, language, time_zone, weekend, closes_at
    FROM addressee WHERE id = ANY (ARRAY(SELECT addressee_id FROM due))
  ), response_of AS MATERIALIZED (
    SELECT id, addressee_id, status, missing, last_active_at
    FROM response WHERE addressee_id = ANY (ARRAY(SELECT id FROM addressee_of))
  ), entry_of AS MATERIALIZED (
    SELECT id, meeting_id, seat_id, member_id, name, country_iso2 FROM register_entry
    WHERE id = ANY (ARRAY(SELECT entry_id FROM due))
  ), contact_of AS MATERIALIZED (
    SELECT id, member_id, name, title, role, email, language, time_zone, weekend, work_hours, preferred_platform,
           stopped_at, away_from, away_until, stand_in_id, created_at
    FROM contact WHERE active AND member_id = ANY (ARRAY(
      SELECT member_id FROM addressee_of UNION SELECT member_id FROM entry_of WHERE member_id IS NOT NULL))
  ), sent AS MATERIALIZED (
    SELECT addressee_id, contact_id, kind, sent_at
    FROM delivery WHERE addressee_id = ANY (ARRAY(SELECT id FROM addressee_of)) AND state = 'sent'
  )
  SELECT json_build_object(
    'deliveries', (SELECT json_agg(json_build_object(
      'id', id, 'kind', kind, 'roundId', round_id, 'addresseeId', addressee_id, 'staffId', staff_id, 'entryId', entry_id,
      'contactId', contact_id, 'ruleId', reminder_rule_id, 'thread', thread, 'payload', payload, 'dueAt', ms(due_at),
      'expiresAt', ms(expires_at), 'attempts', attempts, 'looks', looks, 'carriedBy', carried_by)
      ORDER BY due_at, id) FROM due),
    'rounds', (SELECT json_agg(json_build_object(
      'id', r.id, 'state', r.state, 'sendWindow', r.send_window, 'meetingTitle', m.title,
      'lateUntil', ms(r.late_until), 'escalateAfter', r.escalate_after,
      'questionnaireVersion', r.questionnaire_version_id))
      FROM round r JOIN meeting m ON m.id = r.meeting_id
      WHERE r.id = ANY (ARRAY(SELECT DISTINCT round_id FROM due))),
    'rules', (SELECT json_agg(json_build_object(
      'id', id, 'states', states, 'channels', channels, 'retired', retired_at IS NOT NULL))
      FROM reminder_rule WHERE id = ANY (ARRAY(SELECT DISTINCT reminder_rule_id FROM due))),
    'staff', (SELECT json_agg(json_build_object(
      'id', id, 'name', name, 'email', email, 'regions', regions, 'active', disabled_at IS NULL))
      FROM staff WHERE id = ANY (ARRAY(SELECT DISTINCT staff_id FROM due))),
    'addressees', (SELECT json_agg(json_build_object(
      'id', a.id, 'memberId', a.member_id,
      'name', CASE WHEN a.kind = 'member-state'
        THEN member_name(a.kind, a.name, a.country_iso2, a.language) ELSE a.name END,
      'language', a.language, 'timeZone', a.time_zone, 'weekend', a.weekend, 'closesAt', ms(a.closes_at)))
      FROM addressee_of a),
    'entries', (SELECT json_agg(json_build_object(
      'id', e.id, 'memberId', e.member_id, 'name', e.name, 'language', COALESCE(b.language, y.languages[1], 'en'),
      'timeZone', COALESCE(b.time_zone, y.time_zone),
      'weekend', CASE WHEN cardinality(b.weekend) > 0 THEN b.weekend ELSE y.weekend END,
      'meeting', json_build_object('title', m.title, 'kind', m.kind, 'place', m.place,
        'startsOn', m.starts_on, 'endsOn', m.ends_on),
      'authorities', CASE WHEN e.seat_id IS NOT NULL THEN COALESCE((
        SELECT json_agg(json_build_object('contact', s.contact_id, 'part', s.part, 'from', s.from_day,
          'until', s.until_day) ORDER BY s.from_day, s.id)
        FROM seat_authority s WHERE s.seat_id = e.seat_id), '[]') END,
      'rsvp', (SELECT json_build_object('answer', r.answer, 'mode', r.mode, 'contact', r.contact_id, 'by', r.by)
        FROM rsvp r WHERE r.entry_id = e.id AND r.current),
      'presence', (SELECT a.presence FROM attendance a WHERE a.entry_id = e.id AND a.current),
      'standing', entry_standing(e.id)))
      FROM entry_of e
      JOIN meeting m ON m.id = e.meeting_id
      JOIN country y ON y.iso2 = e.country_iso2
      LEFT JOIN member b ON b.id = e.member_id),
    'responses', (SELECT json_agg(json_build_object(
      'id', id, 'addresseeId', addressee_id, 'status', status, 'missing', missing, 'lastActiveAt', ms(last_active_at)))
      FROM response_of),
    'contacts', (SELECT json_agg(json_build_object(
      'id', id, 'memberId', member_id, 'name', name, 'title', title, 'role', role, 'email', email,
      'language', language, 'timeZone', time_zone, 'weekend', weekend, 'workHours', work_hours,
      'preferredPlatform', preferred_platform, 'stopped', stopped_at IS NOT NULL, 'awayFrom', ms(away_from),
      'awayUntil', ms(away_until), 'standInId', stand_in_id) ORDER BY created_at, id) FROM contact_of),
    'wishes', (SELECT json_agg(json_build_object(
      'contactId', contact_id, 'roundId', round_id, 'stopped', stopped_at IS NOT NULL,
      'snoozedUntil', ms(snoozed_until), 'successorId', successor_id))
      FROM contact_wish WHERE contact_id = ANY (ARRAY(SELECT id FROM contact_of))),
    'activity', (SELECT json_agg(json_build_object('responseId', response_id, 'contactId', contact_id, 'at', ms(at)))
      FROM (SELECT response_id, contact_id, max(updated_at) AS at FROM conversation
        WHERE response_id = ANY (ARRAY(SELECT id FROM response_of)) AND conversation.state <> 'null'::jsonb
        GROUP BY response_id, contact_id) AS c),
    'accounts', (SELECT json_agg(json_build_object(
      'contactId', contact_id, 'platform', platform, 'tenant', tenant, 'externalId', external_id)
      ORDER BY verified_at DESC)
      FROM account WHERE contact_id = ANY (ARRAY(SELECT id FROM contact_of)) AND revoked_at IS NULL
        AND (account.expires_at IS NULL OR account.expires_at > at)),
    'faults', (SELECT json_agg(json_build_object(
      'contactId', contact_id, 'platform', platform, 'tenant', tenant, 'externalId', external_id))
      FROM channel_fault WHERE contact_id = ANY (ARRAY(SELECT id FROM contact_of)) AND cleared_at IS NULL),
    'outreach', (SELECT json_agg(json_build_object('email', email, 'sentAt', ARRAY(
        SELECT ms(t.at) FROM unnest(sent_at) WITH ORDINALITY AS t (at, position) ORDER BY t.position)))
      FROM outreach WHERE email = ANY (ARRAY(SELECT email FROM contact_of))),
    'sent', (SELECT json_agg(json_build_object(
      'addresseeId', addressee_id, 'contactId', contact_id, 'kind', kind, 'at', ms(sent_at))) FROM sent),
    -- Staff's own letters by mail merge count as an invitation, too.
    'invited', (SELECT json_agg(DISTINCT addressee_id) FROM invitation
      WHERE addressee_id = ANY (ARRAY(
          SELECT addressee_id FROM response_of WHERE status = 'not-started'
          EXCEPT SELECT addressee_id FROM sent))
        AND (reason = 'staff' OR used_at IS NOT NULL)),
    'closed', (SELECT json_agg(json_build_object(
      'memberId', member_id, 'first', first_day - DATE '1970-01-01', 'last', last_day - DATE '1970-01-01')
      ORDER BY first_day)
      FROM closed_day WHERE member_id = ANY (ARRAY(
          SELECT member_id FROM addressee_of UNION SELECT member_id FROM entry_of WHERE member_id IS NOT NULL))
        AND last_day >= at::date - 2),
    'tried', (SELECT json_agg(json_build_object(
      'deliveryId', delivery_id, 'contactId', contact_id, 'platform', platform, 'tenant', tenant,
      'externalId', external_id, 'startedAt', ms(started_at), 'outcome', outcome) ORDER BY number)
      FROM delivery_attempt WHERE delivery_id = ANY (ids)),
    'carriers', (SELECT json_agg(json_build_object('id', id, 'state', state))
      FROM delivery WHERE id = ANY (ARRAY(SELECT carried_by FROM due WHERE carried_by IS NOT NULL))),
    -- Reminders that are due, too, besides these.
    'reminders', (SELECT json_agg(json_build_object('thread', thread, 'id', id, 'dueAt', ms(due_at)))
      FROM delivery WHERE thread = ANY (ARRAY(SELECT DISTINCT thread FROM due WHERE kind = 'reminder'))
        AND kind = 'reminder' AND due_at <= at AND delivery.state IN ('pending', 'retrying', 'sending')
        AND NOT (id = ANY (ids))))
$$;

-- As before, with the links of entries, and what their check was made on.
CREATE OR REPLACE FUNCTION begin_sends(parts json) RETURNS SETOF uuid LANGUAGE sql
SET enable_seqscan = off SET enable_nestloop = off SET enable_mergejoin = off SET jit = off AS $$
  WITH part AS MATERIALIZED (
    SELECT p.*, to_timestamp(at_ms / 1000)::timestamptz(3) AS at,
           to_timestamp(last_ms / 1000)::timestamptz(3) AS last_at
    FROM json_to_recordset(parts) AS p (
      message int, carrier uuid, at_ms double precision, lease_ms double precision, platform text, tenant text,
      external_id text, email text, last_ms double precision, instead_ms double precision[], id uuid, lease uuid, attempt uuid, contact uuid,
      status text, link uuid, addressee uuid, entry uuid, token_hash text, reason text, expires_ms double precision)
  ), d AS MATERIALIZED (
    SELECT id, lease, round_id, addressee_id, staff_id, entry_id, contact_id, kind FROM delivery
    WHERE id = ANY (ARRAY(SELECT id FROM part))
    FOR UPDATE
  ), k AS MATERIALIZED (
    SELECT id, stopped_at FROM contact WHERE id = ANY (ARRAY(SELECT contact FROM part)) AND active
  ), r AS MATERIALIZED (
    SELECT addressee_id, status FROM response WHERE addressee_id = ANY (ARRAY(SELECT addressee_id FROM d))
  ), o AS MATERIALIZED (
    SELECT id, state FROM round WHERE id = ANY (ARRAY(SELECT DISTINCT round_id FROM d))
  ), w AS MATERIALIZED (
    SELECT contact_id, round_id FROM contact_wish
    WHERE contact_id = ANY (ARRAY(SELECT contact FROM part)) AND stopped_at IS NOT NULL
  ), fit AS MATERIALIZED (
    SELECT part.*
    FROM part
    JOIN d ON d.id = part.id AND d.lease = part.lease -- which it has only while it is being sent
    LEFT JOIN r ON r.addressee_id = d.addressee_id
    LEFT JOIN o ON o.id = d.round_id
    LEFT JOIN k ON k.id = part.contact
    LEFT JOIN w ON w.contact_id = part.contact AND w.round_id = d.round_id
    WHERE d.staff_id IS NOT NULL
      -- Nobody has said anything of coming since that was read.
      OR (d.entry_id IS NOT NULL AND k.id IS NOT NULL AND k.stopped_at IS NULL
        AND entry_standing(d.entry_id) = part.status)
      OR (
      r.status = part.status AND k.id IS NOT NULL AND (o.state = 'open' OR d.kind IN ('receipt', 'prompt', 'outcome'))
      -- Whoever asked for it gets it; a colleague to whom a reply was handed over has asked for nothing.
      AND (d.contact_id = k.id AND d.kind IN ('receipt', 'prompt', 'fresh-link')
        OR k.stopped_at IS NULL AND w.contact_id IS NULL))
  ), chosen AS MATERIALIZED (
    -- One message to a person; a second one of this same call waits for its next turn.
    SELECT DISTINCT ON (email) email, message, at, last_at, instead_ms FROM fit WHERE email IS NOT NULL ORDER BY email, message
  ), again AS (
    -- A message that is tried again takes the place of its earlier attempts: it counts from when it went at last.
    UPDATE outreach o SET sent_at = ARRAY(
      SELECT t FROM unnest(o.sent_at[GREATEST(1, cardinality(o.sent_at) - 8):]) WITH ORDINALITY AS u (t, n)
      WHERE NOT (ms(t) = ANY (COALESCE(c.instead_ms, '{}'))) ORDER BY n) || c.at
    FROM chosen c
    WHERE o.email = ANY (ARRAY(SELECT email FROM chosen)) AND o.email = c.email
      AND o.sent_at[cardinality(o.sent_at)] IS NOT DISTINCT FROM c.last_at
    RETURNING o.email
  ), first AS (
    INSERT INTO outreach (email, sent_at) SELECT email, ARRAY[at] FROM chosen WHERE last_at IS NULL
    ON CONFLICT (email) DO NOTHING
    RETURNING email
  ), noted AS MATERIALIZED (
    SELECT email FROM again UNION ALL SELECT email FROM first
  ), going AS MATERIALIZED (
    SELECT fit.* FROM fit
    LEFT JOIN noted n ON n.email = fit.email
    LEFT JOIN chosen c ON c.email = fit.email AND c.message = fit.message
    WHERE fit.email IS NULL OR (n.email IS NOT NULL AND c.email IS NOT NULL)
  ), held AS (
    UPDATE delivery d SET attempts = d.attempts + 1, lease_until = to_timestamp(g.lease_ms / 1000),
      carried_by = CASE WHEN g.carrier <> g.id THEN g.carrier END
    FROM going g WHERE d.id = g.id AND d.id = ANY (ARRAY(SELECT id FROM going))
    RETURNING d.id
  ), link AS (
    INSERT INTO invitation (id, addressee_id, contact_id, token_hash, reason, expires_at, created_at)
    SELECT link, addressee, contact, decode(token_hash, 'base64'), reason, to_timestamp(expires_ms / 1000), at
    FROM going WHERE link IS NOT NULL AND addressee IS NOT NULL
  ), entry_link AS (
    INSERT INTO coming_link (id, entry_id, contact_id, token_hash, expires_at, created_at)
    SELECT link, entry, contact, decode(token_hash, 'base64'), to_timestamp(expires_ms / 1000), at
    FROM going WHERE link IS NOT NULL AND entry IS NOT NULL
  ), attempt AS (
    INSERT INTO delivery_attempt (id, delivery_id, number, contact_id, platform, tenant, external_id, started_at)
    SELECT g.attempt, g.id, 1 + (SELECT count(*) FROM delivery_attempt a WHERE a.delivery_id = g.id),
           g.contact, g.platform, g.tenant, g.external_id, g.at
    FROM going g
  )
  SELECT id FROM held
$$;
