-- CreateTable
CREATE TABLE "vault_entry" (
    "name" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vault_entry_pkey" PRIMARY KEY ("name")
);
