import { SECTION_FORM } from '../../conversation/section-form.ts';
import { readAccountWish } from '../../conversation/understand/account.ts';
import type {
  Address,
  InboundAct,
  InboundEvent,
  Sink,
  Taken,
  TurnAct,
} from '../../platform/adapter.ts';
import { leaveAccount, leaveTenant } from '../linking/leave.ts';
import { staffOf } from '../linking/staff-accounts.ts';
import { answerComing } from './coming.ts';
import type { ChatDeps } from './deps.ts';
import { answerOffer, JOIN_FORM, join, unlink } from './join.ts';
import { languageFor, personOf } from './person.ts';
import { fillSection, openSection, showSection } from './section.ts';
import { deskOf } from './show-desk.ts';
import { contactOf, speak } from './speak.ts';
import { told } from './words.ts';
import { setZone } from './zone.ts';

type Of<Act extends InboundAct> = Omit<InboundEvent, 'act'> & { readonly act: Act };
type Typed = Extract<TurnAct, { readonly kind: 'typed' }>;
type Filled = Extract<InboundAct, { readonly kind: 'filled' }>;
type Sought = Extract<InboundAct, { readonly kind: 'sought' }>;

const NOTHING: Taken = { shown: [] };

/**
 * Takes what comes in from a chat, whichever platform carries it: joining and leaving, staff's commands, and the turns of
 * conversations. When it resolves, what must not be lost is committed. `turned` hears of each turn.
 */
export function takeInbound(given: ChatDeps, turned: (from: Address) => void): Sink {
  const deps = { ...given, turned };
  return async (event) => {
    const { act } = event;
    switch (act.kind) {
      case 'typed':
        return typed(deps, { ...event, act });
      case 'answered':
      case 'commanded':
        return turn(deps, { ...event, act });
      case 'identified':
        return withDesk(deps, event, await answerOffer(deps, event, act));
      case 'sought':
        return suggest(deps, event.from, act);
      case 'looked':
        return looked(deps, event, act.words);
      case 'filled':
        return filled(deps, { ...event, act });
      case 'left': {
        const { externalId } = event.from;
        const leave = externalId === '' ? leaveTenant : leaveAccount;
        await leave(deps, event.from, act.reason);
        return NOTHING;
      }
    }
  };
}

/** Only staff name rounds; to others nothing is told of them. */
async function suggest(deps: ChatDeps, from: Address, sought: Sought): Promise<Taken> {
  const actor = await staffOf(deps, from);
  const options = actor === undefined ? [] : await deps.desk.suggest(actor, sought);
  return { shown: [{ kind: 'suggestions', options }] };
}

/** Words for Parley itself, for the staff desk, or in the conversation. */
async function typed(deps: ChatDeps, event: Of<Typed>): Promise<Taken> {
  const { act, from } = event;
  const wish = readAccountWish(act.text);
  if (wish?.kind === 'unlink') return withDesk(deps, event, await unlink(deps, event));
  if (wish?.kind === 'join') return joining(deps, event, wish.code);
  if (wish?.kind === 'zone') {
    const shown = await setZone(deps, { from, addressed: act.addressed === true }, wish.zone);
    if (shown !== undefined) return { shown };
  }
  const actor = await staffOf(deps, from);
  const isContact = actor === undefined || (await contactOf(deps, from)) !== undefined;
  if (actor !== undefined && (deps.desk.reads(act.text) || !isContact)) {
    const { place } = event;
    const asked = { actor, from, words: act.text, ...(place === undefined ? {} : { place }) };
    return { shown: await deps.desk.command(asked) };
  }
  // Behind the bot's own command every word is a command, or asks for help.
  const text = act.addressed === true ? `/parley ${act.text}` : act.text;
  const taken = await turn(deps, { ...event, act: { kind: 'typed', text } });
  if (act.addressed !== true || taken.shown.length > 0) return taken;
  const language = (await contactOf(deps, from))?.language ?? 'en';
  return { shown: [told(deps, language, 'seeMessages')] };
}

async function turn(deps: ChatDeps, event: Of<TurnAct>): Promise<Taken> {
  const { from, act } = event;
  if (act.kind === 'commanded' && act.command === 'coming') {
    return answerComing(deps, event, act.argument ?? '');
  }
  const isSection = act.kind === 'commanded' && act.command === 'section';
  const opened = isSection ? await openSection(deps, event) : undefined;
  if (opened !== undefined) return opened;
  const taken = await speak(deps, event);
  if (taken !== undefined && taken.kind !== 'not-yours') {
    return NOTHING;
  }
  const contact = await contactOf(deps, from);
  if (contact !== undefined) return { shown: [told(deps, contact.language, 'nothingOpen')] };
  return { shown: [told(deps, languageFor(await personOf(deps, from)), 'unknown')] };
}

async function joining(deps: ChatDeps, event: InboundEvent, code: string): Promise<Taken> {
  const taken = await join(deps, event, code);
  return code === '' ? taken : withDesk(deps, event, taken);
}

/** Whose account it is has changed: its own page must show what is its now, and nothing that was. */
async function withDesk(deps: ChatDeps, event: InboundEvent, taken: Taken): Promise<Taken> {
  const { shown } = await look(deps, event);
  return { shown: [...taken.shown, ...shown] };
}

/** The page is made when it is looked at, and kept up to date from then on. */
async function look(deps: ChatDeps, { from, at }: InboundEvent): Promise<Taken> {
  const contact = await contactOf(deps, from);
  if (contact !== undefined) {
    await deps.store.transaction(({ chats }) => chats.markLooked(from, at));
  }
  const language = contact?.language ?? languageFor(await personOf(deps, from));
  return { shown: [{ kind: 'desk', desk: await deskOf(deps, from, language) }] };
}

/** Below its own page, somebody of the staff sees what the words ask for. */
async function looked(deps: ChatDeps, event: InboundEvent, words = ''): Promise<Taken> {
  const own = await look(deps, event);
  const { from } = event;
  const actor = deps.desk.reads(words) ? await staffOf(deps, from) : undefined;
  if (actor === undefined) return own;
  return { shown: [...own.shown, ...(await deps.desk.command({ actor, from, words }))] };
}

async function filled(deps: ChatDeps, event: Of<Filled>): Promise<Taken> {
  const { act, from, place } = event;
  const { form, context, fields, sent } = act;
  if (form === JOIN_FORM) return joining(deps, event, String(fields['code'] ?? '').trim());
  if (form === SECTION_FORM)
    return sent ? fillSection(deps, event, act) : showSection(deps, event, act);
  const actor = await staffOf(deps, from);
  if (actor === undefined || !deps.desk.takes(form)) {
    return { shown: [told(deps, languageFor(await personOf(deps, from)), 'unknown')] };
  }
  const asked = { actor, from, form, context, fields, sent };
  return { shown: await deps.desk.filled(place === undefined ? asked : { ...asked, place }) };
}
