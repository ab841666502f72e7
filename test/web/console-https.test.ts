import { expect, it } from 'vitest';
import { openBrowser } from '../support/page-browser.ts';
import { useConsole } from './console-world.ts';

const world = useConsole({ publicUrl: 'https://parley.example' });

it('names its cookies __Host- where people reach it by https', async () => {
  const token = await world.link('viewer');
  const browser = openBrowser(world.server);
  const opened = await browser.send({ method: 'GET', url: `/console/sign-in/${token}` });
  expect(opened.cookies).toMatchObject([{ name: '__Host-parley-staff-link', secure: true }]);
  const signedIn = await world.signIn('viewer');
  expect([...signedIn.cookies.keys()]).toEqual(['__Host-parley-staff']);
});
