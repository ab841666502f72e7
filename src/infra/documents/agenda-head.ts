import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { PublishedAgenda } from '../../domain/agenda/content.ts';
import type { MeetingKind } from '../../domain/vocabulary.ts';
import type { Head } from './blocks.ts';
import { headOf } from './document-words.ts';
import type { Reader } from './reader.ts';

const GROUPS: Readonly<Record<MeetingKind, string>> = { cto: 'CTO', cxo: 'CxO', regional: 'TSB' };

/** On paper the agenda has the header block of the Union's documents: its number and its contact are for the Bureau to give. */
export function agendaHead(phrasebook: Phrasebook, agenda: PublishedAgenda, reader: Reader): Head {
  const { kind, place, startsOn, endsOn, studyPeriod } = agenda.meeting;
  return headOf(phrasebook, reader.language, {
    studyPeriod,
    group: GROUPS[kind],
    original: reader.language,
    place,
    dates: reader.span(startsOn, endsOn),
    purpose: 'discussion',
    contacts: [],
  });
}
