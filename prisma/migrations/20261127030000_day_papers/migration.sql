-- A meeting's agenda, and the digest of what was said for whoever chairs it, are papers like the others.
ALTER TABLE paper DROP CONSTRAINT paper_kind_check;
ALTER TABLE paper
  ADD CONSTRAINT paper_kind_check
    CHECK (kind IN ('digest', 'agenda', 'communique', 'tsag-report', 'wtsa-report'));
