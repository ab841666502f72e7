import type {
  Change,
  PaperMeeting,
  Standing,
  StandingRouting,
  TsagReportContent,
} from '../../../domain/papers/content.ts';
import { FOLLOW_UP_STATUSES } from '../../../domain/vocabulary.ts';
import { type ActionList, type Block, NOT_SHOWN, type Section } from '../blocks.ts';
import type { PaperBody } from './communique.ts';
import { conclusionBlocks } from './conclusion-blocks.ts';
import type { PaperReader } from './paper-reader.ts';

/**
 * What became of the conclusions, for the advisory group (Res. 68, resolves 6 and 7): what it is asked to do, what has changed, where
 * each conclusion stands; the communiqués are annexed.
 */
export function tsagReportBody(content: TsagReportContent, reader: PaperReader): PaperBody {
  const { tell } = reader;
  const meetings = new Map(content.meetings.map((meeting) => [meeting.slug, meeting]));
  const told = { content, reader, meetings };
  return {
    kicker: tell('tsagKicker'),
    title: tell('tsagTitle'),
    lead: tell('tsagLead', { period: content.studyPeriod }),
    actions: actions(told),
    sections: [
      { id: 'changes', title: tell('changes'), blocks: changes(told) },
      { id: 'status', title: tell('statusSection'), blocks: status(told) },
      ...content.annexed.map(
        ({ meeting, conclusions }): Section => ({
          id: `communique-${meeting.slug}`,
          title: tell('annexed', { meeting: meeting.title }),
          annex: true,
          blocks: conclusionBlocks(conclusions, reader),
        }),
      ),
    ],
  };
}

interface Told {
  readonly content: TsagReportContent;
  readonly reader: PaperReader;
  readonly meetings: ReadonlyMap<string, PaperMeeting>;
}

const GROUP = 'TSAG';

function actions({ content, reader, meetings }: Told): ActionList {
  const { tell } = reader;
  const awaited = content.standings.filter(({ routings }) =>
    routings.some(({ body, response }) => body === GROUP && response === null),
  );
  const texts = [
    tell('actionNote', { count: content.standings.length }),
    ...awaited.map((one) =>
      tell('actionConsider', {
        label: `C${one.number}`,
        meeting: meetings.get(one.meeting)?.title ?? one.meeting,
        title: reader.titleOf(one),
      }),
    ),
  ];
  return {
    title: tell('actionTitle'),
    items: texts.map((text, i) => ({ id: `T${i + 1}`, text })),
  };
}

function changes(told: Told): Block[] {
  const { content, reader } = told;
  const { tell, day } = reader;
  const { since } = content;
  const text = (words: string): Block => ({ kind: 'text', text: words });
  const items = content.changes.map((change) => changeLine(change, told));
  const list: Block[] = items.length === 0 ? [] : [{ kind: 'list', items }];
  if (since === null) return [text(tell('changesFirst')), ...list];
  const params = { number: since.number, day: day(since.draftedOn) };
  return [text(tell(items.length === 0 ? 'changesNone' : 'changesSince', params)), ...list];
}

function changeLine(change: Change, { content, reader, meetings }: Told) {
  const { meeting, number } = change;
  const where = `${meetings.get(meeting)?.title ?? meeting}, C${number}${reader.words.labelEnd}`;
  const standing = content.standings.find(
    (one) => one.meeting === meeting && one.number === number,
  );
  return [{ strong: where }, changeWords(change, standing, reader)];
}

function changeWords(change: Change, standing: Standing | undefined, reader: PaperReader): string {
  const { tell, status: named } = reader;
  switch (change.kind) {
    case 'new':
      return tell('changeNew', { title: standing === undefined ? '' : reader.titleOf(standing) });
    case 'status':
      return tell('changeStatus', { from: named(change.from), to: named(change.to) });
    case 'routed':
      return tell('changeRouted', { body: change.body });
    case 'response':
      return tell('changeResponse', { body: change.body, response: change.response });
  }
}

function status({ content, reader, meetings }: Told): Block[] {
  const { tell, day } = reader;
  if (content.standings.length === 0) return [{ kind: 'text', text: tell('nothingYet') }];
  const columns = ['columnConclusion', 'columnTitle', 'columnSent', 'columnStatus', 'columnSince'];
  const byMeeting = [...meetings.values()].flatMap((meeting): Block[] => {
    const own = content.standings.filter((one) => one.meeting === meeting.slug);
    if (own.length === 0) return [];
    return [
      {
        kind: 'table',
        caption: meeting.title,
        columns: columns.map((key) => ({ label: tell(key as 'columnTitle'), numeric: false })),
        rows: own.map((one) => [
          `C${one.number}`,
          reader.titleOf(one),
          one.routings.map((routing) => sentTo(routing, reader)).join('; ') || NOT_SHOWN,
          reader.status(one.status),
          one.since === null ? NOT_SHOWN : day(one.since),
        ]),
      },
      ...own.flatMap((one) => details(one, reader)),
    ];
  });
  return [statusBars(content.standings, reader), ...byMeeting];
}

/** How many conclusions stand where, for those who would rather look. */
function statusBars(
  standings: readonly Standing[],
  { tell, status: named, number }: PaperReader,
): Block {
  return {
    kind: 'bars',
    title: tell('statusSection'),
    description: tell('statusSection'),
    bars: [...FOLLOW_UP_STATUSES, null].map((status) => {
      const count = standings.filter((one) => one.status === status).length;
      const perMille = Math.round((1000 * count) / standings.length);
      return { label: named(status), value: number(count), perMille };
    }),
  };
}

function sentTo({ body, sentOn, document }: StandingRouting, { tell, day }: PaperReader): string {
  if (sentOn === null) return body;
  const sent = { body, day: day(sentOn) };
  return document === null ? tell('sentOn', sent) : tell('sentAs', { ...sent, document });
}

/** Why a conclusion is not pursued, and where it can be seen what became of it. */
function details({ number, reason, evidence }: Standing, { tell, words }: PaperReader): Block[] {
  const label = (key: 'detailReason' | 'detailEvidence') => ({
    strong: `C${number}, ${tell(key)}${words.labelEnd}`,
  });
  return [
    ...(reason === null ? [] : [{ kind: 'text', text: [label('detailReason'), reason] } as const]),
    ...(evidence === null
      ? []
      : [
          {
            kind: 'text',
            text: [label('detailEvidence'), { link: evidence, url: evidence }],
          } as const,
        ]),
  ];
}
