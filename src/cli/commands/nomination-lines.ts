import type {
  NominationList,
  ShownNomination,
} from '../../application/nominations/list-nominations.ts';
import type { NominationsTaken } from '../../application/nominations/take-nominations.ts';
import type { Following } from '../../domain/nominations/nomination.ts';
import { labels } from '../../domain/outcomes/numbered.ts';
import { table } from '../output.ts';

const CHANGED: Readonly<Record<Following, string>> = {
  'taken-back': 'is withdrawn: its words were taken back',
  'consent-gone': 'is withdrawn: the member does not say any more that the person has agreed',
  corrected: 'names somebody else now; what the earlier person agreed to does not count for it',
  'consent-said': 'has consent now: the member says that the person has agreed',
  restored: 'stands again',
};

export function takenLines({ taken, followed }: NominationsTaken): string[] {
  const fresh =
    taken.length === 0
      ? 'Nobody is nominated who was not taken before.'
      : `${taken.length} taken: ${labels('P', taken)}.`;
  return [fresh, ...followed.map(({ number, change }) => `P${number} ${CHANGED[change]}.`)];
}

/** Who was nominated; for viewers how many, and from where. */
export function nominationLines(list: NominationList): string[] {
  const { nominated, consented, invited, untaken, regions, nominations } = list;
  const waiting = untaken === 0 ? [] : [`${untaken} more in answers: take them.`];
  return [
    `${nominated} nominated, ${consented} with consent, ${invited} invited.`,
    ...waiting,
    '',
    ...table(
      ['Region', 'Nominated'],
      regions.map((one) => [one.region, one.nominated === null ? 'not told' : `${one.nominated}`]),
    ),
    '',
    ...(nominations === null
      ? ['Who named whom is for officers and above; a region is told where enough hide in it.']
      : nominationTable(nominations)),
  ];
}

function nominationTable(nominations: readonly ShownNomination[]): string[] {
  if (nominations.length === 0) return ['Nobody is nominated yet.'];
  return table(
    ['No.', 'Nominated by', 'For', 'Words', 'Consent', 'State'],
    nominations.map((one) => [
      `P${one.number}`,
      `${one.by.name} (${one.by.countryIso2}, ${one.by.region})`,
      one.kind,
      one.words ?? '',
      consentWords(one),
      stateWords(one),
    ]),
  );
}

function consentWords({ consent, agreed, email }: ShownNomination): string {
  const how = agreed === null ? 'said by the member' : `${agreed.on}: ${agreed.how}`;
  const said = consent === null ? 'none' : how;
  return email === null ? said : `${said} <${email}>`;
}

function stateWords({ state, withdrawn, entry, reason }: ShownNomination): string {
  switch (state) {
    case 'standing':
      return 'to be decided';
    case 'withdrawn':
      return withdrawn === 'consent' ? 'withdrawn: no consent any more' : 'withdrawn: taken back';
    case 'invited':
      return `invited as R${entry?.number}${entry?.came ? ', came' : ''}`;
    case 'declined':
      return `declined: ${reason}`;
  }
}
