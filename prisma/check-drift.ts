import process from 'node:process';
import { differenceToSchema } from './schema-engine.ts';
import { openScratchServer } from './scratch-server.ts';

/** `npm run check:drift`: fails when the migrations and schema.prisma disagree, and says in SQL how. */
const server = await openScratchServer();
try {
  const difference = await differenceToSchema(server.url);
  if (difference !== '') {
    process.stderr.write(
      `schema.prisma asks for more than the migrations give. Run: npm run migration -- NAME\n${difference}`,
    );
    process.exitCode = 1;
  }
} finally {
  await server.close();
}
