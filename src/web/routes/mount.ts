import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

const METHODS: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The methods that an address has; every other one answers 405 with what is allowed. */
export function mount(
  app: FastifyInstance,
  url: string,
  handlers: Partial<Record<'GET' | 'POST', Handler>>,
): void {
  const given = METHODS.filter((method) => method in handlers);
  for (const [method, handler] of Object.entries(handlers)) {
    app.route({ method, url, handler });
  }
  const allow = given.includes('GET') ? [...given, 'HEAD'] : given;
  app.route({
    method: METHODS.filter((method) => !given.includes(method)),
    url,
    handler: async (_request, reply) => {
      reply.header('allow', allow.join(', '));
      throw new HttpFault(405);
    },
  });
}

/** Ends a request with one of the fault pages. */
export class HttpFault extends Error {
  readonly statusCode: number;
  constructor(statusCode: number) {
    super(`HTTP ${statusCode}`);
    this.name = 'HttpFault';
    this.statusCode = statusCode;
  }
}
