-- Members are told what became of their needs, and staff that a conclusion waits to be looked after.
ALTER TABLE delivery DROP CONSTRAINT delivery_kind_check;
ALTER TABLE delivery
  ADD CONSTRAINT delivery_kind_check CHECK (kind IN (
    'invitation', 'reminder', 'deadline-moved', 'fresh-link', 'receipt', 'prompt', 'staff-digest', 'document', 'link-offer',
    'milestones', 'outcome', 'follow-up'));
