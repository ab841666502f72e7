-- What schema.prisma cannot say. Written by hand.

-- ------------------------------------------------------------------ what is written stays written

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, lower(TG_OP)
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER questionnaire_version_append_only BEFORE UPDATE OR DELETE ON questionnaire_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER agenda_version_append_only BEFORE UPDATE OR DELETE ON agenda_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- An answer may be superseded, and in nothing else touched.
CREATE TRIGGER answer_append_only BEFORE DELETE ON answer
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER answer_superseded_only BEFORE UPDATE ON answer
  FOR EACH ROW WHEN (
    (NEW.id, NEW.response_id, NEW.question, NEW.value, NEW.attribution, NEW.contact_id, NEW.platform,
     NEW.language, NEW.event_id, NEW.answered_at, NEW.late)
    IS DISTINCT FROM
    (OLD.id, OLD.response_id, OLD.question, OLD.value, OLD.attribution, OLD.contact_id, OLD.platform,
     OLD.language, OLD.event_id, OLD.answered_at, OLD.late)
  ) EXECUTE FUNCTION refuse_change();

-- ------------------------------------------------------------------ one of each

CREATE UNIQUE INDEX answer_current_key ON answer (response_id, question) WHERE current;

-- The unique index of schema.prisma takes two spells without a first day for different ones.
CREATE UNIQUE INDEX category_spell_from_ever_key ON category_spell (country_iso2, category)
  WHERE valid_from IS NULL;

-- ------------------------------------------------------------------ what the workers look for

CREATE INDEX delivery_due_idx ON delivery (due_at) WHERE state IN ('pending', 'retrying');
CREATE INDEX delivery_lease_idx ON delivery (lease_until) WHERE state = 'sending';

-- ------------------------------------------------------------------ closed lists (src/domain/vocabulary.ts)

ALTER TABLE staff
  ADD CONSTRAINT staff_role_check CHECK (role IN ('viewer', 'officer', 'approver', 'administrator'));

ALTER TABLE country
  ADD CONSTRAINT country_region_check CHECK (region IN ('AFR', 'AMS', 'ARB', 'ASP', 'CIS', 'EUR')),
  ADD CONSTRAINT country_languages_check CHECK (languages <@ ARRAY['ar', 'zh', 'en', 'es', 'fr', 'ru']),
  ADD CONSTRAINT country_weekend_check CHECK (weekend <@ ARRAY[1, 2, 3, 4, 5, 6, 7]);

ALTER TABLE category_spell
  ADD CONSTRAINT category_spell_category_check CHECK (category IN ('developing', 'ldc', 'lldc', 'sids', 'eit')),
  ADD CONSTRAINT category_spell_order_check CHECK (valid_from < valid_to);

ALTER TABLE category_override
  ADD CONSTRAINT category_override_category_check CHECK (category IN ('developing', 'ldc', 'lldc', 'sids', 'eit')),
  ADD CONSTRAINT category_override_order_check CHECK (valid_from < valid_to);

ALTER TABLE member
  ADD CONSTRAINT member_kind_check
    CHECK (kind IN ('member-state', 'sector-member', 'associate', 'academia', 'observer')),
  ADD CONSTRAINT member_language_check CHECK (language IN ('ar', 'zh', 'en', 'es', 'fr', 'ru')),
  ADD CONSTRAINT member_weekend_check CHECK (weekend <@ ARRAY[1, 2, 3, 4, 5, 6, 7]);

ALTER TABLE contact
  ADD CONSTRAINT contact_role_check CHECK (role IN ('focal-point', 'cto', 'alternate')),
  ADD CONSTRAINT contact_language_check CHECK (language IN ('ar', 'zh', 'en', 'es', 'fr', 'ru')),
  ADD CONSTRAINT contact_email_check CHECK (email = lower(email));

ALTER TABLE meeting
  ADD CONSTRAINT meeting_kind_check CHECK (kind IN ('cto', 'cxo', 'regional')),
  ADD CONSTRAINT meeting_order_check CHECK (starts_on <= ends_on);

ALTER TABLE round
  ADD CONSTRAINT round_state_check
    CHECK (state IN ('draft', 'scheduled', 'open', 'paused', 'closed', 'archived')),
  ADD CONSTRAINT round_threshold_check CHECK (threshold >= 1);

ALTER TABLE addressee
  ADD CONSTRAINT addressee_kind_check
    CHECK (kind IN ('member-state', 'sector-member', 'associate', 'academia', 'observer')),
  ADD CONSTRAINT addressee_region_check CHECK (region IN ('AFR', 'AMS', 'ARB', 'ASP', 'CIS', 'EUR')),
  ADD CONSTRAINT addressee_categories_check
    CHECK (categories <@ ARRAY['developing', 'ldc', 'lldc', 'sids', 'eit']),
  ADD CONSTRAINT addressee_language_check CHECK (language IN ('ar', 'zh', 'en', 'es', 'fr', 'ru')),
  ADD CONSTRAINT addressee_weekend_check CHECK (weekend <@ ARRAY[1, 2, 3, 4, 5, 6, 7]);

ALTER TABLE response
  ADD CONSTRAINT response_status_check
    CHECK (status IN ('not-started', 'partial', 'submitted', 'declined'));

ALTER TABLE conversation
  ADD CONSTRAINT conversation_language_check CHECK (language IN ('ar', 'zh', 'en', 'es', 'fr', 'ru'));

ALTER TABLE answer
  ADD CONSTRAINT answer_attribution_check
    CHECK (attribution IN ('attributed', 'country', 'group', 'none'));

ALTER TABLE invitation
  ADD CONSTRAINT invitation_reason_check
    CHECK (reason IN ('letter', 'reminder', 'asked-again', 'staff')),
  ADD CONSTRAINT invitation_token_hash_check CHECK (octet_length(token_hash) = 32);

ALTER TABLE reminder_rule
  ADD CONSTRAINT reminder_rule_anchor_check CHECK (anchor IN ('opening', 'closing')),
  ADD CONSTRAINT reminder_rule_statuses_check CHECK (statuses <@ ARRAY['not-started', 'partial']);

ALTER TABLE delivery
  ADD CONSTRAINT delivery_kind_check
    CHECK (kind IN ('invitation', 'reminder', 'deadline-moved', 'fresh-link')),
  ADD CONSTRAINT delivery_state_check
    CHECK (state IN ('pending', 'sending', 'sent', 'retrying', 'shunted', 'cancelled', 'unknown')),
  ADD CONSTRAINT delivery_lease_check
    CHECK (state <> 'sending' OR (lease IS NOT NULL AND lease_until IS NOT NULL));

ALTER TABLE delivery_attempt
  ADD CONSTRAINT delivery_attempt_outcome_check
    CHECK (outcome IN ('sent', 'retry', 'rejected', 'halted', 'unknown'));
