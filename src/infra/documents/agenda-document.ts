import type { PublishedAgenda } from '../../domain/agenda/content.ts';
import { REGIONS } from '../../domain/vocabulary.ts';
import type { Block, Document, Labelled } from './blocks.ts';
import { figuresSection } from './figures-section.ts';
import { heardSection } from './heard-section.ts';
import { needsSection } from './needs-section.ts';
import { prioritiesSection } from './priorities-section.ts';
import type { Reader } from './reader.ts';

export interface VersionFacts {
  readonly number: number;
  readonly builtOn: string; // ISO day
}

type Headlines = NonNullable<Document['headlines']>;

/** The agenda for a reader, as blocks. */
export function agendaDocument(
  agenda: PublishedAgenda,
  reader: Reader,
  version: VersionFacts,
): Document {
  const { say } = reader;
  return {
    language: reader.language,
    direction: reader.direction,
    words: reader.words,
    date: version.builtOn,
    kicker: say('kicker'),
    title: say('title'),
    subtitle: agenda.meeting.title,
    lead: say('lead'),
    contents: say('contents'),
    headlines: headlines(agenda, reader),
    facts: facts(agenda, reader, version),
    sections: [
      prioritiesSection(agenda, reader),
      needsSection(agenda, reader),
      heardSection(agenda, reader),
      figuresSection(agenda, reader),
      { id: 'method', title: say('method'), blocks: method(agenda, reader) },
    ].filter((section) => section.blocks.length > 0),
  };
}

function headlines(agenda: PublishedAgenda, reader: Reader): Headlines {
  const { total, regions } = agenda.participation;
  const heard = REGIONS.filter((region) => regions[region].submitted > 0).length;
  const stated = agenda.needs.reduce(
    (sum, { stated, quotations }) => sum + (stated ?? quotations.length),
    0,
  );
  const replied = reader.say('heardHeadline', {
    submitted: total.submitted,
    addressed: total.addressed,
  });
  return [
    { value: replied, label: reader.say('heardHeadlineText') },
    { value: reader.number(heard), label: reader.say('regionsHeadlineText') },
    { value: reader.number(stated), label: reader.say('needsHeadlineText') },
  ];
}

function facts(agenda: PublishedAgenda, reader: Reader, version: VersionFacts): Labelled[] {
  const { say, day } = reader;
  const { meeting, round, questionnaire } = agenda;
  const title = reader.text(questionnaire.title);
  return [
    { label: say('factMeeting'), value: meeting.title },
    { label: say('factWhen'), value: reader.span(meeting.startsOn, meeting.endsOn) },
    { label: say('factPlace'), value: meeting.place },
    {
      label: say('factRound'),
      value: reader.span(round.openedOn ?? round.closesOn, round.closesOn),
    },
    {
      label: say('factQuestionnaire'),
      value: say('factQuestionnaireVersion', { title, version: questionnaire.version }),
    },
    {
      label: say('factVersion'),
      value: say('factVersionBuilt', { version: version.number, date: day(version.builtOn) }),
    },
  ];
}

function method(agenda: PublishedAgenda, { say }: Reader): Block[] {
  const { threshold } = agenda.rules;
  return [
    { kind: 'text', text: say('methodParticipation') },
    { kind: 'text', text: say('methodRanking') },
    { kind: 'text', text: say('methodStability') },
    { kind: 'text', text: say('methodPrivacy', { threshold }) },
    { kind: 'text', text: say('disclaimer'), note: true },
  ];
}
