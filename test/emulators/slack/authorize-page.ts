import type { IncomingMessage, ServerResponse } from 'node:http';
import { secret } from './ids.ts';
import type { Person } from './store.ts';
import type { World } from './world.ts';

/** What a person decides on Slack's page. */
export interface Consent {
  readonly person: Person;
  /** For the whole organisation, by one who may. */
  readonly orgWide?: boolean;
  /** "Cancel" in place of "Allow". */
  readonly denies?: boolean;
}

/** Slack's page "… is requesting permission to access …": https://docs.slack.dev/authentication/installing-with-oauth */
export class AuthorizePage {
  readonly #world: World;
  /** The redirect address of the app's settings, when it has one. */
  redirectUri: string | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Answers the page: whoever is signed in (the cookie `d` holds a person's id) allows at once. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): void {
    const id = /(?:^|; )d=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    const person = id === undefined ? undefined : this.#world.store.person(id);
    if (!person) {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<p>Sign in to your workspace</p>');
      return;
    }
    const outcome = this.decide(url, { person, orgWide: url.searchParams.has('org') });
    if ('location' in outcome) response.writeHead(302, { location: outcome.location });
    else response.writeHead(400, { 'content-type': 'text/plain' });
    response.end('location' in outcome ? '' : outcome.refused);
  }

  /** Where the person's browser is sent, or why Slack's page refuses. */
  decide(url: URL, consent: Consent): { location: string } | { refused: string } {
    const query = url.searchParams;
    const { app } = this.#world;
    if (query.get('client_id') !== app.clientId) return { refused: 'invalid_client_id' };
    const scopes = (query.get('scope') ?? '').split(',').filter(Boolean);
    if (scopes.length === 0) return { refused: 'no_scopes' };
    const unknown = scopes.find((scope) => !app.scopes.includes(scope));
    if (unknown !== undefined) return { refused: `invalid_scope: ${unknown}` };
    const asked = query.get('redirect_uri') ?? undefined;
    const target = asked ?? this.redirectUri;
    if (
      target === undefined ||
      (this.redirectUri !== undefined && !target.startsWith(this.redirectUri))
    ) {
      return { refused: 'bad_redirect_uri' };
    }
    const back = new URL(target);
    if (consent.denies) back.searchParams.set('error', 'access_denied');
    else back.searchParams.set('code', this.#grant(consent, scopes, asked));
    back.searchParams.set('state', query.get('state') ?? '');
    return { location: back.toString() };
  }

  #grant(consent: Consent, scopes: readonly string[], redirectUri: string | undefined): string {
    const code = `${Math.floor(this.#world.clock() / 1000)}.${secret(16)}`;
    this.#world.grants.set(code, {
      person: consent.person,
      orgWide: consent.orgWide === true,
      scopes,
      redirectUri,
      at: this.#world.clock(),
      used: false,
    });
    return code;
  }
}
