-- AlterTable
ALTER TABLE "agenda_item" ADD COLUMN     "merged_into" UUID;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "agenda_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What went into another item has no place of its own in the day, and an item goes into another one.
ALTER TABLE agenda_item
  ADD CONSTRAINT agenda_item_merged_check CHECK (merged_into IS NULL OR (state = 'dropped' AND merged_into <> id));
