import type {
  NeedSection,
  Picked,
  PublishedAgenda,
  Quotation,
  Source,
} from '../../domain/agenda/content.ts';
import { directionOf, isLanguage } from '../../domain/language.ts';
import type { Block, QuotationBlock, Section } from './blocks.ts';
import { studyGroupName, topicName } from './priorities-section.ts';
import type { Reader } from './reader.ts';

/** The needs by topic, verbatim, in the order of the first ranking. */
export function needsSection(agenda: PublishedAgenda, reader: Reader): Section {
  const { say } = reader;
  const blocks = agenda.needs.flatMap((section) => topicBlocks(section, agenda, reader));
  const intro: Block = { kind: 'text', text: say('needsText') };
  return { id: 'needs', title: say('needs'), blocks: blocks.length > 0 ? [intro, ...blocks] : [] };
}

function topicBlocks(section: NeedSection, agenda: PublishedAgenda, reader: Reader): Block[] {
  const { say } = reader;
  const { topic, stated, quotations, withheld, heldBack } = section;
  const group = topic === null ? null : (agenda.topics[topic]?.studyGroup ?? null);
  const count = stated === null ? [] : [say('needsCount', { count: stated })];
  const aside = [...(group === null ? [] : [studyGroupName(group, reader)]), ...count].join(' · ');
  const items = quotations.map((quotation) => quotationBlock(quotation, agenda, reader));
  return [
    {
      kind: 'heading',
      text: topic === null ? say('noTopic') : topicName(topic, agenda, reader),
      aside,
    },
    ...(items.length > 0 ? [{ kind: 'quotations', items } satisfies Block] : []),
    ...(heldBack ? [{ kind: 'text', text: say('heldBack'), note: true } satisfies Block] : []),
    ...(withheld ? [{ kind: 'text', text: say('withheld'), note: true } satisfies Block] : []),
  ];
}

/** A member's words with who said them, as far as that is told. */
export function quotationBlock(
  quotation: Quotation,
  agenda: PublishedAgenda,
  reader: Reader,
): QuotationBlock {
  const { say } = reader;
  const { language, urgency, barriers, benefit, askOfIndustry } = quotation;
  const source = sourceName(quotation.source, agenda, reader);
  const signed = [
    source,
    reader.languageName(language),
    ...(quotation.late ? [say('lateMark')] : []),
  ];
  const label = (picked: Picked): string => optionLabel(picked, agenda, reader);
  return {
    words: quotation.words,
    language,
    direction: isLanguage(language) ? directionOf(language) : 'ltr',
    source: signed.join(' · '),
    details: [
      ...(benefit === null
        ? []
        : [{ label: say('benefit'), value: benefit, verbatim: true as const }]),
      ...(askOfIndustry === null
        ? []
        : [{ label: say('askOfIndustry'), value: askOfIndustry, verbatim: true as const }]),
      ...(urgency === null ? [] : [{ label: say('urgency'), value: label(urgency) }]),
      ...(barriers.length === 0
        ? []
        : [{ label: say('barriers'), value: barriers.map(label).join(' · ') }]),
    ],
  };
}

export function sourceName(source: Source, agenda: PublishedAgenda, reader: Reader): string {
  switch (source.kind) {
    case 'attributed': {
      const country = reader.country(source.country, agenda);
      return source.name === country ? country : `${source.name} (${country})`;
    }
    case 'country':
      return reader.country(source.country, agenda);
    case 'region':
      return reader.say('sourceRegion', { region: reader.group(source.region) });
    case 'member':
      return reader.say('sourceMember');
  }
}

/** Options that are printed with needs belong to counted questions, which carry their labels. */
export function optionLabel(picked: Picked, agenda: PublishedAgenda, reader: Reader): string {
  const table = agenda.counts.find((one) => one.question === picked.question);
  const label = table?.options.find((one) => one.code === picked.option)?.label;
  if (label === undefined) return picked.option;
  // "4" says little without its scale
  const top = table?.kind === 'rating' ? table.options.at(-1)?.code : undefined;
  return top === undefined ? reader.text(label) : `${reader.text(label)}/${top}`;
}
