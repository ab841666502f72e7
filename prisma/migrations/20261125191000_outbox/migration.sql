-- The one path out, as functions: one call begins or settles many messages at once. Written by hand.

-- A member's closed days that are not over at that time, as day numbers since 1970-01-01 (src/domain/time/calendar.ts).
CREATE FUNCTION closed_days(member uuid, since timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT COALESCE(jsonb_agg(jsonb_build_object(
    'first', c.first_day - DATE '1970-01-01', 'last', c.last_day - DATE '1970-01-01') ORDER BY c.first_day), '[]')
  FROM closed_day c WHERE c.member_id = member AND (since IS NULL OR c.last_day >= since::date - 1)
$$;

-- Right before messages leave: opens the attempts, renews the leases, stores the links, and notes the outreach. Takes a JSON
-- list of messages as src/application/deliveries/rows.ts gives them; answers with the deliveries that may go. A delivery may
-- not when its lease is lost, or when its response, round or contact is not any more as it was checked. None of a message may
-- when its person has been written to since that was read.
CREATE FUNCTION begin_sends(messages jsonb) RETURNS SETOF uuid LANGUAGE sql AS $$
  WITH message AS MATERIALIZED (
    SELECT position, m.id, to_timestamp(m.at / 1000)::timestamptz(3) AS at,
           to_timestamp(m."leaseUntil" / 1000)::timestamptz(3) AS lease_until,
           m."to"->>'platform' AS platform, m."to"->>'tenant' AS tenant, m."to"->>'externalId' AS external_id,
           m.outreach->>'email' AS email,
           to_timestamp((m.outreach->>'lastAt')::double precision / 1000)::timestamptz(3) AS last_at,
           ARRAY(SELECT to_timestamp(t::double precision / 1000)::timestamptz(3)
                 FROM jsonb_array_elements_text(m.outreach->'instead') AS t) AS instead, m.parts
    FROM ROWS FROM (jsonb_to_recordset(messages) AS (
      id uuid, at double precision, "leaseUntil" double precision, "to" jsonb, outreach jsonb, parts jsonb
    )) WITH ORDINALITY AS m (id, at, "leaseUntil", "to", outreach, parts, position)
  ), part AS MATERIALIZED (
    SELECT m.position, m.id AS carrier, m.at, m.lease_until, m.platform, m.tenant, m.external_id, m.email, m.instead,
           p.id, p.lease, p.attempt, p.contact, p.status, p.invitation
    FROM message m, jsonb_to_recordset(m.parts) AS p (
      id uuid, lease uuid, attempt uuid, contact uuid, status text, invitation jsonb)
  ), fit AS MATERIALIZED (
    SELECT part.*
    FROM part
    JOIN delivery d ON d.id = part.id AND d.state = 'sending' AND d.lease = part.lease
    LEFT JOIN response r ON r.addressee_id = d.addressee_id
    LEFT JOIN round o ON o.id = d.round_id
    LEFT JOIN contact k ON k.id = part.contact
    WHERE d.staff_id IS NOT NULL OR (
      r.status = part.status AND k.active AND (o.state = 'open' OR d.kind IN ('receipt', 'prompt'))
      -- Whoever asked for it gets it; a colleague to whom a reply was handed over has asked for nothing.
      AND (d.contact_id = k.id AND d.kind IN ('receipt', 'prompt', 'fresh-link') OR k.stopped_at IS NULL AND NOT EXISTS (
        SELECT FROM contact_wish w WHERE w.contact_id = k.id AND w.round_id = d.round_id AND w.stopped_at IS NOT NULL)))
    FOR UPDATE OF d
  ), chosen AS MATERIALIZED (
    -- One message to a person; a second one of this same call waits for its next turn.
    SELECT DISTINCT ON (email) email, position, at, instead FROM fit WHERE email IS NOT NULL ORDER BY email, position
  ), noted AS (
    -- A message that is tried again takes the place of its earlier attempts: it counts from when it went at last.
    INSERT INTO outreach AS o (email, sent_at)
    SELECT email, ARRAY[at] FROM chosen ORDER BY email
    ON CONFLICT (email) DO UPDATE
      SET sent_at = ARRAY(
        SELECT t FROM unnest(o.sent_at[GREATEST(1, cardinality(o.sent_at) - 8):]) WITH ORDINALITY AS u (t, n)
        WHERE t <> ALL (SELECT unnest(c.instead) FROM chosen c WHERE c.email = o.email) ORDER BY n) || EXCLUDED.sent_at
      WHERE o.sent_at[cardinality(o.sent_at)]
            IS NOT DISTINCT FROM (SELECT m.last_at FROM message m WHERE m.email = o.email ORDER BY m.position LIMIT 1)
    RETURNING o.email
  ), going AS MATERIALIZED (
    SELECT fit.* FROM fit
    WHERE email IS NULL
       OR (email, position) IN (SELECT c.email, c.position FROM chosen c JOIN noted n ON n.email = c.email)
  ), held AS (
    UPDATE delivery d SET attempts = d.attempts + 1, lease_until = g.lease_until, updated_at = g.at,
      carried_by = CASE WHEN g.carrier <> g.id THEN g.carrier END
    FROM going g WHERE d.id = g.id
    RETURNING d.id
  ), link AS (
    INSERT INTO invitation (id, addressee_id, contact_id, token_hash, reason, expires_at, created_at)
    SELECT (invitation->>'id')::uuid, (invitation->>'addresseeId')::uuid, contact,
           decode(invitation->>'tokenHash', 'base64'), invitation->>'reason',
           to_timestamp((invitation->>'expiresAt')::double precision / 1000), at
    FROM going WHERE invitation IS NOT NULL
  ), attempt AS (
    INSERT INTO delivery_attempt (id, delivery_id, number, contact_id, platform, tenant, external_id, started_at)
    SELECT g.attempt, g.id, 1 + (SELECT count(*) FROM delivery_attempt a WHERE a.delivery_id = g.id),
           g.contact, g.platform, g.tenant, g.external_id, g.at
    FROM going g
  )
  SELECT id FROM held
$$;

-- Leaves claimed rows as their outcomes say, each under its fence. Takes a JSON list of settlements; answers with the
-- deliveries that were written: who lost the lease writes nothing.
CREATE FUNCTION settle_sends(settlements jsonb) RETURNS SETOF uuid LANGUAGE sql AS $$
  WITH told AS MATERIALIZED (
    SELECT id, lease, state, reason, reference, outcome, COALESCE(looked, false) AS looked,
           to_timestamp(at / 1000)::timestamptz(3) AS at, to_timestamp("dueAt" / 1000) AS due_at,
           to_timestamp("expiresAt" / 1000) AS expires_at
    FROM jsonb_to_recordset(settlements) AS t (
      id uuid, lease uuid, state text, at double precision, "dueAt" double precision, "expiresAt" double precision,
      reason text, reference text, outcome text, looked boolean)
  ), fence AS MATERIALIZED (
    SELECT told.*, d.reminder_rule_id AS rule FROM told
    JOIN delivery d ON d.id = told.id AND d.state = 'sending' AND d.lease = told.lease
    FOR UPDATE OF d
  ), ended AS (
    UPDATE delivery_attempt a SET ended_at = f.at, outcome = f.outcome, reason = f.reason
    FROM fence f WHERE a.delivery_id = f.id AND a.ended_at IS NULL AND f.outcome IS NOT NULL
    RETURNING a.delivery_id, a.contact_id, a.platform
  ), fired AS (
    UPDATE reminder_rule u SET fired_at = f.at
    FROM (SELECT rule, min(at) AS at FROM fence WHERE state = 'sent' AND rule IS NOT NULL GROUP BY rule) f
    WHERE u.id = f.rule AND u.fired_at IS NULL
  )
  UPDATE delivery d SET state = f.state, lease = NULL, lease_until = NULL, updated_at = f.at,
    reason = f.reason, reference = COALESCE(f.reference, d.reference),
    due_at = COALESCE(f.due_at, d.due_at), expires_at = COALESCE(f.expires_at, d.expires_at),
    sent_at = CASE WHEN f.state = 'sent' THEN f.at ELSE d.sent_at END,
    looks = d.looks + CASE WHEN f.looked THEN 1 ELSE 0 END,
    payload = CASE WHEN f.state IN ('sent', 'cancelled') THEN NULL ELSE d.payload END,
    -- Surely nothing went out: the next message begins anew.
    carried_by = CASE WHEN f.outcome = 'retry' THEN NULL ELSE d.carried_by END,
    contact_id = CASE WHEN f.state = 'sent' THEN COALESCE(e.contact_id, d.contact_id) ELSE d.contact_id END,
    platform = COALESCE(e.platform, d.platform)
  FROM fence f LEFT JOIN ended e ON e.delivery_id = f.id
  WHERE d.id = f.id
  RETURNING d.id
$$;

-- A time as the application reads it: epoch milliseconds.
CREATE FUNCTION ms(at timestamptz) RETURNS double precision LANGUAGE sql IMMUTABLE AS $$
  SELECT floor(extract(epoch FROM at) * 1000)::double precision
$$;

-- Parts of an unclear message are looked for by the one that carries them.
CREATE INDEX delivery_carried_idx ON delivery (carried_by) WHERE carried_by IS NOT NULL AND state IN ('pending', 'retrying');
