import type { FastifyInstance } from 'fastify';
import { ICON, STYLESHEET } from '../assets.ts';
import { mount } from './mount.ts';

/** The stylesheet and the icon: fetched once, kept for good. */
export function assetRoutes(app: FastifyInstance): void {
  for (const asset of [STYLESHEET, ICON]) {
    mount(app, asset.path, {
      GET: async (_request, reply) =>
        reply
          .header('cache-control', 'public, max-age=31536000, immutable')
          .type(asset.type)
          .send(asset.body),
    });
  }
  // Some browsers ask for it whatever the page says; nothing is the smallest answer.
  mount(app, '/favicon.ico', {
    GET: async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=31536000').code(204).send(),
  });
}
