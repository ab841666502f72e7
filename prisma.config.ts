import process from 'node:process';
import { defineConfig } from 'prisma/config';

// Only for the prisma command itself (`prisma migrate deploy`, `prisma studio`): Parley reads its own configuration.
// Prisma's env() throws when the variable is unset, even for generate; hence the plain read.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
});
