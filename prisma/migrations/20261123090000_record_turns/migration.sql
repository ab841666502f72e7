-- The hot path: a contact's turn in one round trip (docs/decisions/0003-one-call-per-turn.md).
--
-- Takes a JSON list of turns and answers, in the same order, one of
--   recorded   all rows of the turn are written
--   duplicate  this event was recorded before: nothing is written
--   stale      the response has moved on since it was read: nothing is written, read again
-- Turns of one call are independent of each other; they share only the commit. Responses are locked in the order of
-- their ids, so that two calls can never wait for each other in a circle.
CREATE FUNCTION record_turns(turns jsonb) RETURNS TABLE (ordinal int, outcome text)
LANGUAGE plpgsql AS $$
DECLARE
  item record;
  turn jsonb;
  at timestamptz;
  current_revision int;
BEGIN
  FOR item IN
    SELECT t.value AS turn, t.ordinality::int AS position
    FROM jsonb_array_elements(turns) WITH ORDINALITY AS t
    ORDER BY t.value->>'responseId', t.ordinality
  LOOP
    turn := item.turn;
    ordinal := item.position;
    at := to_timestamp((turn->>'at')::double precision / 1000);

    SELECT revision INTO current_revision
    FROM response WHERE id = (turn->>'responseId')::uuid FOR UPDATE;

    IF EXISTS (SELECT 1 FROM inbound_event WHERE id = turn->>'eventId') THEN
      outcome := 'duplicate';
      RETURN NEXT;
      CONTINUE;
    END IF;
    IF current_revision IS DISTINCT FROM (turn->>'revision')::int THEN
      outcome := 'stale';
      RETURN NEXT;
      CONTINUE;
    END IF;

    INSERT INTO inbound_event (id, conversation_id, kind, received_at)
    VALUES (turn->>'eventId', (turn->>'conversationId')::uuid, turn->>'kind', at);

    UPDATE answer SET current = false
    WHERE response_id = (turn->>'responseId')::uuid AND current
      AND question IN (SELECT a->>'question' FROM jsonb_array_elements(turn->'answers') AS a);

    INSERT INTO answer (id, response_id, question, value, attribution, contact_id, platform, language,
                        event_id, answered_at, late, current)
    SELECT (a->>'id')::uuid, (turn->>'responseId')::uuid, a->>'question', NULLIF(a->'value', 'null'::jsonb),
           a->>'attribution', (turn->>'contactId')::uuid, turn->>'platform', turn->>'language',
           turn->>'eventId', at, (turn->>'late')::boolean, true
    FROM jsonb_array_elements(turn->'answers') AS a;

    UPDATE response SET
      revision = revision + 1,
      status = turn->>'status',
      hidden = ARRAY(SELECT jsonb_array_elements_text(turn->'hidden')),
      decline_reason = turn->>'declineReason',
      started_at = CASE WHEN turn->>'status' = 'not-started' THEN started_at ELSE COALESCE(started_at, at) END,
      submitted_at = CASE WHEN turn->>'status' = 'submitted' THEN COALESCE(submitted_at, at) ELSE submitted_at END,
      declined_at = CASE WHEN turn->>'status' = 'declined' THEN COALESCE(declined_at, at) END,
      last_answer_at = CASE WHEN jsonb_array_length(turn->'answers') > 0 THEN at ELSE last_answer_at END,
      late = late OR ((turn->>'late')::boolean AND jsonb_array_length(turn->'answers') > 0)
             OR ((turn->>'late')::boolean AND turn->>'status' = 'submitted' AND status <> 'submitted')
    WHERE id = (turn->>'responseId')::uuid;

    UPDATE conversation SET
      state = turn->'state',
      language = turn->>'language',
      updated_at = at,
      stopped_at = CASE WHEN turn->>'stop' IS NULL THEN stopped_at ELSE at END
    WHERE id = (turn->>'conversationId')::uuid;

    IF turn->>'stop' = 'all' THEN
      UPDATE contact SET stopped_at = at WHERE id = (turn->>'contactId')::uuid;
    END IF;

    INSERT INTO audit (at, actor, action, subject, details)
    VALUES (at, 'contact:' || (turn->>'contactId'), turn->>'action', 'response:' || (turn->>'responseId'),
            jsonb_build_object(
              'event', turn->>'eventId',
              'questions', (SELECT jsonb_agg(a->>'question') FROM jsonb_array_elements(turn->'answers') AS a)));

    outcome := 'recorded';
    RETURN NEXT;
  END LOOP;
END;
$$;
