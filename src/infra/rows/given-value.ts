import { Prisma } from '../generated/prisma/client.ts';

/** Of an answer `n`: it says something; it was neither left empty nor taken back. */
export const isGiven = Prisma.sql`n.value IS NOT NULL AND n.value NOT IN ('null', '[]', '{}', '""')`;
