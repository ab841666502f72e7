import type { Installation } from '@slack/bolt';
import type { InstallPage } from './install-page.ts';
import { INSTALL_PATH } from './paths.ts';

const AGAIN = { url: INSTALL_PATH, label: 'Begin again' };
const [BAD_REQUEST, NOT_FOUND, SERVER_FAULT, AWAY] = [400, 404, 500, 503];

/** What an installer reads when it did not work: what happened, and what to do. Nothing of what Slack said is repeated. */
export const TROUBLE = {
  denied: {
    status: BAD_REQUEST,
    title: 'Parley was not added',
    paragraphs: [
      'The permission was not given, so nothing has changed in your workspace.',
      'If that was not what you meant, or if an administrator has agreed in the meantime, begin again.',
    ],
    link: AGAIN,
  },
  incomplete: {
    status: BAD_REQUEST,
    title: 'Something is missing in this address',
    paragraphs: [
      'This page is the end of a way that begins at Slack. Nothing has changed in your workspace.',
    ],
    link: AGAIN,
  },
  'other-browser': {
    status: BAD_REQUEST,
    title: 'Please begin again here',
    paragraphs: [
      'This was begun in another browser, or this one has forgotten that it began it. To keep your workspace safe, begin and end in the same one, and let it keep cookies of this site.',
    ],
    link: AGAIN,
  },
  expired: {
    status: BAD_REQUEST,
    title: 'That took a little too long',
    paragraphs: ['To be safe, Parley waits ten minutes for an answer. Nothing is lost.'],
    link: AGAIN,
  },
  used: {
    status: BAD_REQUEST,
    title: 'This was done already',
    paragraphs: [
      'Each way through works once. If Parley is among the apps of your workspace, all is well and you can close this page.',
    ],
    link: AGAIN,
  },
  misconfigured: {
    status: SERVER_FAULT,
    title: 'Parley is not set up rightly',
    paragraphs: [
      'Slack and this Parley do not agree on who it is. You have done nothing wrong: please tell whoever runs Parley, who will find the reason in its log.',
    ],
  },
  away: {
    status: AWAY,
    title: 'Slack does not answer just now',
    paragraphs: ['Nothing is lost. Please begin again in a few minutes.'],
    link: AGAIN,
  },
  'one-workspace': {
    status: NOT_FOUND,
    title: 'This Parley serves one workspace',
    paragraphs: [
      'It cannot be added to another one from here. Whoever runs it can change that: see "Many workspaces" in docs/slack.md.',
    ],
  },
} as const satisfies Readonly<Record<string, InstallPage>>;

export type Trouble = keyof typeof TROUBLE;

/** Which trouble Slack's answer to a code is. */
export function troubleOf(error: string): Trouble {
  if (error === 'code_already_used') return 'used';
  if (error === 'invalid_code' || error === 'code_expired') return 'expired';
  return 'misconfigured';
}

/** What an installer reads when it worked. */
export function installedPage(installation: Installation, slackOrigin: string): InstallPage {
  const { team, enterprise, appId } = installation;
  const name = team?.name ?? enterprise?.name;
  const page = {
    status: 200,
    title: name === undefined ? 'Parley was added' : `Parley was added to ${name}`,
    paragraphs: [
      'People find it in Slack under Apps. It writes to nobody there until a person joins with an invitation, or says that it is the one whom the Bureau asks for.',
      'Whoever has an invitation code types in Slack: /parley join CODE',
    ],
  };
  if (appId === undefined) return page;
  const url = new URL('/app_redirect', slackOrigin);
  url.searchParams.set('app', appId);
  if (team !== undefined) url.searchParams.set('team', team.id);
  return { ...page, link: { url: url.href, label: 'Open Parley in Slack' } };
}
