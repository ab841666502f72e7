import type { Command } from 'commander';
import {
  declineNominated,
  type InviteNominatedInput,
  inviteNominated,
} from '../../application/nominations/decide.ts';
import { listNominations } from '../../application/nominations/list-nominations.ts';
import { recordConsent } from '../../application/nominations/record-consent.ts';
import { takeNominations } from '../../application/nominations/take-nominations.ts';
import { ENTITY_KINDS, type EntityKind } from '../../domain/register/words.ts';
import { choice, day, reason } from '../arguments.ts';
import { example } from '../example.ts';
import { counted } from '../numbered-arguments.ts';
import type { Run } from '../run.ts';
import { nominationLines, takenLines } from './nomination-lines.ts';
import { valueOrRefused } from './refusal.ts';

/** Whom members' answers name, to be invited (Res. 68, resolves 2; docs/decisions/0029). */
export function nominationCommands(program: Command, run: Run): void {
  const nomination = program
    .command('nomination')
    .description('local industry and executives that members nominate in their answers');
  takeCommand(nomination, run);
  listCommand(nomination, run);
  consentCommand(nomination, run);
  inviteCommand(nomination, run);
  declineCommand(nomination, run);
}

const numberOf = counted('P');

function takeCommand(nomination: Command, run: Run): void {
  example(nomination.command('take <meeting>'), 'nomination take cto-2026')
    .description('take those named in submitted answers, and follow what members changed since')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '') => {
        const result = await takeNominations(parley, { meeting }, actor);
        const taken = valueOrRefused(result, parley.refusalWords);
        output.result(taken, takenLines(taken));
      }),
    );
}

function listCommand(nomination: Command, run: Run): void {
  example(nomination.command('list <meeting>'), 'nomination list cto-2026')
    .description('who is nominated, with whose consent, and what was decided; counts for viewers')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '') => {
        const result = await listNominations(parley, meeting, actor);
        const list = valueOrRefused(result, parley.refusalWords);
        output.result(list, nominationLines(list));
      }),
    );
}

interface ConsentOptions {
  readonly how: string;
  readonly on: string;
  readonly email?: string;
}

function consentCommand(nomination: Command, run: Run): void {
  example(
    nomination.command('consent <meeting> <nomination>'),
    'nomination consent cto-2026 P1 --how "by telephone" --on 2026-09-01 --email cto@example.org',
  )
    .description('write down that the person agrees to be invited')
    .requiredOption('--how <words>', 'how the person said so: letter, telephone …')
    .requiredOption('--on <day>', 'when', day)
    .option('--email <address>', 'where the person can be reached')
    .action(
      run<ConsentOptions>(async ({ parley, actor, output }, options, meeting = '', which = '') => {
        const { how, on, email = null } = options;
        const input = { meeting, number: numberOf(which), how, on, email };
        const result = await recordConsent(parley, input, actor);
        const agreed = valueOrRefused(result, parley.refusalWords);
        output.result(agreed, [`It is recorded that whom P${agreed.number} names has agreed.`]);
      }),
    );
}

type InviteOptions = Omit<InviteNominatedInput, 'meeting' | 'number'>;

function inviteCommand(nomination: Command, run: Run): void {
  example(
    nomination.command('invite <meeting> <nomination>'),
    'nomination invite cto-2026 P1 --name "Sample Networks" --kind sme',
  )
    .description('invite whom it names, with consent: an entry of the register')
    .option('--name <name>', 'the company, without the name of a person')
    .option('--kind <kind>', `${ENTITY_KINDS.join(', ')}; a guest unless given`, entityKind)
    .option('--country <code>', "two letters; the nominating member's unless given")
    .option('--member <reference>', 'where the company is a member of industry')
    .action(
      run<InviteOptions>(async ({ parley, actor, output }, options, meeting = '', which = '') => {
        const input = { ...options, meeting, number: numberOf(which) };
        const result = await inviteNominated(parley, input, actor);
        const invited = valueOrRefused(result, parley.refusalWords);
        const { number, entry, already } = invited;
        const how = already ? 'was on the register already' : 'is invited';
        output.result(invited, [`P${number}: ${entry.name} ${how}, as R${entry.number}.`]);
      }),
    );
}

const entityKind: (text: string) => EntityKind = choice(ENTITY_KINDS);

function declineCommand(nomination: Command, run: Run): void {
  example(
    nomination.command('decline <meeting> <nomination>'),
    'nomination decline cto-2026 P2 --reason "no room is left"',
  )
    .description('say that it leads to no invitation; an address kept for it is forgotten')
    .requiredOption('--reason <text>', 'for the record; name nobody', reason)
    .action(
      run<{ readonly reason: string }>(
        async ({ parley, actor, output }, options, meeting = '', which = '') => {
          const input = { meeting, number: numberOf(which), ...options };
          const result = await declineNominated(parley, input, actor);
          const declined = valueOrRefused(result, parley.refusalWords);
          output.result(declined, [`P${declined.number} is declined.`]);
        },
      ),
    );
}
