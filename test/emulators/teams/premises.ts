import type { Server } from 'node:http';
import type { Authority } from './authority.ts';
import type { Delivery } from './delivery.ts';
import type { ConnectorFaults } from './faults.ts';
import { accountId, guid, threadId } from './ids.ts';
import type { Limits } from './limits.ts';
import type { Conversation, Person, Team, Tenant } from './store.ts';
import type { World } from './world.ts';

/** The parts of which an emulator is made; `openTeams` makes them. */
export interface Parts {
  readonly world: World;
  readonly server: Server;
  readonly authority: Authority;
  readonly delivery: Delivery;
  readonly faults: ConnectorFaults;
  readonly limits: Limits;
}

/** An emulated Teams at rest: its tenants and people, the app's registration, and whether it can be reached. */
export class Premises {
  protected readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  get store() {
    return this.parts.world.store;
  }

  /** Plans what goes wrong with requests to the connector. */
  get faults(): ConnectorFaults {
    return this.parts.faults;
  }

  /** How activities go to the bot: holding, mischief, patience, retries, and the log of every attempt. */
  get delivery(): Delivery {
    return this.parts.delivery;
  }

  /** Entra and the keys: their outage, the endorsements of the key. */
  get authority(): Authority {
    return this.parts.authority;
  }

  get limits(): Limits {
    return this.parts.limits;
  }

  get app() {
    return this.parts.world.app;
  }

  get botId(): string {
    return this.parts.world.botId;
  }

  /** For TEAMS_OPENID_METADATA_URL. */
  get openIdMetadataUrl(): string {
    return `${this.parts.world.origin}/v1/.well-known/openidconfiguration`;
  }

  /** For TEAMS_AUTHORITY_URL: tokens come from `<this>/<tenant>/oauth2/v2.0/token`. */
  get authorityUrl(): string {
    return this.parts.world.origin;
  }

  /** For IDENTITY_ENDPOINT: tokens of a managed identity. */
  get identityEndpoint(): string {
    return `${this.parts.world.origin}/msi/token`;
  }

  serviceUrl(tenant: Tenant): string {
    return this.parts.world.serviceUrl(tenant);
  }

  /** How long a new access token lives. */
  set tokenLifeS(seconds: number) {
    this.parts.world.tokenLifeS = seconds;
  }

  /** Tells where the bot listens. May be called again, as when it moves. */
  connect({ messagesUrl }: { readonly messagesUrl: string }): void {
    this.parts.delivery.url = messagesUrl;
  }

  /** Resolves with what `found` finds in the store, as soon as something that happens lets it be found. */
  async until<T>(found: () => T | undefined | false, ms = 5_000): Promise<T> {
    const value = await this.parts.world.until(() => found() || undefined, ms);
    if (value === undefined) throw new Error('what was waited for did not happen');
    return value;
  }

  async close(): Promise<void> {
    const { server, delivery, world } = this.parts;
    world.close();
    delivery.close();
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }

  /** The whole of Teams is away: connections are cut, or answered with 503. */
  down(how: 'cut' | 'http 503' = 'cut'): void {
    this.parts.faults.outage = how;
    this.parts.authority.outage = how;
    if (how === 'cut') this.parts.server.closeAllConnections();
  }

  up(): void {
    this.parts.faults.outage = undefined;
    this.parts.authority.outage = undefined;
  }

  /** The app's secret is changed in the portal, and every token ends. */
  changesSecret(): string {
    const { app } = this.parts.world;
    app.password = `${app.password}2`;
    this.store.tokens.length = 0;
    return app.password;
  }

  /** A new organisation; the first may be the app's own: `id: teams.app.tenantId`. */
  addTenant(given: { readonly name: string; readonly id?: string }): Tenant {
    const { name, id = guid() } = given;
    const tenant: Tenant = { id, name, people: [], teams: [], disablesBot: false };
    this.store.tenants.push(tenant);
    return tenant;
  }

  /** A person of a tenant. The app is not installed for them, and the bot hears nothing of it; see `installs`. */
  addPerson(
    tenant: Tenant,
    given: { readonly name: string } & Partial<Omit<Person, 'id' | 'tenant' | 'blocks'>>,
  ): Person {
    const mail = `${given.name.toLowerCase().replaceAll(' ', '.')}@example.org`;
    const person: Person = {
      id: accountId(),
      aadObjectId: given.aadObjectId ?? guid(),
      tenant,
      name: given.name,
      email: given.email ?? mail,
      userPrincipalName: given.userPrincipalName ?? mail,
      locale: given.locale ?? 'en-GB',
      timeZone: given.timeZone ?? 'Europe/Paris',
      country: given.country ?? 'FR',
      installed: given.installed ?? false,
      blocks: false,
    };
    tenant.people.push(person);
    return person;
  }

  /** A team with its general channel. The app is not in it; see `installsIn`. */
  addTeam(
    tenant: Tenant,
    given: { readonly name: string; readonly members: readonly Person[] },
  ): Team {
    const { name, members } = given;
    const id = threadId('tacv2');
    const about = { id, name, aadGroupId: guid(), tenant, installed: false };
    const team: Team = { ...about, members: new Set(members), channels: [] };
    tenant.teams.push(team);
    this.#conversation({
      id,
      kind: 'channel',
      tenant,
      name: 'General',
      team,
      members: team.members,
    });
    return team;
  }

  addChannel(team: Team, name: string): Conversation {
    const { tenant, members } = team;
    return this.#conversation({
      id: threadId('tacv2'),
      kind: 'channel',
      tenant,
      name,
      team,
      members,
    });
  }

  /** A chat of several people. The app is not in it; see `installsIn`. */
  addGroupChat(given: {
    readonly name: string;
    readonly members: readonly Person[];
  }): Conversation {
    const { name, members } = given;
    const tenant = members[0]?.tenant;
    if (!tenant) throw new Error('a chat has members');
    const who = new Set(members);
    return this.#conversation({
      id: threadId('v2'),
      kind: 'groupChat',
      tenant,
      name,
      members: who,
    });
  }

  #conversation(
    given: Pick<Conversation, 'id' | 'kind' | 'tenant' | 'name' | 'members'> & {
      readonly team?: Team;
    },
  ): Conversation {
    return this.store.addConversation({
      ...given,
      person: undefined,
      team: given.team,
      installed: false,
      messages: [],
      typings: 0,
    });
  }
}
