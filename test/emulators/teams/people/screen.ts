import { type Json, listOf, objectOf, textOf } from '../../json.ts';
import { isShown, partsOf } from '../cards/walk.ts';
import { renderedCardText, renderedMessage } from '../markdown.ts';
import { latest, type Message, type Person } from '../store.ts';
import { type Field, fieldOf } from './fields.ts';

/** A card as it stands on a person's screen. */
export interface CardOnScreen {
  /** Its words, rendered, one text a line, without those on inputs and buttons. */
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  readonly inputs: readonly Field[];
  /** Titles; buttons that cannot be pressed are left out. */
  readonly buttons: readonly string[];
  readonly rightToLeft: boolean;
}

/** A message as it stands on a person's screen. */
export interface OnScreen {
  /** The name of whoever wrote it. */
  readonly from: string;
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  readonly cards: readonly CardOnScreen[];
  /** Whether the card is the person's own, which nobody else sees. */
  readonly onlyYou: boolean;
  readonly edited: boolean;
}

/** The cards that a person sees on a message: an invoke's answer stands in place of the message's own. */
export function cardsFor(person: Person, message: Message): readonly Json[] {
  const own = message.views.get(person.id);
  return own ? [own] : latest(message).cards;
}

export function onScreen(message: Message, person: Person, bot: string): OnScreen {
  const version = latest(message);
  const { words, links } = renderedMessage(version.text, version.textFormat);
  return {
    from: message.author?.name ?? bot,
    text: words,
    links,
    cards: cardsFor(person, message).map(cardOnScreen),
    onlyYou: message.views.has(person.id),
    edited: message.versions.length > 1,
  };
}

/** A card as Teams shows it; what is hidden, or lies on a card that is not opened yet, is told too, except where `isVisible` is false. */
export function cardOnScreen(card: Json): CardOnScreen {
  const all = partsOf(card).filter(isShown);
  const hidden = all.filter(({ json }) => json['isVisible'] === false).map(({ path }) => path);
  const parts = all.filter(({ path }) => !hidden.some((one) => isWithin(path, one)));
  const texts = parts.flatMap(({ kind, json }) => textsOf(kind, json));
  return {
    text: texts.map(({ words }) => words).join('\n'),
    links: texts.flatMap(({ links }) => links),
    inputs: parts.flatMap(({ kind, json }) => fieldOf(kind, json) ?? []),
    buttons: parts
      .filter(({ kind, json }) => kind.startsWith('Action.') && json['isEnabled'] !== false)
      .map(({ json }) => textOf(json['title'])),
    rightToLeft: card['rtl'] === true,
  };
}

const isWithin = (path: string, outer: string): boolean =>
  path === outer || path.startsWith(`${outer}.`);

type Text = Pick<ReturnType<typeof renderedCardText>, 'words' | 'links'>;

const plain = (words: string): Text => ({ words, links: [] });

/** Runs of a rich text are not interpreted; blocks and facts are Markdown. */
function textsOf(kind: string, json: Json): Text[] {
  if (kind === 'TextBlock') return [renderedCardText(textOf(json['text']))];
  if (kind === 'Fact') {
    return [renderedCardText(`${textOf(json['title'])}: ${textOf(json['value'])}`)];
  }
  if (kind === 'Image') return json['altText'] ? [plain(textOf(json['altText']))] : [];
  if (kind !== 'RichTextBlock') return [];
  const runs = listOf(json['inlines']).map((run) =>
    typeof run === 'string' ? run : textOf(objectOf(run)['text']),
  );
  return [plain(runs.join(''))];
}
