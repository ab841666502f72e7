import { askMembers } from '../../src/application/coming/ask-members.ts';
import type { ContactId } from '../../src/domain/ids.ts';
import type { Language } from '../../src/domain/language.ts';
import { genevaDay } from '../../src/domain/time/geneva.ts';
import type { Serving } from '../../src/main/serve.ts';
import { ADMINISTRATOR, must } from './parley.ts';

const DAY_MS = 86_400_000;

interface Invitation {
  readonly contactId: string;
  readonly language: Language;
  /** The meeting's first day, from today on; it lasts for two. */
  readonly begins: number;
}

/** A contact whose member is invited to a meeting of its own, and at work just now; it is not asked yet. */
export async function askedToCome(
  { opened: { parley, prisma } }: Pick<Serving, 'opened'>,
  { contactId, language, begins }: Invitation,
) {
  const { memberId } = await prisma.contact.update({
    where: { id: contactId as ContactId },
    data: { timeZone: noonZone(), weekend: [((new Date().getUTCDay() + 2) % 7) + 1], language },
  });
  const day = (days: number) => new Date(`${genevaDay(Date.now() + days * DAY_MS)}T00:00:00Z`);
  const meeting = await prisma.meeting.create({
    data: {
      ...{ id: parley.random.id(), slug: `m-${parley.random.id()}`, kind: 'regional' },
      ...{ title: 'Regional meeting', startsOn: day(begins), endsOn: day(begins + 1) },
      ...{ place: 'Nairobi', studyPeriod: '2025-2028' },
    },
  });
  const entry = await prisma.registerEntry.create({
    data: {
      ...{ id: parley.random.id(), meetingId: meeting.id, number: 1, memberId },
      ...{ name: 'Baobab Networks', kind: 'sector-member', countryIso2: 'KE', region: 'AFR' },
      ...{ developing: true, invitedAt: new Date() },
    },
  });
  /** Letters of one asking go out over some hours: these have come. */
  const falls = async (kind: 'coming' | 'here') => {
    const where = { entryId: entry.id, kind, state: 'pending' };
    await prisma.delivery.updateMany({ where, data: { dueAt: new Date() } });
    await parley.bell.ring(Date.now());
  };
  return {
    entry,
    falls,
    rsvps: () => prisma.rsvp.findMany({ where: { entryId: entry.id }, orderBy: { at: 'asc' } }),
    attendances: () => prisma.attendance.findMany({ where: { entryId: entry.id } }),
    async asks() {
      const asked = must(await askMembers(parley, { meeting: meeting.slug }, ADMINISTRATOR));
      await falls('coming');
      return asked;
    },
  };
}

/** A zone in which it is noon now: somebody there is at work, on any day that is not its weekend. */
function noonZone(): string {
  const ahead = 12 - new Date().getUTCHours();
  return ahead === 0 ? 'Etc/UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
