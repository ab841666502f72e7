import type { RoundStatus } from '../../application/rounds/round-status.ts';
import type { StatusCounts } from '../../domain/rounds/progress.ts';
import { formatRule } from '../../domain/rounds/rule-text.ts';
import { table } from '../output.ts';

/** A round's standing as a page of text. */
export function statusLines({
  round,
  progress,
  deliveries,
  rules,
  unreachable,
  closing,
}: RoundStatus): string[] {
  const closes =
    closing === null
      ? `closes on ${round.closesOn}`
      : `closes from ${instant(closing.first)} to ${instant(closing.last)} (end of ${round.closesOn} in each capital)`;
  return [
    `${round.slug} · ${round.state} · ${round.meetingTitle}`,
    closes,
    '',
    ...statusTable(progress),
    '',
    ...table(
      ['Message', 'State', 'Count'],
      deliveries.map(({ kind, state, count }) => [kind, state, String(count)]),
    ),
    '',
    ...ruleLines(rules),
    ...gapLines(progress.gaps),
    ...unreachableLines(unreachable),
  ];
}

/** A round's rules in the form in which `round rules` takes them, and what has become of each. */
export function ruleLines(rules: RoundStatus['rules']): string[] {
  if (rules.length === 0) return ['No reminders.'];
  const rows = rules.map(({ rule, firedAt, sent, ahead }) => [
    ...[formatRule(rule), firedAt === null ? '' : instant(firedAt), String(sent), String(ahead)],
  ]);
  return table(['Reminder', 'First sent', 'Sent', 'Ahead'], rows);
}

/** Who answered, by region and category; a member may be in several categories. */
export function statusTable(progress: RoundStatus['progress']): string[] {
  return table(HEADINGS, [
    ...progress.byRegion.map(({ region, counts }) => countRow(region, counts)),
    ...progress.byCategory.map(({ category, counts }) => countRow(category, counts)),
    countRow('all', progress.byStatus),
  ]);
}

const HEADINGS = ['', 'Asked', 'Answered', 'Begun', 'Declined', 'No reply', 'Rate'];

function countRow(name: string, counts: StatusCounts): string[] {
  const asked = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const rate = asked === 0 ? '–' : `${Math.round((100 * counts.submitted) / asked)} %`;
  const { submitted, partial, declined } = counts;
  return [name, asked, submitted, partial, declined, counts['not-started'], rate].map(String);
}

function gapLines(gaps: RoundStatus['progress']['gaps']): string[] {
  if (gaps.length === 0) return [];
  const named = gaps.map(({ region, category }) => `${category} of ${region}`);
  return ['', `Not heard yet: ${named.join('; ')}.`];
}

function unreachableLines(unreachable: RoundStatus['unreachable']): string[] {
  if (unreachable.length === 0) return [];
  const names = unreachable.map(({ name, countryIso2 }) => `${name} (${countryIso2})`);
  return ['', `No contact can be written to, please find one: ${names.join('; ')}.`];
}

export function instant(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
