import { describe, expect, it } from 'vitest';
import {
  buildManifest,
  type ManifestOptions,
  manifestFault,
} from '../../../adapters/slack/manifest.ts';
import { SCOPE_NAMES } from '../../../adapters/slack/scopes.ts';
import { faultsOf } from './manifest-rules.ts';

const HTTP: ManifestOptions = { socket: false, oauth: false, url: 'https://parley.example.org' };
const VARIANTS: readonly ManifestOptions[] = [
  HTTP,
  { ...HTTP, oauth: true },
  { socket: true, oauth: false },
  { ...HTTP, socket: true, oauth: true, name: 'Consultation du Bureau: été 2027 ' },
  { ...HTTP, name: '协商' },
];

describe('the manifest', () => {
  it.each(VARIANTS)('keeps to Slack’s published schema: %j', (options) => {
    expect(manifestFault(options)).toBeUndefined();
    expect(faultsOf(JSON.parse(JSON.stringify(buildManifest(options))))).toEqual([]);
  });

  it('is seen not to keep to it when something is too long, missing or unknown', () => {
    const manifest = buildManifest({ ...HTTP, name: 'x'.repeat(36) });
    expect(faultsOf(manifest)).toEqual(['display_information.name']);
    const { display_information: _, ...rest } = manifest;
    expect(faultsOf({ ...rest, colour: 'red' })).toEqual(['', 'display_information']);
  });

  it('names every address of this deployment with HTTP', () => {
    const { features, oauth_config, settings } = buildManifest({
      ...HTTP,
      url: 'https://parley.example.org/',
      oauth: true,
    });
    const events = 'https://parley.example.org/slack/events';
    expect(settings?.event_subscriptions?.request_url).toBe(events);
    expect(settings?.interactivity?.request_url).toBe(events);
    expect(features?.slash_commands?.[0]?.url).toBe(events);
    expect(oauth_config?.redirect_urls).toEqual([
      'https://parley.example.org/slack/oauth_redirect',
    ]);
    expect(settings).toMatchObject({ socket_mode_enabled: false, token_rotation_enabled: true });
  });

  it('names none with Socket Mode', () => {
    const manifest = buildManifest({ socket: true, oauth: false });
    expect(manifest.settings).toMatchObject({
      socket_mode_enabled: true,
      token_rotation_enabled: false,
      interactivity: { is_enabled: true },
    });
    expect(JSON.stringify(manifest)).not.toMatch(/request_url|https?:/);
  });

  it('lets people write to the bot, and asks for no scope beyond the list', () => {
    const { features, oauth_config } = buildManifest(HTTP);
    expect(features?.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(oauth_config?.scopes).toEqual({ bot: SCOPE_NAMES });
    expect(SCOPE_NAMES).toEqual([
      'chat:write',
      'im:write',
      'im:history',
      'users:read',
      'users:read.email',
      'commands',
      'files:write',
    ]);
  });

  it('hears of everything that Parley acts upon', () => {
    expect(buildManifest(HTTP).settings?.event_subscriptions?.bot_events).toEqual([
      'message.im',
      'app_home_opened',
      'app_uninstalled',
      'tokens_revoked',
      'user_change',
    ]);
  });

  it.each([
    [{ socket: false, oauth: false }, /--url or PUBLIC_URL, or choose --socket/],
    [{ socket: true, oauth: true }, /--url or PUBLIC_URL\.$/],
    [{ ...HTTP, url: 'http://parley.example.org' }, /must begin with https/],
    [{ ...HTTP, url: 'parley.example.org' }, /must begin with https/],
    [{ ...HTTP, name: ' ' }, /--name has 1 characters/],
    [{ ...HTTP, name: 'é'.repeat(36) }, /--name has 36 characters/],
  ])('is not made of %j, and the words say why', (options, words) => {
    expect(manifestFault(options)).toMatch(words);
  });
});
