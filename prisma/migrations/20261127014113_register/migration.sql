-- CreateTable
CREATE TABLE "seat" (
    "id" UUID NOT NULL,
    "group" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "begun_on" DATE NOT NULL,
    "ended_on" DATE,
    "ending" TEXT,
    "end_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_authority" (
    "id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "until_day" DATE,
    "document" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seat_authority_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_entry" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "seat_id" UUID,
    "member_id" UUID,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "country_iso2" CHAR(2) NOT NULL,
    "region" TEXT NOT NULL,
    "developing" BOOLEAN NOT NULL,
    "staff_id" UUID,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "register_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rsvp" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "mode" TEXT,
    "contact_id" UUID,
    "by" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "rsvp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "presence" TEXT NOT NULL,
    "came_as" TEXT,
    "contact_id" UUID,
    "on_day" DATE,
    "staff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "seat_member_id_idx" ON "seat"("member_id");

-- CreateIndex
CREATE INDEX "seat_authority_seat_id_idx" ON "seat_authority"("seat_id");

-- CreateIndex
CREATE INDEX "seat_authority_contact_id_idx" ON "seat_authority"("contact_id");

-- CreateIndex
CREATE INDEX "register_entry_seat_id_idx" ON "register_entry"("seat_id");

-- CreateIndex
CREATE INDEX "register_entry_member_id_idx" ON "register_entry"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "register_entry_meeting_id_number_key" ON "register_entry"("meeting_id", "number");

-- CreateIndex
CREATE INDEX "rsvp_entry_id_idx" ON "rsvp"("entry_id");

-- CreateIndex
CREATE INDEX "rsvp_contact_id_idx" ON "rsvp"("contact_id");

-- CreateIndex
CREATE INDEX "attendance_entry_id_idx" ON "attendance"("entry_id");

-- CreateIndex
CREATE INDEX "attendance_contact_id_idx" ON "attendance"("contact_id");

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_authority" ADD CONSTRAINT "seat_authority_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_authority" ADD CONSTRAINT "seat_authority_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rsvp" ADD CONSTRAINT "rsvp_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "register_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rsvp" ADD CONSTRAINT "rsvp_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "register_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ------------------------------------------------------------------ what Prisma cannot say

ALTER TABLE seat
  ADD CONSTRAINT seat_group_check CHECK ("group" IN ('cto', 'cxo')),
  ADD CONSTRAINT seat_end_check CHECK (
    (ended_on IS NULL AND ending IS NULL AND end_reason IS NULL)
    OR (ended_on >= begun_on AND ending IN ('withdrawn', 'lapsed') AND end_reason IS NOT NULL));

-- A member has one seat in a group; those that have ended stand beside it.
CREATE UNIQUE INDEX seat_standing_key ON seat ("group", member_id) WHERE ended_on IS NULL;

ALTER TABLE seat_authority
  ADD CONSTRAINT seat_authority_part_check CHECK (part IN ('holder', 'alternate')),
  ADD CONSTRAINT seat_authority_days_check CHECK (until_day IS NULL OR from_day <= until_day);

ALTER TABLE register_entry
  ADD CONSTRAINT register_entry_number_check CHECK (number > 0),
  ADD CONSTRAINT register_entry_kind_check CHECK (
    kind IN ('sector-member', 'associate', 'academia', 'sme', 'guest')),
  ADD CONSTRAINT register_entry_seat_check CHECK (seat_id IS NULL OR member_id IS NOT NULL);

-- A member, and a guest of one name and country, is invited once.
CREATE UNIQUE INDEX register_entry_member_key ON register_entry (meeting_id, member_id)
  WHERE member_id IS NOT NULL;
CREATE UNIQUE INDEX register_entry_guest_key ON register_entry (meeting_id, lower(name), country_iso2)
  WHERE member_id IS NULL;

ALTER TABLE rsvp
  ADD CONSTRAINT rsvp_answer_check CHECK (answer IN ('yes', 'no', 'alternate')),
  ADD CONSTRAINT rsvp_mode_check CHECK (
    (answer = 'no' AND mode IS NULL) OR (answer <> 'no' AND mode IN ('in-person', 'remote')));
CREATE UNIQUE INDEX rsvp_current_key ON rsvp (entry_id) WHERE current;

ALTER TABLE attendance
  ADD CONSTRAINT attendance_presence_check CHECK (presence IN ('in-person', 'remote', 'absent')),
  ADD CONSTRAINT attendance_as_check CHECK (
    (presence = 'absent' AND came_as IS NULL AND contact_id IS NULL AND on_day IS NULL)
    OR (presence <> 'absent' AND came_as IN ('holder', 'alternate', 'guest') AND on_day IS NOT NULL));
CREATE UNIQUE INDEX attendance_current_key ON attendance (entry_id) WHERE current;

-- What was said may be superseded, and in nothing else touched.
CREATE TRIGGER rsvp_append_only BEFORE DELETE ON rsvp
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rsvp_superseded_only BEFORE UPDATE ON rsvp
  FOR EACH ROW WHEN (
    (NEW.id, NEW.entry_id, NEW.answer, NEW.mode, NEW.contact_id, NEW.by, NEW.channel, NEW.at)
    IS DISTINCT FROM
    (OLD.id, OLD.entry_id, OLD.answer, OLD.mode, OLD.contact_id, OLD.by, OLD.channel, OLD.at)
  ) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attendance_append_only BEFORE DELETE ON attendance
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attendance_superseded_only BEFORE UPDATE ON attendance
  FOR EACH ROW WHEN (
    (NEW.id, NEW.entry_id, NEW.presence, NEW.came_as, NEW.contact_id, NEW.on_day, NEW.staff_id, NEW.at)
    IS DISTINCT FROM
    (OLD.id, OLD.entry_id, OLD.presence, OLD.came_as, OLD.contact_id, OLD.on_day, OLD.staff_id, OLD.at)
  ) EXECUTE FUNCTION refuse_change();
