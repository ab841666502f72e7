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
  turn record;
  at timestamptz;
  questions text[];
  current_revision int;
BEGIN
  FOR turn IN
    SELECT t.*, position::int
    FROM ROWS FROM (jsonb_to_recordset(turns) AS (
      "eventId" text, kind text, at double precision, "conversationId" uuid, "responseId" uuid, revision int,
      "contactId" uuid, platform text, language text, state jsonb, status text, hidden text[], "declineReason" text,
      stop text, late boolean, action text, answers jsonb
    )) WITH ORDINALITY AS t (
      event, kind, at, conversation, response, revision,
      contact, platform, language, state, status, hidden, decline_reason,
      stop, late, action, answers, position
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
      decline_reason = turn.decline_reason,
      started_at = CASE WHEN turn.status = 'not-started' THEN started_at ELSE COALESCE(started_at, at) END,
      submitted_at = CASE WHEN turn.status = 'submitted' THEN COALESCE(submitted_at, at) ELSE submitted_at END,
      declined_at = CASE WHEN turn.status = 'declined' THEN COALESCE(declined_at, at) END,
      last_answer_at = CASE WHEN questions <> '{}' THEN at ELSE last_answer_at END,
      late = late OR (turn.late AND questions <> '{}')
             OR (turn.late AND turn.status = 'submitted' AND status <> 'submitted')
    WHERE id = turn.response;

    UPDATE conversation SET
      state = turn.state,
      language = turn.language,
      updated_at = at,
      stopped_at = CASE WHEN turn.stop IS NULL THEN stopped_at ELSE at END
    WHERE id = turn.conversation;

    IF turn.stop = 'all' THEN
      UPDATE contact SET stopped_at = at WHERE id = turn.contact;
    END IF;

    INSERT INTO audit (at, actor, action, subject, details)
    VALUES (at, 'contact:' || turn.contact, turn.action, 'response:' || turn.response,
            jsonb_build_object('event', turn.event, 'questions', NULLIF(questions, '{}')));

    outcome := 'recorded';
    RETURN NEXT;
  END LOOP;
END;
$$;
