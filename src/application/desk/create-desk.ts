import type { Action } from '../../domain/permissions.ts';
import { mayDo } from '../../domain/permissions.ts';
import type { Option } from '../../platform/prompt.ts';
import type { DeskAction, Shown } from '../../platform/shown.ts';
import type { StaffActor } from '../staff/sessions.ts';
import { ACT_FORM, DESK_ACTS } from './act-form.ts';
import { askAct, filledAct } from './acting.ts';
import type { Asked, DeskDeps } from './deps.ts';
import { askAgenda } from './documents.ts';
import type { Filled } from './filled-fields.ts';
import { roundMeant, showRounds, showStatus } from './looking.ts';
import { notice, refused } from './notice.ts';
import { filledOpening, OPEN_FORM, openForm } from './opening-desk.ts';
import { DESK_COMMANDS, type DeskCommand, readWords, regionIn, roundIn } from './read-words.ts';
import { askSubscription } from './subscribing.ts';
import { suggestRounds } from './suggesting.ts';

/** How staff run rounds from a chat, whichever platform carries it. Rights are the use cases' own. */
export interface DeskOfStaff {
  /** Whether these words ask for something that staff do here: by their first word, in any case. */
  reads(words: string): boolean;
  /** Whether a form that came back is one of the desk's. */
  takes(form: string): boolean;
  /** Does what the words ask for, or shows the form that asks for the rest. Unknown words get the list of what there is. */
  command(asked: Asked & { readonly words: string }): Promise<readonly Shown[]>;
  /** A form came back: `sent`, or changed in a field that others depend on. */
  filled(
    asked: Asked & {
      readonly form: string;
      readonly context: string;
      readonly fields: Filled;
      readonly sent: boolean;
    },
  ): Promise<readonly Shown[]>;
  /** The rounds that a command could mean, while the name of one is being typed. */
  suggest(
    actor: StaffActor,
    sought: { readonly command: string; readonly typed: string },
  ): Promise<readonly Option[]>;
  /** What this person may ask for, for the page where it starts. */
  actions(actor: StaffActor): readonly DeskAction[];
}

export function createDesk(deps: DeskDeps): DeskOfStaff {
  return {
    reads: (words) => readWords(words).command !== undefined,
    takes: (form) => form === OPEN_FORM || form === ACT_FORM,
    command: ({ words, ...asked }) => run(deps, asked, words),
    filled: async ({ form, context, fields, sent, ...asked }) => {
      if (form === OPEN_FORM) return filledOpening(deps, asked, { fields, sent });
      if (form === ACT_FORM) return filledAct(deps, asked, { context, fields, sent });
      return [notice('problem', { paragraphs: [deps.words('formUnknown')] })];
    },
    suggest: (actor, sought) => suggestRounds(deps, actor, sought),
    actions: (actor) =>
      STARTS.filter(({ right }) => mayDo(actor, right)).map(({ words, label }) => ({
        words,
        label: deps.words(label),
      })),
  };
}

async function run(deps: DeskDeps, asked: Asked, words: string): Promise<readonly Shown[]> {
  const { actor } = asked;
  const { command, rest } = readWords(words);
  const act = DESK_ACTS.find((one) => one === command);
  if (act !== undefined) {
    const isNew = act === 'open' && rest.length === 0;
    return isNew ? openForm(deps, asked) : askAct(deps, asked, { act, rest });
  }
  switch (command) {
    case 'rounds':
      return showRounds(deps, actor);
    case 'status':
      return askStatus(deps, actor, rest);
    case 'agenda':
      return askAgenda(deps, asked, rest);
    case 'subscribe':
    case 'unsubscribe':
      return askSubscription(deps, asked, { command, rest });
    default:
      return [help(deps, command)];
  }
}

/** `status`, `status cto-2027`, `status cto-2027 AFR`, `status cto-2027 AFR 2`. */
async function askStatus(
  deps: DeskDeps,
  actor: StaffActor,
  rest: readonly string[],
): Promise<readonly Shown[]> {
  const [name, ...more] = rest;
  const found = await roundMeant(deps, actor, roundIn(name));
  if (!found.ok) return [await refused(deps, actor, found)];
  if (found.value === undefined) return showRounds(deps, actor);
  const region = more.map(regionIn).find((one) => one !== undefined);
  const page = Number(more.find((word) => /^\d{1,3}$/.test(word)) ?? 1);
  const ask = { round: found.value.slug, page };
  return showStatus(deps, actor, { ...ask, ...(region !== undefined && { region }) });
}

function help({ words }: DeskDeps, command: DeskCommand | undefined): Shown {
  const title = words(command === 'help' ? 'helpTitle' : 'helpUnknown');
  return notice('info', { title, paragraphs: DESK_COMMANDS.map((one) => words(`help.${one}`)) });
}

/** What somebody begins with. */
const STARTS: readonly {
  readonly words: DeskCommand;
  readonly label: string;
  readonly right: Action;
}[] = [
  { words: 'rounds', label: 'rounds', right: 'round.status' },
  { words: 'status', label: 'startStatus', right: 'round.status' },
  { words: 'open', label: 'startOpen', right: 'round.open' },
  { words: 'remind', label: 'act.remind', right: 'round.remind' },
  { words: 'extend', label: 'act.extend', right: 'round.extend' },
  { words: 'close', label: 'act.close', right: 'round.close' },
  { words: 'help', label: 'startHelp', right: 'round.status' },
];
