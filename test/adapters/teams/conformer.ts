import { createTeamsAdapter } from '../../../adapters/teams/adapter.ts';
import type { Address, WebhookRequest } from '../../../src/platform/adapter.ts';
import type { NoticePrompt, Prompt } from '../../../src/platform/prompt.ts';
import type { Form } from '../../../src/platform/shown.ts';
import { openTeams } from '../../emulators/teams/open-teams.ts';
import { cardOnScreen } from '../../emulators/teams/people/screen.ts';
import { latest, type Message, type Version } from '../../emulators/teams/store.ts';
import { memoryVault } from '../../support/memory-vault.ts';
import type { Conformer } from '../conformance.ts';
import { openEndpoint, typeOf } from './endpoint.ts';

const NOTICE = { kind: 'notice', language: 'en', direction: 'ltr', tone: 'info' } as const;
const FORM: Form = {
  ...{ form: 'join', context: '', language: 'en', direction: 'ltr', title: 'Join' },
  ...{ paragraphs: [], submit: 'Join', cancel: 'Not now' },
  fields: [
    {
      ...{ name: 'code', label: 'Code', required: true },
      control: { kind: 'text', input: 'text', maxLength: 400 },
    },
  ],
};

/** Teams, emulated at the wire: what people do there reaches the adapter with the token that Teams signs. */
export async function teamsConformer(): Promise<Conformer> {
  const teams = await openTeams();
  const endpoint = await openEndpoint(teams);
  const tenant = teams.addTenant({ name: 'Ministry', id: teams.app.tenantId });
  const person = teams.addPerson(tenant, { name: 'Ada', locale: 'fr-FR' });
  const { app, openIdMetadataUrl, authorityUrl } = teams;
  const adapter = createTeamsAdapter({
    ...{ appId: app.id, identity: { kind: 'secret', secret: app.password } },
    ...{ tenants: [tenant.id], vault: memoryVault(), openIdMetadataUrl, authorityUrl },
    timeoutMs: 500,
  });
  const good: Address = {
    ...{ platform: 'teams', tenant: tenant.id, externalId: person.aadObjectId },
  };
  /** What Teams sent when somebody did this. */
  const sentBy = async (act: () => Promise<unknown>, type: string) => {
    await act();
    const request = endpoint.got.findLast((one) => typeOf(one) === type);
    if (request === undefined) throw new Error('Teams sent nothing');
    return request;
  };
  // Nothing is known of a tenant in which nobody has done anything.
  await adapter.receive(await sentBy(() => teams.installs(person), 'installationUpdate'));
  let sent = 0;
  /** A message of ours, to be acted on. */
  const shown = async (prompt: Prompt): Promise<Message> => {
    sent += 1;
    const message = { id: `shown-${sent}`, to: good, content: { kind: 'prompt', prompt } } as const;
    const outcome = await adapter.send({ ...message, language: 'en', direction: 'ltr' });
    if (outcome.kind !== 'sent') throw new Error(outcome.reason);
    return teams.last(person);
  };
  const presses = (prompt: Prompt, button: string) =>
    sentBy(async () => teams.presses(person, await shown(prompt), button), 'invoke');
  const notice = (id: string, more: Partial<NoticePrompt>): NoticePrompt => ({
    ...{ ...NOTICE, id, paragraphs: ['words'], actions: [], ...more },
  });
  /** A form is shown in reply to whoever asks for it. */
  const fills = async (which: string) => {
    const before = teams.sees(person).length;
    const received = await adapter.receive(
      await sentBy(() => teams.types(person, 'join'), 'message'),
    );
    if (received.kind === 'accepted') {
      await received.reply?.([{ shown: [{ kind: 'form', form: FORM }] }]);
    }
    await teams.until(() => teams.sees(person).length > before + 1);
    const form = teams.last(person);
    const press = () => teams.presses(person, form, 'Join', { Code: `CODE-${which}` });
    return sentBy(press, 'invoke');
  };
  const meets = (plan: () => void) => () => {
    plan();
    return good;
  };
  const POST = 'POST /v3/conversations/:conversation/activities';
  return {
    adapter,
    good,
    arrived: async () =>
      teams
        .sees(person)
        .filter(({ author }) => author === undefined)
        .map(wordsOf),
    inbound: {
      acts: {
        typed: (which) => sentBy(() => teams.types(person, `words ${which}`), 'message'),
        answered: (which) =>
          presses(
            {
              ...{ id: `abcd.${which}`, kind: 'question', question: 'attends', title: 'Attend?' },
              ...{ language: 'en', direction: 'ltr', notes: [], required: true, actions: [] },
              ...{ progress: { position: 1, total: 2, text: '1 of 2' }, save: 'Save' },
              control: {
                ...{ kind: 'choice', min: 1, max: 1, appearance: 'yes-no', selected: [] },
                options: [{ value: 'yes', label: 'Yes' }],
              },
            },
            'Yes',
          ),
        commanded: (which) => {
          const actions = [{ command: 'skip', label: 'Skip', weight: 'quiet' }] as const;
          return presses(notice(`abcd.${which}`, { actions }), 'Skip');
        },
        identified: (which) =>
          presses(notice('', { offer: { id: which, yes: 'Yes', no: 'No' } }), 'Yes'),
        looked: () => sentBy(() => teams.types(person, 'Parley'), 'message'),
        filled: fills,
        left: async () => {
          const leaver = teams.addPerson(tenant, { name: 'Leaver' });
          return sentBy(() => teams.uninstalls(leaver), 'installationUpdate');
        },
      },
      again: (request) => ({ ...request, receivedAt: request.receivedAt + 20_000 }),
      forged: (request) => forgedFrom(request),
      stale: (request) =>
        [-400_000, 4_000_000].map((by) => ({ ...request, receivedAt: request.receivedAt + by })),
    },
    meets: {
      refused: meets(() => teams.faults.plan(POST, { refuse: 'writesBlocked' })),
      limited: meets(() => teams.faults.plan(POST, { retryAfter: 3 })),
      unclear: meets(() => teams.faults.plan(POST, { cut: 'after' })),
    },
    people: {
      known: { tenant: tenant.id, externalId: person.aadObjectId },
      unknown: { tenant: tenant.id, externalId: tenant.id },
    },
    close: async () => {
      await teams.close();
      await endpoint.close();
    },
  };
}

/** Without a token, with another's signature, with other claims under the same signature, of another place. */
function forgedFrom(request: WebhookRequest): readonly WebhookRequest[] {
  const [head = '', body = '', signature = ''] = (request.headers['authorization'] ?? '').split(
    '.',
  );
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const longer = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 60 }));
  const { authorization: _, ...bare } = request.headers;
  const signed = (authorization: string) => ({ ...bare, authorization });
  const swapped = [...signature].toReversed().join('');
  const moved = Buffer.from(request.body).toString().replace('127.0.0.1', '127.0.0.2');
  return [
    { ...request, headers: bare },
    { ...request, headers: signed(`${head}.${body}.${swapped}`) },
    { ...request, headers: signed(`${head}.${longer.toString('base64url')}.${signature}`) },
    { ...request, body: Buffer.from(moved) },
  ];
}

/** As one reads it, with where its links lead and what stands on its inputs. */
function wordsOf(message: Message): string {
  const version = latest(message);
  const known = read.get(version) ?? wordsIn(version);
  read.set(version, known);
  return known;
}

/** A version never changes, and is looked at after everything that comes after it. */
const read = new WeakMap<Version, string>();

function wordsIn({ cards, text }: Version): string {
  const words = cards
    .map(cardOnScreen)
    .flatMap((card) => [
      card.text,
      ...card.buttons,
      ...card.inputs.flatMap(({ label, placeholder, options, value, errorMessage }) => [
        ...[label, placeholder, value, errorMessage],
        ...options.map(({ title }) => title),
      ]),
    ]);
  const addresses = [...JSON.stringify(cards).matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url);
  return [text, ...words, ...addresses].join('\n');
}
