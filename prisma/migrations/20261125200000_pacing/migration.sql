-- CreateTable
CREATE TABLE "pace_hold" (
    "key" TEXT NOT NULL,
    "per" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL,
    "held_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pace_hold_pkey" PRIMARY KEY ("key")
);

-- ------------------------------------------------------------------ what Prisma cannot say

ALTER TABLE "pace_hold"
  ADD CONSTRAINT pace_hold_per_check CHECK (per IN ('platform', 'tenant', 'account'));

-- What went wrong with deliveries is counted and listed without reading the rest. What goes its normal way (pending, sending,
-- sent) never enters this index, so it costs the path out nothing; the indexes of due rows and of leases count those.
CREATE INDEX delivery_aside_idx ON delivery (state, updated_at DESC) WHERE state IN ('retrying', 'shunted', 'unknown');
