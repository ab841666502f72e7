-- AlterTable
ALTER TABLE "need" ADD COLUMN     "set_aside" TEXT;

-- ------------------------------------------------------------------ what Prisma cannot say

ALTER TABLE need
  ADD CONSTRAINT need_set_aside_check CHECK (set_aside IS NULL OR (merged_into IS NULL AND set_aside <> ''));

ALTER TABLE coding_act
  DROP CONSTRAINT coding_act_kind_check,
  ADD CONSTRAINT coding_act_kind_check
    CHECK (kind IN ('taken', 'made', 'attached', 'merged', 'split', 'renamed', 'moved', 'set-aside', 'undone'));
