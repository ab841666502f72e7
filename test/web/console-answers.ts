import { v7 } from 'uuid';
import type { PrismaClient } from '../../src/infra/database/prisma.ts';

/** How a round stands after some days: of every ten addressees five have answered, one has begun, one declines. */
const STATUSES = [
  ...['submitted', 'not-started', 'submitted', 'partial', 'submitted'],
  ...['not-started', 'submitted', 'declined', 'submitted', 'not-started'],
] as const;

/** Some of the topics that the questionnaire for administrations ranks. */
const TOPICS = [
  ...['emergency-telecom', 'conformity-testing', 'rural-networks', 'cybersecurity'],
  ...['digital-identity', 'numbering-misuse', 'service-quality', 'participation-skills'],
];

/** Lets the addressees of an open round answer as members would: statuses, rankings and needs as stored rows. */
export async function answerSome(prisma: PrismaClient, round: string): Promise<void> {
  const responses = await prisma.response.findMany({
    where: { addressee: { round: { slug: round } } },
    select: { id: true, addressee: { select: { memberId: true, name: true, region: true } } },
    orderBy: { addressee: { name: 'asc' } },
  });
  for (const [index, { id, addressee }] of responses.entries()) {
    const status = addressee.region === 'CIS' ? 'not-started' : STATUSES[index % 10];
    if (status === undefined || status === 'not-started') continue;
    const at = new Date('2027-03-02T10:00:00Z');
    const submitted = status === 'submitted' ? { submittedAt: at } : {};
    await prisma.response.update({ where: { id }, data: { status, startedAt: at, ...submitted } });
    if (status !== 'submitted') continue;
    const start = (index * index) % TOPICS.length;
    const order = [...TOPICS.slice(start), ...TOPICS.slice(0, start)];
    const answers = [
      { question: 'priorities', value: order.slice(0, 4) },
      { question: 'need1', value: `${addressee.name} needs test laboratories within reach.` },
      { question: 'need1_topic', value: order[0] ?? 'cybersecurity' },
    ];
    await prisma.answer.createMany({
      data: answers.map(({ question, value }) => ({
        ...{ id: v7(), responseId: id, question, value, contactId: v7(), platform: 'page' },
        ...{ attribution: 'country', language: 'en', eventId: `page:${v7()}`, answeredAt: at },
      })),
    });
  }
}
