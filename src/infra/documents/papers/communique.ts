import type { CommuniqueContent } from '../../../domain/papers/content.ts';
import type { Block, Document } from '../blocks.ts';
import { conclusionBlocks } from './conclusion-blocks.ts';
import type { PaperReader } from './paper-reader.ts';

export type PaperBody = Pick<
  Document,
  'kicker' | 'title' | 'subtitle' | 'lead' | 'headlines' | 'actions' | 'sections'
>;

/** What a meeting concluded, for everybody (Res. 68, resolves 5): its conclusions first, then how they came about. */
export function communiqueBody(content: CommuniqueContent, reader: PaperReader): PaperBody {
  const { tell } = reader;
  const { meeting, conclusions } = content;
  const { title, place, startsOn, endsOn } = meeting;
  return {
    kicker: tell('communiqueKicker'),
    title: tell('communiqueTitle', { meeting: title }),
    lead: tell('communiqueLead', { place, dates: reader.span(startsOn, endsOn) }),
    sections: [
      {
        id: 'conclusions',
        title: tell('conclusions'),
        blocks: conclusionBlocks(conclusions, reader),
      },
      { id: 'consultation', title: tell('background'), blocks: consultation(content, reader) },
    ],
  };
}

function consultation({ consulted, needs }: CommuniqueContent, { tell }: PaperReader): Block[] {
  const { reflected, discussed, open } = needs;
  const notRaised = needs['not-raised'];
  const total = reflected + discussed + notRaised + open;
  const text = (words: string): Block => ({ kind: 'text', text: words });
  if (consulted.addressed === 0 && total === 0) return [text(tell('nothingYet'))];
  return [
    text(tell('consulted', { ...consulted })),
    ...(total === 0 ? [] : [text(tell('needsEnded', { total, reflected, discussed, notRaised }))]),
    ...(open === 0 ? [] : [text(tell('needsOpen', { open }))]),
  ];
}
