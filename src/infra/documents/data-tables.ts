import type { PublishedAgenda, RankedItem, Text } from '../../domain/agenda/content.ts';
import { ratesTable } from '../../domain/dataset/rates-table.ts';
import {
  type Cell,
  type DataTable,
  type Field,
  flag,
  text,
  whole,
} from '../../domain/dataset/table.ts';
import type { Language } from '../../domain/language.ts';

/** Everything that is published, as tables for other tools. */
export function dataTables(agenda: PublishedAgenda, languages: readonly Language[]): DataTable[] {
  return [
    rankingTable(agenda, languages),
    needsTable(agenda),
    ratesTable('participation', agenda.participation),
    countsTable(agenda, languages),
    {
      name: 'not-shown',
      description: 'Which figures are not shown, so that a small group cannot be recognised.',
      fields: [text('figure', 'The figure.'), text('group', 'The group it would tell about.')],
      rows: agenda.notShown.map(({ figure, group }) => [figure, group]),
    },
  ];
}

const labels = (languages: readonly Language[], label: Text | undefined): Cell[] =>
  languages.map((language) => label?.[language] ?? label?.en ?? '');

const labelFields = (languages: readonly Language[]): Field[] =>
  languages.map((language) => text(`label_${language}`, `The label in "${language}".`));

function rankingTable(agenda: PublishedAgenda, languages: readonly Language[]): DataTable {
  const lists = agenda.rankings.flatMap(({ question, overall, balanced, groups }) => [
    ...(overall ? [{ question, weighting: 'equal', group: 'all', list: overall }] : []),
    ...(balanced ? [{ question, weighting: 'balanced', group: 'all', list: balanced }] : []),
    ...groups.map(({ group, list }) => ({ question, weighting: 'equal', group, list })),
  ]);
  const cells = (item: RankedItem): Cell[] => [
    item.place,
    item.shared,
    item.points,
    item.perMille,
    item.rankedBy,
    item.firstPlaces,
    item.schulzePlace,
    item.orderSensitive,
    item.stability?.best ?? null,
    item.stability?.worst ?? null,
  ];
  return {
    name: 'ranking',
    description: 'Averaged Borda with the Schulze place beside it, overall and by group.',
    fields: [
      text('question', 'The ranking question.'),
      text('weighting', '"equal": one ballot, one weight. "balanced": one region, one weight.'),
      text('group', '"all", a region or a category.'),
      whole('ballots', 'Ballots counted.'),
      text('topic', 'The topic.'),
      whole('place', 'Final place; equal ones share it.'),
      flag('shared', 'Whether the place is shared.'),
      text('points', 'Exact points, as a fraction in lowest terms.'),
      whole('share_per_mille', 'Points over the maximum, in thousandths.'),
      whole('ranked_by', 'Ballots that rank the topic at all.'),
      whole('first_places', 'Ballots that put it first.'),
      whole('schulze_place', 'Place by the Schulze method.'),
      flag('order_sensitive', 'Whether the two methods give different places.'),
      whole('place_best', 'Best place when any one ballot is left out.'),
      whole('place_worst', 'Worst place when any one ballot is left out.'),
      text('study_group', 'The ITU-T study group concerned.'),
      ...labelFields(languages),
    ],
    rows: lists.flatMap(({ question, weighting, group, list }) =>
      list.items.map((item) => [
        question,
        weighting,
        group,
        list.ballots,
        item.option,
        ...cells(item),
        agenda.topics[item.option]?.studyGroup ?? null,
        ...labels(languages, agenda.topics[item.option]?.label),
      ]),
    ),
  };
}

function needsTable(agenda: PublishedAgenda): DataTable {
  return {
    name: 'needs',
    description: 'Needs in the words of the members, as widely as each owner allowed.',
    fields: [
      text('need', 'Which question of the questionnaire.'),
      text('topic', 'The topic.'),
      text('source', '"attributed", "country", "region" or "member".'),
      text('country', 'ISO 3166 alpha-2 code, where it may be told.'),
      text('member', 'The member, where it may be told.'),
      text('region', 'The region, where only that may be told.'),
      text('language', 'The language of the words.'),
      text('words', 'The words, verbatim.'),
      text('benefit', 'What meeting the need would bring, verbatim.'),
      text('ask_of_industry', 'What industry is asked to do, verbatim.'),
      text('urgency', 'The urgency chosen.'),
      text('barriers', 'The barriers chosen, separated by spaces.'),
      flag('late', 'Received after the closing date.'),
    ],
    rows: agenda.needs.flatMap(({ coding, topic, quotations }) =>
      quotations.map(({ source, ...quotation }) => [
        coding,
        topic,
        source.kind,
        'country' in source ? source.country : null,
        source.kind === 'attributed' ? source.name : null,
        source.kind === 'region' ? source.region : null,
        quotation.language,
        quotation.words,
        quotation.benefit,
        quotation.askOfIndustry,
        quotation.urgency?.option ?? null,
        quotation.barriers.map(({ option }) => option).join(' '),
        quotation.late,
      ]),
    ),
  };
}

function countsTable(agenda: PublishedAgenda, languages: readonly Language[]): DataTable {
  return {
    name: 'counts',
    description: 'How often each option was chosen, overall and by group.',
    fields: [
      text('question', 'The question.'),
      text('group', '"all", a region or a category; categories overlap.'),
      whole('answered', 'Answers of the group to the question.'),
      text('option', 'The option; of a matrix, row/column.'),
      whole('count', 'Answers that chose it.'),
      ...labelFields(languages),
    ],
    rows: agenda.counts.flatMap(({ question, options, groups }) =>
      groups.flatMap(({ group, answered, counts }) =>
        options.map(({ code, label }, i) => [
          question,
          group,
          answered,
          code,
          counts[i] ?? 0,
          ...labels(languages, label),
        ]),
      ),
    ),
  };
}
