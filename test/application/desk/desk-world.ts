import type { DeliverDeps } from '../../../src/application/deliveries/deliver-due.ts';
import { createDesk } from '../../../src/application/desk/create-desk.ts';
import type { StaffActor } from '../../../src/application/staff/sessions.ts';
import { createStaffMatters } from '../../../src/application/staff/staff-matters.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { deskWords, refusalWords, staffWords } from '../../../src/main/english.ts';
import type { Adapter, Address } from '../../../src/platform/adapter.ts';
import type { NoticePrompt } from '../../../src/platform/prompt.ts';
import type { Form, Shown } from '../../../src/platform/shown.ts';
import { openWorld, type World } from '../rounds/world.ts';

export const ada: StaffActor = {
  kind: 'staff',
  id: '01930000-0000-7000-8000-00000000000a' as StaffId,
  role: 'approver',
  name: 'Ada Approver',
};
export const vera: StaffActor = {
  ...ada,
  id: '01930000-0000-7000-8000-00000000000b' as StaffId,
  role: 'viewer',
  name: 'Vera Viewer',
};

export const FROM: Address = { platform: 'chat', tenant: 'tsb', externalId: 'ada' };
export const CHANNEL: Address = { platform: 'chat', tenant: 'tsb', externalId: 'consultations' };

/** The world of rounds with two people on the staff, and the desk over it. */
export async function openDesk(url: string, { isSeeded = true } = {}) {
  const world = await openWorld(url, { isSeeded });
  for (const { id, name, role } of [ada, vera]) {
    const email = `${name.split(' ')[0]?.toLowerCase()}@itu.example`;
    await world.prisma.staff.create({ data: { id, name, role, email, digest: false } });
  }
  const desk = createDesk({ ...world.deps, refusalWords, words: deskWords });
  const say = (words: string, actor: StaffActor = ada, place?: Address) =>
    desk.command({ words, actor, from: FROM, ...(place !== undefined && { place }) });
  const fill = (
    form: Pick<Form, 'form' | 'context'>,
    fields: Readonly<Record<string, unknown>>,
    { sent = true, actor = ada }: { readonly sent?: boolean; readonly actor?: StaffActor } = {},
  ) => desk.filled({ ...form, fields, sent, actor, from: FROM });
  return { world, desk, say, fill };
}

export type DeskWorld = Awaited<ReturnType<typeof openDesk>>;

export function formIn(shown: readonly Shown[]): Form {
  const found = shown.find((one) => one.kind === 'form');
  if (found?.kind !== 'form') throw new Error(`no form: ${JSON.stringify(shown)}`);
  return found.form;
}

export function noticesIn(shown: readonly Shown[]): readonly NoticePrompt[] {
  return shown.map((one) => {
    if (one.kind !== 'prompt' || one.prompt.kind !== 'notice') {
      throw new Error(`no notice: ${JSON.stringify(one)}`);
    }
    return one.prompt;
  });
}

/** All words that are shown, one line for each paragraph. */
export function textOf(shown: readonly Shown[]): string {
  return noticesIn(shown)
    .flatMap(({ title = '', paragraphs, picture = [] }) => [title, ...paragraphs, ...picture])
    .join('\n');
}

export function problemsIn(shown: readonly Shown[]): Readonly<Record<string, string>> {
  const [first] = shown;
  if (first?.kind !== 'problems') throw new Error(`no problems: ${JSON.stringify(shown)}`);
  return first.problems;
}

/** Sets how members of a round stand, as answering would. */
export async function stand(
  world: World,
  slug: string,
  iso2: readonly string[],
  status: string,
): Promise<void> {
  await world.prisma.response.updateMany({
    where: { addressee: { countryIso2: { in: [...iso2] }, round: { slug } } },
    data: { status },
  });
}

export type DeskDeliveries = Omit<World['deps'], 'staffMatters' | 'channels'> &
  Pick<DeliverDeps, 'staffMatters' | 'channels'>;

/** The one path out, with a chat besides the mail; a document is its language's name. */
export function withChat({ world }: DeskWorld, chat: Adapter): DeskDeliveries {
  const staffMatters = createStaffMatters({
    ...{ ...world.deps, words: staffWords },
    attachments: ({ language }) => [
      { name: `agenda.${language}.html`, type: 'text/html', body: Buffer.from(language) },
    ],
  });
  const channels = [...world.deps.channels, { adapter: chat, addressedBy: 'account' as const }];
  return { ...world.deps, staffMatters, channels };
}
