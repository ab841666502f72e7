import type {
  ChatMessage,
  ChatPerson,
  Filling,
  Reply,
  StaffChannel,
  TellingChat,
} from '../chat/chat.ts';
import { remembered } from '../chat/remembered.ts';
import {
  type EmulatedTeams,
  type Filled,
  openEmulatedTeams,
  type Pressed,
  type Seen,
  type TeamsMessage,
  type TeamsPerson,
  type Tenant,
} from './emulated-teams.ts';
import { fill, fillForm } from './fill.ts';
import {
  buttonFor,
  linkIn,
  type Offer,
  offersOf,
  questionIn,
  type Shown,
  sendIn,
  wordsOf,
} from './offers.ts';

const LOCALES: Readonly<Record<string, string>> = {
  ...{ ar: 'ar-EG', zh: 'zh-CN', en: 'en-GB', es: 'es-ES', fr: 'fr-FR', ru: 'ru-RU' },
};

/** Teams, one organization for everybody; undefined where there is no emulated one. */
export async function openTeamsChat(): Promise<TellingChat | undefined> {
  const teams = await openEmulatedTeams();
  if (teams === undefined) return undefined;
  const { app, openIdMetadataUrl, authorityUrl } = teams;
  const tenant = teams.addTenant({ name: 'Ministries (demonstration)', id: app.tenantId });
  const again = sendAgain(teams);
  return {
    ...{ platform: 'teams', name: 'Teams', forms: 'cards with a whole section' },
    acknowledgesBy: 'message',
    environment: {
      ...{ TEAMS_APP_ID: app.id, TEAMS_APP_PASSWORD: app.password, TEAMS_TENANT_ID: tenant.id },
      ...{ TEAMS_OPENID_METADATA_URL: openIdMetadataUrl, TEAMS_AUTHORITY_URL: authorityUrl },
    },
    connect: (serverUrl) => teams.connect({ messagesUrl: `${serverUrl}/api/messages` }),
    addPerson: ({ name, email, language }) => {
      const locale = LOCALES[language] ?? 'en-GB';
      return personIn(teams, teams.addPerson(tenant, { name, email, locale }));
    },
    openChannel: (name) => openChannel(teams, tenant, name),
    close: async () => {
      clearInterval(again);
      await teams.close();
    },
  };
}

const AGAIN_MS = 1_000;

/** What the server did not take, because it was being killed, Teams brings again. */
function sendAgain({ delivery }: EmulatedTeams): NodeJS.Timeout {
  const release = () => {
    if (delivery.retriesWaiting > 0) void delivery.releaseRetries();
  };
  return setInterval(release, AGAIN_MS).unref();
}

async function openChannel(
  teams: EmulatedTeams,
  tenant: Tenant,
  name: string,
): Promise<StaffChannel> {
  const given = { name: 'Secretariat (demonstration)', email: 'secretariat@itu.example' };
  const staff = teams.addPerson(tenant, { ...given, locale: 'en-GB' });
  const team = teams.addTeam(tenant, { name: 'Secretariat', members: [staff] });
  const channel = teams.addChannel(team, name);
  await teams.installs(staff);
  await teams.installsIn(team, staff);
  return {
    joins: (code) => teams.types(staff, `join ${code}`),
    subscribes: (round) => teams.posts(staff, channel, `subscribe ${round}`, { mention: true }),
    // What answers somebody there is plain words.
    messages: () =>
      teams
        .sees(staff, channel)
        .filter(({ author, versions }) => !author && versions.at(-1)?.cards.length !== 0).length,
  };
}

function personIn(teams: EmulatedTeams, person: TeamsPerson): ChatPerson {
  const seen = remembered((message: TeamsMessage) => seenBy(teams, { person, message }));
  return {
    heard: () =>
      teams.store
        .said(person)
        .filter(({ author }) => author === undefined)
        .map(seen),
    joins: async (link) => {
      if (!person.installed) await teams.installs(person);
      await teams.types(person, `join ${link}`);
      return true; // Teams brings it again if it must
    },
    types: async (text) => isTaken(await teams.types(person, text)),
  };
}

function seenBy(teams: EmulatedTeams, shown: Shown): ChatMessage {
  return {
    id: shown.message.id,
    get words() {
      return wordsOf(shown);
    },
    get question() {
      return questionIn(shown);
    },
    get link() {
      return linkIn(shown);
    },
    offers: (command) => buttonFor(shown, command) !== undefined,
    press: (command) => still(teams, shown, buttonFor(shown, command)),
    reply: async (filling) => replyTo(teams, shown, filling),
  };
}

function replyTo(teams: EmulatedTeams, shown: Shown, filling: Filling): Reply {
  const deed = fill(shown, filling);
  const about = { questions: [filling.question], isStep: false, isButton: false };
  switch (deed.kind) {
    case 'typed': {
      const send = async () => isTaken(await teams.types(shown.person, deed.text));
      return { ...about, way: 'typed', send };
    }
    case 'pressed': {
      const { offer, filled, isStep } = deed;
      const send = () => still(teams, shown, offer, filled);
      return { ...about, way: 'pressed', isButton: true, isStep, send };
    }
    case 'section':
      return onForm(teams, shown, deed.offer, filling);
  }
}

/** What a form asks is only known once it is there. */
function onForm(teams: EmulatedTeams, shown: Shown, offer: Offer, filling: Filling): Reply {
  const questions: string[] = [];
  const open = async (): Promise<boolean> => {
    if (!(await still(teams, shown, offer))) return false;
    const form = await formFor(teams, shown);
    const send = form === undefined ? undefined : sendIn(form);
    if (form === undefined || send === undefined) return false; // it is asked for again
    const filled = fillForm(form, send, filling);
    questions.splice(0, questions.length, ...filled.keys());
    const isSent = await still(teams, form, send, Object.assign({}, ...filled.values()));
    return isSent && sendIn(form) === undefined;
  };
  const send = async () => !isOn(shown, offer) || (await open());
  return { way: 'form', isButton: false, questions, isStep: false, send };
}

const FORM_MS_MAX = 5_000;

/** The newest form that is open; undefined where none comes. */
async function formFor(teams: EmulatedTeams, { person }: Shown): Promise<Shown | undefined> {
  const open = () =>
    teams.store
      .said(person)
      .map((message) => ({ person, message }))
      .findLast((one) => sendIn(one) !== undefined);
  return teams.until(open, FORM_MS_MAX).catch(() => undefined);
}

async function still(
  teams: EmulatedTeams,
  shown: Shown,
  offer: Offer | undefined,
  filled: Filled = {},
): Promise<boolean> {
  if (offer === undefined || !isOn(shown, offer)) return true;
  const pressed = await teams.presses(shown.person, shown.message, offer.title, filled);
  return isFine(pressed);
}

/** A button that is gone has done its work: the card shows what was answered. */
function isOn(shown: Shown, { title, k }: Offer): boolean {
  return offersOf(shown).some((one) => one.title === title && one.k === k);
}

/** What could not be kept is said with this sign, in every language. */
const NOT_KEPT = '⚠';

function isFine({ failed, stopped, toast = '' }: Pressed): boolean {
  if (stopped !== undefined) throw new Error(`a card was not let go: ${JSON.stringify(stopped)}`);
  return failed === undefined && !toast.startsWith(NOT_KEPT);
}

function isTaken({ status }: Seen): boolean {
  return status >= 200 && status < 300;
}
