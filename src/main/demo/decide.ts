import type { CastContact, CastMember } from './cast.ts';
import type { ChatMessage } from './chat/chat.ts';

/** What came for a contact: a letter with its link, or a message in a chat with its buttons. */
export interface Arrival {
  readonly member: CastMember;
  readonly contact: CastContact;
  readonly by: { readonly link: string } | { readonly call: ChatMessage };
}

export interface Visit extends Arrival {
  readonly where: 'page' | 'chat';
  /** Begun elsewhere, and gone on with here. */
  readonly moved: boolean;
  /** Leaves after so many answers; Infinity: goes to the end. */
  readonly patience: number;
  readonly declines: boolean;
}

const HALFWAY = 5;

/** The link to the pages, in a letter as in a message. */
export function pageLink(by: Arrival['by']): string {
  const link = 'link' in by ? by.link : by.call.link;
  if (link === undefined) throw new Error('a message in a chat has no link to the pages');
  return link;
}

/** What a contact does with the nth letter or message to its member; undefined: nothing now. */
export function decide(arrival: Arrival): Visit | undefined {
  const { member } = arrival;
  member.letters += 1;
  const first = member.letters === 1;
  const whole = { patience: Number.POSITIVE_INFINITY, declines: false };
  const visit: Visit = { ...arrival, ...placeOf(arrival, first), ...whole };
  switch (member.temper) {
    case 'at-once':
      return first ? visit : undefined;
    case 'declines':
      return first ? { ...visit, declines: true } : undefined;
    case 'left-halfway':
      return first ? { ...visit, patience: HALFWAY } : undefined;
    case 'in-two-goes':
    case 'shared':
      return first ? { ...visit, patience: HALFWAY } : visit;
    case 'reminded':
      // In a chat it joins when it is invited, and is reminded there.
      if (first) return visit.where === 'chat' ? { ...visit, patience: 0 } : undefined;
      return member.letters === 2 ? visit : undefined;
    case 'late':
    case 'silent':
      return undefined;
  }
}

function placeOf(
  { member: { route, temper }, by }: Arrival,
  first: boolean,
): Pick<Visit, 'where' | 'moved'> {
  const isColleague = !first && temper === 'shared' && 'link' in by;
  if (route === undefined || isColleague) return { where: 'page', moved: false };
  const { way } = route;
  const comesAgain = temper === 'in-two-goes' || temper === 'shared' || temper === 'reminded';
  const begins = way === 'page-then-chat' && comesAgain ? 'page' : 'chat';
  const where = first || way === 'chat' ? begins : begins === 'page' ? 'chat' : 'page';
  const begun = !first && temper === 'in-two-goes';
  return { where, moved: begun && where !== begins };
}
