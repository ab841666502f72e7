import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import type { AskedEntry, Asking } from '../../domain/register/asking.ts';
import { alternatesOn } from '../../domain/register/authority.ts';
import type { Letter } from '../../platform/adapter.ts';
import type { Action } from '../../platform/prompt.ts';
import { type ComingPress, writePress } from '../coming/press.ts';
import { daysText } from '../locale.ts';

/** What an entity is asked, as things stand when the letter is sent. */
export interface ComingMatter {
  readonly asking: Asking;
  readonly entry: AskedEntry & { readonly id: string; readonly name: string };
  /** Who is asked: its id. */
  readonly contact: string;
  readonly url: string;
  /** Where it is read it can be answered, too. */
  readonly inChat: boolean;
}

/** The whole letter: whether the entity comes, or whether its contact is there. */
export function composeComing(
  phrases: Phrasebook,
  { asking, entry, contact, url, inChat }: ComingMatter,
  { language, salutation }: { readonly language: Language; readonly salutation: string },
): Letter {
  const { title: meeting, place, startsOn, endsOn } = entry.meeting;
  const days = daysText(startsOn, endsOn, language);
  const params = { member: entry.name, meeting, place, days };
  const say = (name: string) => phrases(language, `coming.${name}`, params);
  const own = (name: string, more: Readonly<Record<string, string>> = {}) =>
    phrases(language, `letters.${name}`, more);
  const isComing = asking === 'coming';
  const hasSeat = entry.authorities !== null;
  const paragraphs = isComing
    ? [say('askLead'), ...(hasSeat ? [say('askHow')] : []), say('askUntil')]
    : [say('hereLead'), say('hereElse')];
  const label = inChat ? own('pageLabel') : say('linkLabel');
  return {
    subject: say(isComing ? 'askSubject' : 'hereSubject'),
    paragraphs: [own('greeting', { name: salutation }), ...paragraphs],
    link: { url, label },
    ...(inChat ? { actions: actionsOf({ asking, entry, contact }, say) } : {}),
    closing: [say('linkPersonal'), own('thanks'), own('signature'), own('organization')],
  };
}

/** The answers as buttons. Who comes as alternate is asked when somebody says that one does. */
function actionsOf(
  { asking, entry, contact }: Pick<ComingMatter, 'asking' | 'entry' | 'contact'>,
  say: (name: string) => string,
): readonly Action[] {
  const press = (said: ComingPress['said'], name: string, weight: Action['weight']): Action => {
    const argument = writePress({ entry: entry.id, said });
    return { command: 'coming', argument, label: say(name), weight };
  };
  if (asking === 'here') {
    return [
      press({ kind: 'here', presence: 'in-person' }, 'hereInPerson', 'primary'),
      press({ kind: 'here', presence: 'remote' }, 'hereRemote', 'secondary'),
      press({ kind: 'no' }, 'nobody', 'secondary'),
    ];
  }
  const { authorities, meeting } = entry;
  const others = alternatesOn(authorities ?? [], meeting.startsOn, contact);
  return [
    press({ kind: 'yes', mode: 'in-person' }, 'inPerson', 'primary'),
    press({ kind: 'yes', mode: 'remote' }, 'remote', 'secondary'),
    ...(others.length > 0 ? [press({ kind: 'who' }, 'alternate', 'secondary')] : []),
    press({ kind: 'no' }, 'nobody', 'secondary'),
  ];
}
