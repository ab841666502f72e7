import type { webApi } from '@slack/bolt';
import { EVENTS_PATH, REDIRECT_PATH } from './paths.ts';
import { SCOPE_NAMES } from './scopes.ts';

type SlackManifest = webApi.AppsManifestCreateArguments['manifest'];

export interface ManifestOptions {
  /** Events come by Socket Mode: Slack needs no address of ours for them. */
  readonly socket: boolean;
  /** For many workspaces by OAuth, rather than one by its token. */
  readonly oauth: boolean;
  /** Where people reach this Parley, with https and without a trailing slash. */
  readonly url?: string;
  readonly name?: string;
}

const NAME = 'Parley';
const NAME_MAX = 35;

const EVENTS = [
  'message.im',
  'app_home_opened',
  'app_uninstalled',
  'tokens_revoked',
  'user_change',
] as const;

const DESCRIPTION =
  'What does your administration need from the next CTO/CxO meeting? Answer here, in your own time.';
const LONG_DESCRIPTION =
  'Before each meeting of chief technology officers, the ITU Telecommunication Standardization Bureau asks members in developing ' +
  'countries what they need. Parley asks in a direct message, in six languages, keeps each answer exactly once, reminds with tact, ' +
  'and stops when asked to. The answers make the agenda.';

/** Why no manifest can be made of these, in words for who typed them; undefined: one can. */
export function manifestFault({
  socket,
  oauth,
  url,
  name = NAME,
}: ManifestOptions): string | undefined {
  const length = [...name].length;
  if (name.trim() === '' || length > NAME_MAX)
    return `--name has ${length} characters; Slack takes 1 to ${NAME_MAX}.`;
  if (socket && !oauth) return undefined;
  const reason = oauth
    ? 'Slack sends whoever installs the app back to an address of yours'
    : 'Slack sends events to an address of yours';
  if (url === undefined)
    return `${reason}: give it with --url or PUBLIC_URL${oauth ? '' : ', or choose --socket'}.`;
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    return `${reason}, which must begin with https://: "${url}" does not${oauth ? '' : '; or choose --socket'}.`;
  return undefined;
}

/**
 * The app as Slack is to make it, ready to be pasted as JSON. Rules: https://docs.slack.dev/reference/app-manifest and the schema
 * at https://github.com/slackapi/manifest-schema. Ask `manifestFault` first.
 */
export function buildManifest({ socket, oauth, url, name = NAME }: ManifestOptions): SlackManifest {
  const base = url?.replace(/\/+$/, '') ?? '';
  const at = socket ? {} : { request_url: `${base}${EVENTS_PATH}` };
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name,
      description: DESCRIPTION,
      long_description: LONG_DESCRIPTION,
      background_color: '#0a6073',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false, // people answer there
      },
      bot_user: { display_name: botName(name), always_online: true },
      slash_commands: [slashCommand(socket ? {} : { url: `${base}${EVENTS_PATH}` })],
    },
    oauth_config: {
      scopes: { bot: [...SCOPE_NAMES] },
      ...(oauth ? { redirect_urls: [`${base}${REDIRECT_PATH}`] } : {}),
    },
    settings: {
      event_subscriptions: { ...at, bot_events: [...EVENTS] },
      interactivity: { is_enabled: true, ...at },
      org_deploy_enabled: true,
      socket_mode_enabled: socket,
      token_rotation_enabled: oauth, // a token that was copied into a setting cannot change itself
    },
  };
}

/** What people type is never parsed as a mention or a link, so Slack need not mark those (`should_escape`). */
function slashCommand(at: { readonly url?: string }) {
  return {
    command: '/parley',
    ...at,
    description: 'Answer, look at a round, or say how you want to be reminded',
    usage_hint: 'join CODE | start | review | snooze | language XX | help',
    should_escape: false,
  };
}

/** Slack takes a-z, 0-9, "-", "_" and "." there. */
function botName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain.replaceAll(/^-+|-+$/g, '') || NAME.toLowerCase();
}
