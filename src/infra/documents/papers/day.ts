import type { PublishedAgenda } from '../../../domain/agenda/content.ts';
import type { DayContent } from '../../../domain/papers/content.ts';
import type { DayChange, DayItem, DayQuotation } from '../../../domain/papers/day.ts';
import { type Block, NOT_SHOWN, type Section } from '../blocks.ts';
import { heardSection } from '../heard-section.ts';
import { quotationBlock } from '../needs-section.ts';
import { prioritiesSection } from '../priorities-section.ts';
import type { PaperBody } from './communique.ts';
import { itemBlocks, silentBlocks } from './day-item.ts';
import type { PaperReader } from './paper-reader.ts';

/** The order of the day, and who is behind each item (Res. 68, resolves 1 and 2). */
export function agendaBody(content: DayContent, reader: PaperReader): PaperBody {
  const { tell } = reader;
  const { title, place, startsOn, endsOn } = content.meeting;
  return {
    kicker: tell('agendaKicker'),
    title: tell('agendaTitle', { meeting: title }),
    lead: tell('agendaLead', { place, dates: reader.span(startsOn, endsOn) }),
    sections: filled([
      { id: 'day', title: tell('orderOfDay'), blocks: [order(content, reader)] },
      { id: 'behind', title: tell('behindSection'), blocks: items(content, reader) },
      changes(content, reader),
    ]),
  };
}

/** What the room needs from those who do not sit in it (Res. 68, resolves 2): for whoever chairs the meeting. */
export function digestBody(content: DayContent, reader: PaperReader): PaperBody {
  const { tell } = reader;
  const { title, place, startsOn, endsOn } = content.meeting;
  return {
    kicker: tell('digestKicker'),
    title: tell('digestTitle', { meeting: title }),
    lead: tell('digestLead', { place, dates: reader.span(startsOn, endsOn) }),
    actions: {
      title: tell('actionChair'),
      items: content.items.map((item, i) => ({
        id: `H${i + 1}`,
        text: tell('actionRaise', { label: `A${item.number}`, title: item.title }),
      })),
    },
    sections: filled([
      { id: 'items', title: tell('orderOfDay'), blocks: items(content, reader) },
      {
        id: 'elsewhere',
        title: tell('elsewhereSection'),
        blocks: quotations(content.elsewhere, content, reader),
      },
      ...content.published.flatMap((agenda, i) => consultation(agenda, i, reader)),
      changes(content, reader),
    ]),
  };
}

function filled(sections: readonly Section[]): Section[] {
  return sections.filter(({ blocks }) => blocks.length > 0);
}

function order({ items: all }: DayContent, { tell, number }: PaperReader): Block {
  return {
    kind: 'table',
    caption: tell('orderOfDay'),
    columns: [
      { label: tell('columnItem'), numeric: false },
      { label: tell('columnTitle'), numeric: false },
      { label: tell('columnPresenter'), numeric: false },
      { label: tell('columnMinutes'), numeric: true },
    ],
    rows: all.map((item) => [
      `A${item.number}`,
      item.title,
      item.presenter ?? NOT_SHOWN,
      item.minutes === null ? NOT_SHOWN : number(item.minutes),
    ]),
  };
}

function items(content: DayContent, reader: PaperReader): Block[] {
  const own = (item: DayItem): Block[] => [
    ...itemBlocks(item, content, reader),
    ...quotations(item.quotations, content, reader),
  ];
  return [...content.items.flatMap(own), ...silentBlocks(content, reader)];
}

/** Words with their labels; they need the agenda that they were printed in for names and options. */
function quotations(
  words: readonly DayQuotation[],
  { published }: DayContent,
  reader: PaperReader,
): Block[] {
  const blocks = words.flatMap((one) => {
    const agenda = published.find(({ round }) => round.slug === one.round);
    return agenda === undefined ? [] : [quotationBlock(one, agenda, reader)];
  });
  return blocks.length === 0 ? [] : [{ kind: 'quotations', items: blocks }];
}

function consultation(agenda: PublishedAgenda, index: number, reader: PaperReader): Section[] {
  const of = reader.text(agenda.questionnaire.title);
  return [prioritiesSection(agenda, reader), heardSection(agenda, reader)].map((section) => ({
    ...section,
    id: `${section.id}-${index + 1}`,
    title: `${section.title}${reader.words.labelEnd}${of}`,
  }));
}

const CHANGES = {
  new: 'dayNew',
  'left-out': 'dayLeftOut',
  moved: 'dayMoved',
  reworded: 'dayReworded',
  replanned: 'dayReplanned',
} as const satisfies Record<DayChange['kind'], string>;

function changes({ since, changes: all }: DayContent, reader: PaperReader): Section {
  const { tell, words } = reader;
  const title = tell('changes');
  if (since === null) return { id: 'changes', title, blocks: [] };
  const params = { number: since.number, day: reader.day(since.draftedOn) };
  const lines = all.map(({ kind, number, title: of }) => [
    { strong: `A${number}${words.labelEnd}` },
    `${of}: ${tell(CHANGES[kind])}`,
  ]);
  const lead = tell(lines.length === 0 ? 'changesNone' : 'changesSince', params);
  const list: Block[] = lines.length === 0 ? [] : [{ kind: 'list', items: lines }];
  return { id: 'changes', title, blocks: [{ kind: 'text', text: lead }, ...list] };
}
