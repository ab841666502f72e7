-- CreateTable
CREATE TABLE "agenda_release" (
    "version_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "region" TEXT NOT NULL,
    "categories" TEXT[],
    "level" TEXT NOT NULL,
    "answers" UUID[],

    CONSTRAINT "agenda_release_pkey" PRIMARY KEY ("version_id","question","part")
);

-- AddForeignKey
ALTER TABLE "agenda_release" ADD CONSTRAINT "agenda_release_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "agenda_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is written stays written.
CREATE TRIGGER agenda_release_append_only BEFORE UPDATE OR DELETE ON agenda_release
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Versions had the answers' ids in their content; what they publish stays as it is.
INSERT INTO agenda_release (version_id, question, part, region, categories, level, answers)
SELECT v.id, told.key, row_number() OVER (PARTITION BY v.id, told.key), mine ->> 'region',
       ARRAY(SELECT jsonb_array_elements_text(mine -> 'categories')), mine ->> 'level',
       ARRAY(SELECT jsonb_array_elements_text(mine -> 'answers')::uuid)
FROM agenda_version v, jsonb_each(v.content -> 'staff' -> 'releases') AS told,
     jsonb_array_elements(told.value -> 'groups') AS mine;

ALTER TABLE agenda_version DISABLE TRIGGER agenda_version_append_only;
UPDATE agenda_version v SET content = jsonb_set(content, '{staff}',
  (content -> 'staff') - 'figures' || jsonb_build_object(
    'format', 'parley-agenda-trace/2',
    'releases', (SELECT coalesce(jsonb_object_agg(key,
        jsonb_build_object('shown', value -> 'shown', 'taken', v.number)), '{}')
      FROM jsonb_each(v.content -> 'staff' -> 'releases'))));
ALTER TABLE agenda_version ENABLE TRIGGER agenda_version_append_only;
