import { z } from 'zod';
import type { Operation } from './operation.ts';
import { API_PATH, OPERATIONS } from './operations.ts';
import { PROBLEM_STATUSES } from './problems.ts';
import { problem } from './shapes/problem.ts';
import { SHAPES } from './shapes/shape.ts';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document, made of the very shapes that answers are checked by: it cannot say anything else than the code. */
export function openApiDocument(publicUrl: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley, read-only',
      version: '1',
      description:
        'What the consultation before CTO and CxO meetings has brought (WTSA Resolution 68), for other systems of the Bureau. Every answer shows what its token may see, and never more than the members behind it allow.',
    },
    servers: [{ url: publicUrl + API_PATH }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      OPERATIONS.map((operation) => [operation.path, { get: described(operation) }]),
    ),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'As "parley token issue" tells it, once.',
        },
      },
      schemas: namedSchemas(),
    },
  };
}

function described({ id, summary, right, params, query, answer }: Operation): Json {
  return {
    operationId: id,
    summary,
    description: `Needs the right ${right}.`,
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    responses: {
      200: { description: 'Found.', headers: TAG, content: contentOf(answer) },
      304: { description: 'Not changed since the tag that was sent.' },
      ...Object.fromEntries(
        PROBLEM_STATUSES.map(({ status, description }) => [
          status,
          { description, content: { 'application/problem+json': { schema: reference(problem) } } },
        ]),
      ),
    },
  };
}

const TAG: Json = {
  ETag: { description: 'Send it back in If-None-Match.', schema: { type: 'string' } },
};

function contentOf(answer: Operation['answer']): Json {
  if (!('types' in answer)) return { 'application/json': { schema: reference(answer) } };
  const file = { schema: { type: 'string', format: 'binary' } };
  return Object.fromEntries(answer.types.map((type) => [type.split(';')[0] ?? type, file]));
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): Json[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, of]) => {
    const { description, ...type } = typeof of === 'boolean' ? {} : of;
    const told = description === undefined ? {} : { description };
    return { name, in: place, required: place === 'path', ...told, schema: type };
  });
}

function reference(schema: z.ZodType): Json {
  const named = SHAPES.get(schema);
  if (named === undefined) throw new Error('an answer whose shape has no name');
  return { $ref: schemaUri(named.id) };
}

function schemaUri(id: string): string {
  return `#/components/schemas/${id}`;
}

function namedSchemas(): Json {
  const { schemas } = z.toJSONSchema(SHAPES, { uri: schemaUri, io: 'output' });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}
