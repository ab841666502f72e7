import type { ConclusionRecord, MeetingNeed } from '../../application/outcomes/rows.ts';
import { labels } from '../../domain/outcomes/numbered.ts';
import { table } from '../output.ts';

/** Each conclusion, then what it came from, where it went and what became of it. */
export function conclusionLines(conclusions: readonly ConclusionRecord[]): string[] {
  if (conclusions.length === 0) return ['No conclusion has been entered.'];
  return conclusions.flatMap((one) => [`C${one.number}  ${one.title}`, ...detailLines(one)]);
}

function detailLines({ items, needs, routings, followUps }: ConclusionRecord): string[] {
  const [newest] = followUps;
  return [
    ...(items.length > 0 ? [`    from ${labels('A', items)}`] : []),
    ...(needs.length > 0 ? [`    reflects ${labels('N', needs)}`] : []),
    ...routings.map(({ body, sentOn, document, response, respondedOn }) => {
      const sent = sentOn === null ? 'not sent yet' : `sent on ${sentOn}`;
      const as = document === null ? '' : ` as ${document}`;
      const answer = response === null ? '' : `; answered on ${respondedOn}: ${response}`;
      return `    to ${body}: ${sent}${as}${answer}`;
    }),
    ...(newest === undefined ? [] : [`    ${statusLine(newest)}`]),
  ];
}

function statusLine(newest: ConclusionRecord['followUps'][number]): string {
  const { status, reason, owner, evidence, nextOn } = newest;
  return [
    status,
    ...(reason === null ? [] : [reason]),
    ...(owner === null ? [] : [`with ${owner}`]),
    ...(evidence === null ? [] : [evidence]),
    ...(nextOn === null ? [] : [`look again on ${nextOn}`]),
  ].join(' · ');
}

/** How each need ended, or that nobody has said so. */
export function endingLines(needs: readonly MeetingNeed[]): string[] {
  if (needs.length === 0) return [];
  const rows = needs.map(({ number, title, items, conclusions, ending }) => [
    `N${number}`,
    ending?.kind ?? '(no end yet)',
    labels('A', items),
    labels('C', conclusions),
    ending?.reason ?? title,
  ]);
  return ['', ...table(['Need', 'Ended', 'Items', 'Conclusions', 'Title, or the reason'], rows)];
}
