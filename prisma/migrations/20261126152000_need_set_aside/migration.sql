-- AlterTable
ALTER TABLE "need" ADD COLUMN     "set_aside" TEXT;

-- ------------------------------------------------------------------ what Prisma cannot say

ALTER TABLE need
  ADD CONSTRAINT need_set_aside_check CHECK (set_aside IS NULL OR (merged_into IS NULL AND set_aside <> ''));
