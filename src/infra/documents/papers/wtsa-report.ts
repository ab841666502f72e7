import type { MeetingIndicators, WtsaReportContent } from '../../../domain/papers/content.ts';
import { FOLLOW_UP_STATUSES, REGIONS } from '../../../domain/vocabulary.ts';
import { type Block, NOT_SHOWN, type Section } from '../blocks.ts';
import type { PaperBody } from './communique.ts';
import { isRecorded, membership } from './membership.ts';
import type { PaperReader } from './paper-reader.ts';

/** What the assembly needs to assess the resolution (Res. 68, resolves 8): figures by meeting, and room for what people think of it. */
export function wtsaReportBody(content: WtsaReportContent, reader: PaperReader): PaperBody {
  const { tell } = reader;
  const { meetings, studyPeriod } = content;
  const section = (id: string, title: string, blocks: Block[]): Section => ({ id, title, blocks });
  return {
    kicker: tell('wtsaKicker'),
    title: tell('wtsaTitle'),
    lead: tell('wtsaLead', { period: studyPeriod }),
    sections: [
      section('consultations', tell('roundsSection'), [rounds(meetings, reader)]),
      section('regions', tell('regionsSection'), [
        regionBars(meetings, reader),
        regions(meetings, reader),
      ]),
      section('outcomes', tell('outcomesSection'), [needs(meetings, reader)]),
      section('conclusions', tell('followedSection'), [followed(meetings, reader)]),
      ...(isRecorded(meetings)
        ? [section('membership', tell('membershipSection'), membership(meetings, reader))]
        : []),
      section('evaluation', tell('evaluation'), [
        { kind: 'text', text: tell('evaluationToCome') },
        ...(isRecorded(meetings)
          ? []
          : [{ kind: 'text', text: tell('continuityToCome') } satisfies Block]),
      ]),
    ],
  };
}

type Meetings = readonly MeetingIndicators[];

function rounds(meetings: Meetings, reader: PaperReader): Block {
  const { tell, number, percent, day } = reader;
  const rows = meetings.flatMap(({ meeting, rounds: of }) =>
    of.map(({ closesOn, addressed, submitted }) => [
      meeting.title,
      day(closesOn),
      number(addressed),
      number(submitted),
      addressed === 0 ? NOT_SHOWN : percent((submitted / addressed) * 1000),
    ]),
  );
  if (rows.length === 0) return { kind: 'text', text: tell('nothingYet') };
  return {
    kind: 'table',
    caption: tell('roundsSection'),
    columns: [
      { label: tell('columnMeeting'), numeric: false },
      { label: tell('columnCloses'), numeric: false },
      { label: tell('columnAsked'), numeric: true },
      { label: tell('columnReplied'), numeric: true },
      { label: tell('columnRate'), numeric: true },
    ],
    rows,
  };
}

/** The period as a whole, for those who would rather look. */
function regionBars(meetings: Meetings, { tell, group }: PaperReader): Block {
  return {
    kind: 'bars',
    title: tell('regionsSection'),
    description: tell('regionsSection'),
    bars: REGIONS.map((region) => {
      const sum = (of: 'addressed' | 'submitted') =>
        meetings.reduce((total, one) => total + one.regions[region][of], 0);
      const [addressed, submitted] = [sum('addressed'), sum('submitted')];
      const perMille = addressed === 0 ? 0 : Math.round((1000 * submitted) / addressed);
      return {
        label: group(region),
        value: tell('regionCell', { addressed, submitted }),
        perMille,
      };
    }),
  };
}

/** Six rows, also where nobody was asked: a gap is a finding (Res. 68, resolves 3). */
function regions(meetings: Meetings, reader: PaperReader): Block {
  const { tell } = reader;
  return {
    kind: 'table',
    caption: tell('regionsSection'),
    columns: [
      { label: tell('columnRegion'), numeric: false },
      ...meetings.map(({ meeting }) => ({ label: meeting.title, numeric: true })),
    ],
    rows: REGIONS.map((region) => [
      reader.group(region),
      ...meetings.map((one) => tell('regionCell', { ...one.regions[region] })),
    ]),
  };
}

function needs(meetings: Meetings, reader: PaperReader): Block {
  const { tell, number } = reader;
  const columns = [
    ...['columnNeeds', 'columnReflected', 'columnDiscussed', 'columnNotRaised', 'columnNotEnded'],
  ] as const;
  return {
    kind: 'table',
    caption: tell('outcomesSection'),
    columns: [
      { label: tell('columnMeeting'), numeric: false },
      ...columns.map((key) => ({ label: tell(key as 'columnNeeds'), numeric: true })),
    ],
    rows: meetings.map(({ meeting, needs: of }) => {
      const counts = [of.reflected, of.discussed, of['not-raised'], of.open];
      const total = counts.reduce((sum, one) => sum + one, 0);
      return [meeting.title, ...[total, ...counts].map(number)];
    }),
  };
}

function followed(meetings: Meetings, reader: PaperReader): Block {
  const { tell, number } = reader;
  const statuses = [...FOLLOW_UP_STATUSES, null];
  return {
    kind: 'table',
    caption: tell('followedSection'),
    columns: [
      { label: tell('columnMeeting'), numeric: false },
      { label: tell('columnAdopted'), numeric: true },
      ...statuses.map((status) => ({ label: reader.status(status), numeric: true })),
    ],
    rows: meetings.map(({ meeting, conclusions }) => {
      const counts = statuses.map((status) => conclusions[status ?? 'none']);
      const total = counts.reduce((sum, one) => sum + one, 0);
      return [meeting.title, ...[total, ...counts].map(number)];
    }),
  };
}
