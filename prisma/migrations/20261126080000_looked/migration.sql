-- AlterTable
ALTER TABLE "account" ADD COLUMN     "looked_at" TIMESTAMPTZ(3);
