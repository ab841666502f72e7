import type { Json } from '../json.ts';
import { endInstallation } from './api/auth.ts';
import { personJson } from './api/people.ts';
import type { Consent } from './authorize-page.ts';
import { secret } from './ids.ts';
import type { Seen } from './parcel.ts';
import { act, type Place, suggestions } from './people/acting.ts';
import { command } from './people/commands.ts';
import { type Installed, install } from './people/installing.ts';
import { close, submit } from './people/modals.ts';
import { eventBody } from './people/payloads.ts';
import { homeOpened, typed } from './people/typing.ts';
import type { Act } from './people/values.ts';
import { Premises } from './premises.ts';
import type { Channel, Message, Person, Workspace } from './store.ts';
import { viewJson } from './view-stack.ts';

/** An emulated Slack, and people who act in it. Every act resolves with what Slack saw of the app's reply. */
export class SlackEmulator extends Premises {
  /** A person types in the direct conversation with the app. `raw` sends Slack's own markup as it is. */
  async types(person: Person, text: string, raw = false): Promise<Seen> {
    const channel = this.parts.world.openDirect(person);
    const { event } = typed(this.parts.world, person, channel, text, raw);
    return this.#tell(person.team, event);
  }

  /** A person posts in a channel; undefined when the app is not in it and hears nothing. */
  async posts(person: Person, channel: Channel, text: string): Promise<Seen | undefined> {
    const { event } = typed(this.parts.world, person, channel, text, false);
    const heard = channel.members.has(this.bot(channel.team).id);
    return heard ? this.#tell(person.team, event) : undefined;
  }

  /** A slash command, in the direct conversation unless a channel is named. */
  command(person: Person, name: string, text: string, channel?: Channel): Promise<Seen> {
    const place = channel ?? this.parts.world.openDirect(person);
    return command(this.parts.stage, person, place, name, text);
  }

  /** One act on a message or a view; undefined when the element tells the app nothing. */
  acts(person: Person, place: Place, what: Act): Promise<Seen | undefined> {
    return act(this.parts.stage, person, place, what);
  }

  /** A button of a message. */
  async clicks(person: Person, message: Message, action_id: string, value?: string): Promise<Seen> {
    const what = { action_id, ...(value === undefined ? {} : { value }) };
    const seen = await this.acts(person, { message }, what);
    if (!seen) throw new Error(`${action_id} tells the app nothing`);
    return seen;
  }

  /** What an external menu offers for the words typed into it. */
  suggests(person: Person, place: Place, action_id: string, query: string): Promise<Seen> {
    return suggestions(this.parts.stage, person, place, { action_id, value: query });
  }

  /** Fills inputs of the open modal and sends it. */
  async submitsView(person: Person, values: readonly Act[] = []): Promise<Seen> {
    for (const value of values) await this.acts(person, { view: 'modal' }, value);
    return submit(this.parts.stage, person);
  }

  closesView(person: Person): Promise<Seen | undefined> {
    return close(this.parts.stage, person);
  }

  opensHome(person: Person): Promise<Seen> {
    const { world } = this.parts;
    const home = this.store.homes.get(person.id);
    const event = homeOpened(world, person, home && viewJson(world, home));
    return this.#tell(person.team, event);
  }

  /** Walks over the app's install page and Slack's consent back to the app. */
  installs(person: Person, how: Omit<Consent, 'person'> = {}): Promise<Installed> {
    return install(this.installUrl, this.parts.authorize, { person, ...how });
  }

  /** The app is taken out: its tokens end, and it hears tokens_revoked and app_uninstalled. */
  async uninstalls(team: Workspace): Promise<Seen[]> {
    const token = this.parts.world.installationIn(team);
    if (!token) throw new Error(`the app is not installed in ${team.name}`);
    return endInstallation(this.parts.world, token);
  }

  /** The account is closed. The app hears user_change where it is installed. */
  deactivates(person: Person): Promise<Seen | undefined> {
    person.deleted = true;
    return this.#changed(person);
  }

  /** The person, or an administrator, changes what the profile says. */
  changes(
    person: Person,
    to: Partial<Pick<Person, 'name' | 'email' | 'locale' | 'tz'>>,
  ): Promise<Seen | undefined> {
    Object.assign(person, to);
    return this.#changed(person);
  }

  /** https://docs.slack.dev/reference/events/user_change */
  async #changed(person: Person): Promise<Seen | undefined> {
    const { world } = this.parts;
    if (!world.installationIn(person.team)) return undefined;
    const user = personJson(person, { email: true, locale: true, at: world.clock() });
    return this.#tell(person.team, { type: 'user_change', user, event_ts: world.ts() });
  }

  /** Any event, interaction or command, signed and sent as Slack would. */
  sends(kind: 'event' | 'interactive' | 'command', body: Json): Promise<Seen> {
    return this.parts.stage.send({ kind, body });
  }

  /** https://docs.slack.dev/reference/events/url_verification: whether the app echoes the challenge. */
  async verifiesUrl(): Promise<boolean> {
    const challenge = secret(20);
    const token = this.app.verificationToken;
    const seen = await this.sends('event', { token, challenge, type: 'url_verification' });
    const { body } = seen;
    const echoed = typeof body === 'object' && body !== null && 'challenge' in body;
    return seen.status === 200 && (body === challenge || (echoed && body.challenge === challenge));
  }

  /** Slack's check of the certificate, which carries no signature. */
  async checksSsl(): Promise<Seen> {
    this.delivery.mischief({ unsigned: true });
    return this.sends('command', { ssl_check: '1', token: this.app.verificationToken });
  }

  #tell(team: Workspace, event: Json): Promise<Seen> {
    const { world, stage } = this.parts;
    if (!world.installationIn(team)) throw new Error(`the app is not installed in ${team.name}`);
    return stage.send({ kind: 'event', body: eventBody(world, team, event) });
  }
}
