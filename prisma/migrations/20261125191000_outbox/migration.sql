-- The one path out, as functions: one call claims, loads, begins or settles many messages at once. Written by hand.
--
-- Each function fixes its own plan. A connection keeps plans that were made when tables were small, and the planner does not
-- see how many keys a list holds: what is fast on an empty table would walk a million deliveries later. So rows are only
-- ever reached by a list of keys, `= ANY (ARRAY(…))`, or along an index in its order, and walking a whole table is ruled out.

-- ------------------------------------------------------------------ what the workers look for

-- Their successors leave the planner no choice that reads past what is not meant.
DROP INDEX delivery_due_idx;
DROP INDEX delivery_lease_idx;
DROP INDEX delivery_round_id_state_idx;
CREATE INDEX delivery_round_id_idx ON delivery (round_id);

-- Without lease_until: renewing a lease then touches no index.
CREATE INDEX delivery_sending_idx ON delivery (lease) WHERE state = 'sending';

-- By round, so that nobody reads past what a paused round holds back.
CREATE INDEX delivery_waiting_idx ON delivery (round_id, due_at) WHERE state IN ('pending', 'retrying');

-- What somebody waits for.
CREATE INDEX delivery_awaited_idx ON delivery (due_at)
  WHERE kind IN ('receipt', 'prompt') AND state IN ('pending', 'retrying');

CREATE INDEX delivery_expiry_idx ON delivery (expires_at) WHERE state IN ('pending', 'retrying');

-- Parts of an unclear message are looked for by the one that carries them.
CREATE INDEX delivery_carried_idx ON delivery (carried_by) WHERE carried_by IS NOT NULL AND state IN ('pending', 'retrying');

-- Few deliveries are to staff.
DROP INDEX delivery_staff_id_idx;
CREATE INDEX delivery_staff_idx ON delivery (staff_id) WHERE staff_id IS NOT NULL;

CREATE INDEX addressee_member_idx ON addressee (member_id);
CREATE INDEX response_quiet_idx ON response (last_active_at) WHERE status = 'partial';

-- A delivery is written three times on its way and an attempt twice: room for that on their own pages.
ALTER TABLE delivery SET (fillfactor = 60);
ALTER TABLE delivery_attempt SET (fillfactor = 80);

-- Whoever holds a lease is sending, and nobody else holds one: the lease alone is the fence.
ALTER TABLE delivery DROP CONSTRAINT delivery_lease_check;
ALTER TABLE delivery ADD CONSTRAINT delivery_lease_check CHECK (
  (state = 'sending') = (lease IS NOT NULL) AND (lease IS NULL) = (lease_until IS NULL));

-- ------------------------------------------------------------------ times and closed days

-- A time as the application reads it: epoch milliseconds. Columns hold whole ones. (STABLE, so that it is inlined.)
CREATE FUNCTION ms(at timestamptz) RETURNS double precision LANGUAGE sql STABLE AS $$
  SELECT round(date_part('epoch', at) * 1000)
$$;

-- A member's closed days that are not over at that time, as day numbers since 1970-01-01 (src/domain/time/calendar.ts).
CREATE FUNCTION closed_days(member uuid, since timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT COALESCE(jsonb_agg(jsonb_build_object(
    'first', c.first_day - DATE '1970-01-01', 'last', c.last_day - DATE '1970-01-01') ORDER BY c.first_day), '[]')
  FROM closed_day c WHERE c.member_id = member AND (since IS NULL OR c.last_day >= since::date - 1)
$$;

-- ------------------------------------------------------------------ claiming

-- What waits and stands first in its thread: those behind it wait for it.
CREATE VIEW delivery_in_turn AS
  SELECT d.id, d.kind, d.round_id, d.thread, d.due_at, d.attempts FROM delivery d
  WHERE d.state IN ('pending', 'retrying') AND d.id = (
    SELECT e.id FROM delivery e WHERE e.thread = d.thread AND e.state IN ('pending', 'retrying', 'sending')
    ORDER BY e.order_at, e.id LIMIT 1);

-- Takes what is due and in its turn: first what somebody waits for, which a paused round does not hold; then what is for staff;
-- then what rounds planned, the round first that has waited longest. Nobody waits for another's locks, no two get the same.
CREATE FUNCTION claim_due(at timestamptz, most int, taker uuid, until timestamptz) RETURNS SETOF uuid LANGUAGE sql
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET enable_incremental_sort = off
SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
  UPDATE delivery SET state = 'sending', lease = taker, lease_until = until, updated_at = at
  WHERE id = ANY (ARRAY(
    SELECT id FROM (
      SELECT id FROM (
        SELECT d.id FROM delivery_in_turn d
        WHERE d.kind IN ('receipt', 'prompt') AND d.due_at <= at
        ORDER BY d.due_at LIMIT most FOR UPDATE SKIP LOCKED) AS awaited
      UNION ALL
      SELECT id FROM (
        SELECT d.id FROM delivery_in_turn d
        WHERE d.round_id IS NULL AND d.kind NOT IN ('receipt', 'prompt') AND d.due_at <= at
        ORDER BY d.round_id, d.due_at LIMIT most FOR UPDATE SKIP LOCKED) AS staff
      UNION ALL
      SELECT w.id FROM (
        SELECT r.id, (
          SELECT d.due_at FROM delivery d WHERE d.round_id = r.id AND d.state IN ('pending', 'retrying')
          ORDER BY d.due_at LIMIT 1) AS since
        FROM round r WHERE r.state <> 'paused' ORDER BY since) AS r
      CROSS JOIN LATERAL (
        SELECT d.id FROM delivery_in_turn d
        WHERE d.round_id = r.id AND d.kind NOT IN ('receipt', 'prompt') AND d.due_at <= at
        ORDER BY d.due_at LIMIT most FOR UPDATE SKIP LOCKED) AS w
      WHERE r.since <= at
    ) AS due LIMIT most))
  RETURNING id
$$;

-- When the next one falls due that is in its turn; null: nothing waits.
CREATE FUNCTION next_due() RETURNS timestamptz LANGUAGE sql STABLE
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET enable_incremental_sort = off
SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
  SELECT least(
    (SELECT d.due_at FROM delivery_in_turn d WHERE d.kind IN ('receipt', 'prompt') ORDER BY d.due_at LIMIT 1),
    (SELECT d.due_at FROM delivery_in_turn d WHERE d.round_id IS NULL ORDER BY d.round_id, d.due_at LIMIT 1),
    (SELECT min((
      SELECT d.due_at FROM delivery_in_turn d WHERE d.round_id = r.id ORDER BY d.due_at LIMIT 1))
     FROM round r WHERE r.state <> 'paused'))
$$;

-- Since when the oldest that is due has waited; null: nothing is late. What a paused round holds back is not late, but what
-- somebody waits for is, whatever its round.
CREATE FUNCTION overdue_since(at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET enable_incremental_sort = off
SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
  SELECT least(
    (SELECT d.due_at FROM delivery d
     WHERE d.kind IN ('receipt', 'prompt') AND d.state IN ('pending', 'retrying') AND d.due_at <= at
     ORDER BY d.due_at LIMIT 1),
    (SELECT d.due_at FROM delivery d
     WHERE d.round_id IS NULL AND d.state IN ('pending', 'retrying') AND d.due_at <= at
     ORDER BY d.round_id, d.due_at LIMIT 1),
    (SELECT min((
       SELECT d.due_at FROM delivery d
       WHERE d.round_id = r.id AND d.state IN ('pending', 'retrying') AND d.due_at <= at
       ORDER BY d.due_at LIMIT 1))
     FROM round r WHERE r.state <> 'paused'))
$$;

-- Takes what else is due until `ahead` for these people (e-mail addresses), of these kinds and not yet begun. Only who answers
-- for several members, or in several open rounds, can be told of more than one thing. By thread: the index of what is unfinished
-- is small and leads to each; without statistics, the planner would take any other for a walk past all that waits.
CREATE FUNCTION claim_for(people text[], kinds text[], ahead timestamptz, at timestamptz, most int, taker uuid,
                          until timestamptz) RETURNS SETOF uuid LANGUAGE sql
SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
  WITH person AS MATERIALIZED (
    SELECT k.email, k.member_id FROM contact k WHERE k.email = ANY (people) AND k.active
  ), several AS MATERIALIZED (
    SELECT member_id FROM (SELECT member_id, count(*) OVER (PARTITION BY email) AS members FROM person) AS p
    WHERE p.members > 1 OR (SELECT count(*) FROM round WHERE state = 'open') > 1
  )
  UPDATE delivery SET state = 'sending', lease = taker, lease_until = until, updated_at = at
  WHERE id = ANY (ARRAY(
    SELECT d.id FROM delivery_in_turn d
    WHERE d.thread = ANY (ARRAY(
        SELECT 'addressee:' || a.id FROM addressee a WHERE a.member_id = ANY (ARRAY(SELECT member_id FROM several))
          AND a.round_id = ANY (ARRAY(SELECT id FROM round WHERE state = 'open'))))
      AND d.due_at <= ahead AND d.kind = ANY (kinds) AND d.attempts = 0
    LIMIT most FOR UPDATE SKIP LOCKED))
  RETURNING id
$$;

-- Takes what the messages of these deliveries began to say, too.
CREATE FUNCTION claim_carried(carriers uuid[], at timestamptz, most int, taker uuid, until timestamptz)
RETURNS SETOF uuid LANGUAGE sql SET enable_seqscan = off SET jit = off AS $$
  UPDATE delivery SET state = 'sending', lease = taker, lease_until = until, updated_at = at
  WHERE id = ANY (ARRAY(
    SELECT d.id FROM delivery d
    WHERE d.carried_by = ANY (carriers) AND d.state IN ('pending', 'retrying')
    LIMIT most FOR UPDATE SKIP LOCKED))
  RETURNING id
$$;

-- Takes what was claimed and whose lease has run out.
CREATE FUNCTION claim_abandoned(at timestamptz, most int, taker uuid, until timestamptz)
RETURNS SETOF uuid LANGUAGE sql SET enable_seqscan = off SET jit = off AS $$
  UPDATE delivery SET lease = taker, lease_until = until
  WHERE id = ANY (ARRAY(
    SELECT d.id FROM delivery d WHERE d.state = 'sending' AND d.lease_until < at
    LIMIT most FOR UPDATE SKIP LOCKED))
  RETURNING id
$$;

-- Cancels what expired before it could be sent; how many.
CREATE FUNCTION cancel_expired(at timestamptz, most int) RETURNS bigint LANGUAGE sql
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET jit = off AS $$
  WITH expired AS (
    UPDATE delivery SET state = 'cancelled', reason = 'expired', payload = NULL, updated_at = at
    WHERE id = ANY (ARRAY(
      SELECT d.id FROM delivery d
      WHERE d.state IN ('pending', 'retrying') AND d.expires_at <= at AND d.due_at <= at
      ORDER BY d.expires_at LIMIT most FOR UPDATE SKIP LOCKED))
    RETURNING 1
  )
  SELECT count(*) FROM expired
$$;

-- ------------------------------------------------------------------ loading

-- Claimed deliveries with everything that sending them needs, as lists that src/infra/rows/load-due.ts puts together: each
-- table is asked once for the whole batch, which costs a fraction of asking it for each row.
CREATE FUNCTION load_due(ids uuid[], at timestamptz) RETURNS json LANGUAGE sql STABLE
SET enable_seqscan = off SET jit = off AS $$
  WITH due AS MATERIALIZED (
    SELECT id, kind, round_id, addressee_id, staff_id, contact_id, reminder_rule_id, thread, payload, due_at, expires_at,
           attempts, looks, carried_by
    FROM delivery WHERE id = ANY (ids)
  ), addressee_of AS MATERIALIZED (
    SELECT id, member_id, kind, name, country_iso2, language, time_zone, weekend, closes_at
    FROM addressee WHERE id = ANY (ARRAY(SELECT addressee_id FROM due))
  ), response_of AS MATERIALIZED (
    SELECT id, addressee_id, status, missing, last_active_at
    FROM response WHERE addressee_id = ANY (ARRAY(SELECT id FROM addressee_of))
  ), contact_of AS MATERIALIZED (
    SELECT id, member_id, name, title, role, email, language, time_zone, weekend, work_hours, preferred_platform,
           stopped_at, away_from, away_until, stand_in_id, created_at
    FROM contact WHERE member_id = ANY (ARRAY(SELECT member_id FROM addressee_of)) AND active
  ), sent AS MATERIALIZED (
    SELECT addressee_id, contact_id, kind, sent_at
    FROM delivery WHERE addressee_id = ANY (ARRAY(SELECT id FROM addressee_of)) AND state = 'sent'
  )
  SELECT json_build_object(
    'deliveries', (SELECT json_agg(json_build_object(
      'id', id, 'kind', kind, 'roundId', round_id, 'addresseeId', addressee_id, 'staffId', staff_id,
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
      FROM closed_day WHERE member_id = ANY (ARRAY(SELECT member_id FROM addressee_of)) AND last_day >= at::date - 2),
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

-- ------------------------------------------------------------------ beginning

-- Right before messages leave: opens the attempts, renews the leases, stores the links, and notes the outreach. Takes a JSON
-- list of the messages' parts as src/infra/rows/outbox-rows.ts writes them; answers with the deliveries that may go. A
-- delivery may not when its lease is lost, or when its response, round or contact is not any more as it was checked. None of
-- a message may when its person has been written to since that was read.
CREATE FUNCTION begin_sends(parts json) RETURNS SETOF uuid LANGUAGE sql
SET enable_seqscan = off SET enable_nestloop = off SET enable_mergejoin = off SET jit = off AS $$
  WITH part AS MATERIALIZED (
    SELECT p.*, to_timestamp(at_ms / 1000)::timestamptz(3) AS at,
           to_timestamp(last_ms / 1000)::timestamptz(3) AS last_at
    FROM json_to_recordset(parts) AS p (
      message int, carrier uuid, at_ms double precision, lease_ms double precision, platform text, tenant text,
      external_id text, email text, last_ms double precision, instead_ms double precision[], id uuid, lease uuid, attempt uuid, contact uuid,
      status text, link uuid, addressee uuid, token_hash text, reason text, expires_ms double precision)
  ), d AS MATERIALIZED (
    SELECT id, lease, round_id, addressee_id, staff_id, contact_id, kind FROM delivery
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
    WHERE d.staff_id IS NOT NULL OR (
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
    FROM going WHERE link IS NOT NULL
  ), attempt AS (
    INSERT INTO delivery_attempt (id, delivery_id, number, contact_id, platform, tenant, external_id, started_at)
    SELECT g.attempt, g.id, 1 + (SELECT count(*) FROM delivery_attempt a WHERE a.delivery_id = g.id),
           g.contact, g.platform, g.tenant, g.external_id, g.at
    FROM going g
  )
  SELECT id FROM held
$$;

-- ------------------------------------------------------------------ settling

-- Leaves claimed rows as their outcomes say, each under its fence. Takes a JSON list of settlements; answers with the
-- deliveries that were written: who lost the lease writes nothing.
CREATE FUNCTION settle_sends(settlements json) RETURNS SETOF uuid LANGUAGE sql
SET enable_seqscan = off SET enable_nestloop = off SET enable_mergejoin = off SET jit = off AS $$
  WITH told AS MATERIALIZED (
    SELECT id, lease, state, reason, reference, outcome, COALESCE(looked, false) AS looked,
           to_timestamp(at / 1000)::timestamptz(3) AS at, to_timestamp("dueAt" / 1000) AS due_at,
           to_timestamp("expiresAt" / 1000) AS expires_at
    FROM json_to_recordset(settlements) AS t (
      id uuid, lease uuid, state text, at double precision, "dueAt" double precision, "expiresAt" double precision,
      reason text, reference text, outcome text, looked boolean)
  ), open_attempt AS MATERIALIZED (
    SELECT id, delivery_id, contact_id, platform FROM delivery_attempt
    WHERE delivery_id = ANY (ARRAY(SELECT id FROM told WHERE outcome IS NOT NULL)) AND ended_at IS NULL
  ), written AS (
    UPDATE delivery d SET state = t.state, lease = NULL, lease_until = NULL, updated_at = t.at,
      reason = t.reason, reference = COALESCE(t.reference, d.reference),
      due_at = COALESCE(t.due_at, d.due_at), expires_at = COALESCE(t.expires_at, d.expires_at),
      sent_at = CASE WHEN t.state = 'sent' THEN t.at ELSE d.sent_at END,
      looks = d.looks + CASE WHEN t.looked THEN 1 ELSE 0 END,
      payload = CASE WHEN t.state IN ('sent', 'cancelled') THEN NULL ELSE d.payload END,
      -- Surely nothing went out: the next message begins anew.
      carried_by = CASE WHEN t.outcome = 'retry' THEN NULL ELSE d.carried_by END,
      contact_id = CASE WHEN t.state = 'sent' THEN COALESCE(a.contact_id, d.contact_id) ELSE d.contact_id END,
      platform = COALESCE(a.platform, d.platform)
    FROM told t LEFT JOIN open_attempt a ON a.delivery_id = t.id
    WHERE d.id = ANY (ARRAY(SELECT id FROM told)) AND d.id = t.id AND d.lease = t.lease
    RETURNING d.id, d.reminder_rule_id AS rule, t.at, t.outcome, t.reason, t.state, a.id AS attempt
  ), ended AS (
    UPDATE delivery_attempt a SET ended_at = w.at, outcome = w.outcome, reason = w.reason
    FROM written w WHERE a.id = ANY (ARRAY(SELECT id FROM open_attempt)) AND a.id = w.attempt
  ), fired AS (
    UPDATE reminder_rule u SET fired_at = f.at
    FROM (SELECT rule, min(at) AS at FROM written WHERE state = 'sent' AND rule IS NOT NULL GROUP BY rule) AS f
    WHERE u.id = f.rule AND u.fired_at IS NULL
  )
  SELECT id FROM written
$$;
