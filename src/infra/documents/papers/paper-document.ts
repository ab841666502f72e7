import type { PaperRecord } from '../../../application/papers/rows.ts';
import type { Phrasebook } from '../../../conversation/phrasebook.ts';
import type { Language } from '../../../domain/language.ts';
import type {
  PaperConclusion,
  PaperContent,
  PaperMeeting,
} from '../../../domain/papers/content.ts';
import { genevaDay } from '../../../domain/time/geneva.ts';
import type { MeetingKind } from '../../../domain/vocabulary.ts';
import type { Document, Head, Labelled } from '../blocks.ts';
import { headOf } from '../document-words.ts';
import { communiqueBody, type PaperBody } from './communique.ts';
import { hasDraftText } from './conclusion-blocks.ts';
import { agendaBody, digestBody } from './day.ts';
import { type PaperReader, paperReaderOf } from './paper-reader.ts';
import { tsagReportBody } from './tsag-report.ts';
import { wtsaReportBody } from './wtsa-report.ts';

/** A paper in one language. On top it says what it is not yet: a draft, in review, a translation that nobody has approved. */
export function paperDocument(
  phrasebook: Phrasebook,
  paper: PaperRecord,
  language: Language,
): Document {
  const reader = paperReaderOf(phrasebook, language);
  const mark = markOf(paper, reader);
  return {
    language,
    direction: reader.direction,
    words: reader.words,
    date: genevaDay(paper.draftedAt),
    contents: reader.tell('contents'),
    facts: factsOf(paper, reader),
    ...bodyOf(paper.content, reader),
    ...(mark === undefined ? {} : { mark }),
  };
}

/** The header block of the Union's documents: numbers and contacts are for the Bureau to give. */
export function paperHead(phrasebook: Phrasebook, paper: PaperRecord, language: Language): Head {
  const reader = paperReaderOf(phrasebook, language);
  const { content, document } = paper;
  const meeting = lastMeeting(content);
  const isReport = 'studyPeriod' in content;
  return headOf(phrasebook, language, {
    studyPeriod: 'studyPeriod' in content ? content.studyPeriod : content.meeting.studyPeriod,
    group: groupOf(content),
    original: 'en',
    place: isReport ? reader.tell('geneva') : (meeting?.place ?? ''),
    dates: isReport
      ? reader.day(genevaDay(paper.draftedAt))
      : reader.span(meeting?.startsOn ?? '', meeting?.endsOn ?? ''),
    purpose: content.kind === 'tsag-report' ? 'action' : 'information',
    contacts: [],
    ...(document === null ? {} : { number: document }),
  });
}

const GROUPS: Readonly<Record<MeetingKind, string>> = { cto: 'CTO', cxo: 'CxO', regional: 'TSB' };

function groupOf(content: PaperContent): string {
  if ('meeting' in content) return GROUPS[content.meeting.kind];
  return content.kind === 'tsag-report' ? 'TSAG' : 'WTSA';
}

function lastMeeting(content: PaperContent): PaperMeeting | undefined {
  if ('meeting' in content) return content.meeting;
  return content.kind === 'tsag-report'
    ? content.meetings.at(-1)
    : content.meetings.at(-1)?.meeting;
}

function bodyOf(content: PaperContent, reader: PaperReader): PaperBody {
  switch (content.kind) {
    case 'agenda':
      return agendaBody(content, reader);
    case 'digest':
      return digestBody(content, reader);
    case 'communique':
      return communiqueBody(content, reader);
    case 'tsag-report':
      return tsagReportBody(content, reader);
    case 'wtsa-report':
      return wtsaReportBody(content, reader);
  }
}

function markOf({ state, content }: PaperRecord, reader: PaperReader): string | undefined {
  const { tell } = reader;
  if (state === 'draft') return tell('draftMark');
  if (state === 'in-review') return tell('reviewMark');
  return hasDraftText(conclusionsIn(content), reader) ? tell('translationMark') : undefined;
}

function conclusionsIn(content: PaperContent): readonly PaperConclusion[] {
  switch (content.kind) {
    case 'communique':
      return content.conclusions;
    case 'tsag-report':
      return content.annexed.flatMap(({ conclusions }) => conclusions);
    case 'agenda':
    case 'digest':
    case 'wtsa-report':
      return [];
  }
}

function factsOf({ number, sha256, approvedAt }: PaperRecord, reader: PaperReader): Labelled[] {
  const { tell, day } = reader;
  return [
    { label: tell('factNumber'), value: reader.number(number) },
    ...(approvedAt === null
      ? []
      : [{ label: tell('factApproved'), value: day(genevaDay(approvedAt)) }]),
    { label: tell('factHash'), value: sha256 },
  ];
}
