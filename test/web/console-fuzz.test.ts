import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ROUND_ACTS } from '../../src/domain/rounds/offered-acts.ts';
import { formBody, type PageBrowser } from '../support/page-browser.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();

const PATHS = [
  ...['', '/sign-in', '/sign-in/confirm', '/sign-out', '/new-meeting', '/new-round'],
  ...['/audience', '/rounds/ROUND', '/rounds/ROUND/progress', '/rounds/ROUND/deliveries'],
  ...['/rounds/ROUND/agenda', '/rounds/ROUND/agenda/1', '/rounds/ROUND/agenda/1/document'],
  ...['/rounds/ROUND/agenda/1/file', '/nowhere'],
  ...ROUND_ACTS.map((act) => `/rounds/ROUND/${act}`),
];

const NAMES = [
  ...['slug', 'meeting', 'questionnaire', 'kinds', 'categories', 'closesOn', 'lateUntil'],
  ...['threshold', 'reason', 'confirm', 'intent', 'opensOn', 'opensTime', 'title', 'kind'],
  ...['number', 'place', 'startsOn', 'endsOn', 'studyPeriod', 'language', 'name', 'state', 'done'],
];

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    ...['\0', '\uD800', '2027-02-30', '0000-01-01', '9999-12-31', '99999999999999', '-1', 'NaN'],
    ...["'; DROP TABLE round; --", '<script>alert(1)</script>', '{constructor}', '__proto__'],
    ...['cto-2027', 'administrations', 'member-state', 'sids', 'open', 'yes', 'x'.repeat(5000)],
    ...['2027-03-28', '02:30', '24:00', '../../etc/passwd', 'staff-only/trace.json'],
  ),
);

const request = fc.record({
  path: fc.constantFrom(...PATHS),
  method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'DELETE'),
  fields: fc.array(fc.tuple(fc.constantFrom(...NAMES), hostile), { maxLength: 8 }),
  segment: fc.oneof(fc.constant(undefined), hostile),
});

it('answers hostile input with a page and a status below 500, in every role', async () => {
  const rounds = [await world.draft(), await world.open()];
  const browsers: PageBrowser[] = [];
  for (const role of ['viewer', 'administrator'] as const) browsers.push(await world.signIn(role));
  await fc.assert(
    fc.asyncProperty(request, fc.nat(3), async ({ path, method, fields, segment }, which) => {
      const round = segment === undefined ? rounds[which % 2] : encoded(segment);
      const browser = browsers[which > 1 ? 1 : 0];
      const body = formBody(fields);
      const query = method === 'GET' ? `?${body.payload}` : '';
      const url = `/console${path.replace('ROUND', round ?? '')}${query}`;
      const payload = method === 'GET' ? {} : body;
      const signedIn = new Map(browser?.cookies);
      const response = await browser?.send({ method: method as 'GET', url, ...payload });
      for (const [name, value] of signedIn) browser?.cookies.set(name, value);
      expect(response?.statusCode, url).toBeLessThan(500);
      expect(response?.body).not.toContain('<script>alert');
    }),
    { numRuns: 400, seed: 68 },
  );
}, 120_000);

/** Lone surrogates have no encoding: they travel as the replacement character, as browsers send them. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
