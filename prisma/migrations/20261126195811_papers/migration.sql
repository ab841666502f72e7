-- CreateTable
CREATE TABLE "paper" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "drafted_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "approved_by" UUID,
    "published_on" DATE,
    "url" TEXT,
    "document" TEXT,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "paper_kind_scope_number_key" ON "paper"("kind", "scope", "number");

ALTER TABLE paper
  ADD CONSTRAINT paper_kind_check CHECK (kind IN ('communique', 'tsag-report', 'wtsa-report')),
  ADD CONSTRAINT paper_state_check CHECK (state IN ('draft', 'in-review', 'approved', 'published')),
  ADD CONSTRAINT paper_number_check CHECK (number > 0),
  ADD CONSTRAINT paper_approved_check CHECK ((state IN ('approved', 'published')) = (approved_at IS NOT NULL)),
  ADD CONSTRAINT paper_published_check CHECK ((state = 'published') = (published_on IS NOT NULL)),
  ADD CONSTRAINT paper_url_check CHECK (url ~ '^https?://');

-- What was approved is neither changed nor taken back; it may still be published, once.
CREATE FUNCTION keep_approved_papers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('approved', 'published') THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'DELETE' OR OLD.state = 'published' OR NEW.state <> 'published'
    OR (NEW.id, NEW.kind, NEW.scope, NEW.number, NEW.content, NEW.sha256, NEW.drafted_at, NEW.approved_at)
       IS DISTINCT FROM
       (OLD.id, OLD.kind, OLD.scope, OLD.number, OLD.content, OLD.sha256, OLD.drafted_at, OLD.approved_at) THEN
    RAISE EXCEPTION 'paper % % % is approved: % refused', OLD.kind, OLD.scope, OLD.number, lower(TG_OP)
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER paper_approved BEFORE UPDATE OR DELETE ON paper FOR EACH ROW EXECUTE FUNCTION keep_approved_papers();
