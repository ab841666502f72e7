import type { FastifyRequest } from 'fastify';
import { typedDay, typedNumber, typedText } from '../../application/fields.ts';

/** What a page's HTML form holds, or its address asks for; nothing is trusted but its being text. */
export type Fields = URLSearchParams;

/** The address's query. */
export function queryOf(request: FastifyRequest): Fields {
  const at = request.url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : request.url.slice(at + 1));
}

/** One text without what PostgreSQL cannot store or a person cannot type, at most so long. */
export function textOf(fields: Fields, name: string, max = 1000): string {
  return typedText(fields.get(name) ?? '', max);
}

/** Those of the known values that are ticked, in the known order. */
export function tickedOf<Value extends string>(
  fields: Fields,
  name: string,
  known: readonly Value[],
): readonly Value[] {
  const ticked = fields.getAll(name);
  return known.filter((value) => ticked.includes(value));
}

/** An ISO day, or '' when it is not one of our centuries: the use case then says how to write it. */
export function dayOf(fields: Fields, name: string): string {
  return typedDay(textOf(fields, name, 20));
}

/** A whole number of at most four digits; undefined when it is none. */
export function numberOf(fields: Fields, name: string): number | undefined {
  return typedNumber(textOf(fields, name, 20));
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether an address may name something: what cannot be a name is not looked up. */
export function isSlug(text: string): boolean {
  return text.length <= 60 && SLUG.test(text);
}
