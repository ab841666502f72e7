-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "zone_asked_at" TIMESTAMPTZ(3);
