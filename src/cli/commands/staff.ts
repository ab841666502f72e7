import type { Command } from 'commander';
import { mintStaffCode } from '../../application/linking/mint-code.ts';
import { listStaffAccounts, unlinkStaff } from '../../application/linking/staff-accounts.ts';
import { addStaff } from '../../application/staff/add-staff.ts';
import { createSignIn } from '../../application/staff/create-sign-in.ts';
import { listStaff } from '../../application/staff/list-staff.ts';
import { setDuty } from '../../application/staff/set-duty.ts';
import { REGIONS, type Region, STAFF_ROLES, type StaffRole } from '../../domain/vocabulary.ts';
import { choice, choices } from '../arguments.ts';
import { example } from '../example.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

export function staffCommands(program: Command, run: Run): void {
  const staff = program.command('staff').description('people of the Bureau and what they may do');
  example(
    staff.command('add <email>'),
    'staff add amina@example.org --name "Amina Wanjiru" --role approver',
  )
    .description('add a person')
    .requiredOption('--name <name>', 'as the record will show it')
    .requiredOption('--role <role>', STAFF_ROLES.join(' | '), choice(STAFF_ROLES))
    .action(
      run<{ name: string; role: StaffRole }>(
        async ({ parley, actor, output }, { name, role }, email = '') => {
          const added = valueOrRefused(
            await addStaff(parley, { email, name, role }, actor),
            parley.refusalWords,
          );
          output.result(added, [`${added.name} <${added.email}> is ${added.role}.`]);
        },
      ),
    );
  linkCommand(staff, run);
  unlinkCommand(staff, run);
  dutyCommand(staff, run);
  example(staff.command('list'), 'staff list')
    .description('everybody who may sign in')
    .action(
      run(async ({ parley, actor, output }) => {
        const words = parley.refusalWords;
        const people = valueOrRefused(await listStaff(parley, actor), words);
        const all = valueOrRefused(await listStaffAccounts(parley, actor), words);
        const told = people.map((person) => ({
          ...person,
          chats: all.filter(({ staffId }) => staffId === person.id).map(({ platform }) => platform),
        }));
        const rows = told.map(({ email, name, role, chats }) => [
          ...[email, name, role],
          [...new Set(chats)].join(', '),
        ]);
        output.result(told, table(['E-mail', 'Name', 'Role', 'Chats'], rows));
      }),
    );
}

function linkCommand(staff: Command, run: Run): void {
  example(staff.command('link <email>'), 'staff link amina@example.org')
    .description(
      'a sign-in link for the console, good once and for 15 minutes; where chats are connected, a code for one of them, too',
    )
    .action(
      run(async ({ parley, actor, output }, _options, email = '') => {
        const words = parley.refusalWords;
        const { token, expiresAt } = valueOrRefused(
          await createSignIn(parley, { email }, actor),
          words,
        );
        const url = parley.links.signIn(token);
        const chats = parley.directories;
        if (chats.length === 0) return output.result({ url, expiresAt }, [url]);
        const minted = valueOrRefused(await mintStaffCode(parley, { email }, actor), words);
        output.result({ url, expiresAt, code: minted.code, codeExpiresAt: minted.expiresAt }, [
          url,
          ...chats.map(
            ({ name, bot, command }) => `In ${name}, to ${bot}: ${command} ${minted.code}`,
          ),
        ]);
      }),
    );
}

function unlinkCommand(staff: Command, run: Run): void {
  example(
    staff.command('unlink <email>'),
    'staff unlink amina@example.org --as administrator@parley.invalid',
  )
    .description("ends a person's chat accounts; joining again works")
    .option('--platform <name>', 'only there')
    .action(
      run<{ platform?: string }>(async ({ parley, actor, output }, { platform }, email = '') => {
        const whose = { email, ...(platform === undefined ? {} : { platform }) };
        const ended = valueOrRefused(await unlinkStaff(parley, whose, actor), parley.refusalWords);
        output.result(ended, [`${ended.ended} chat accounts of ${email} ended.`]);
      }),
    );
}

interface DutyOptions {
  readonly regions?: readonly Region[];
  readonly allRegions?: boolean;
  readonly digest?: 'on' | 'off';
}

function dutyCommand(staff: Command, run: Run): void {
  example(staff.command('duty <email>'), 'staff duty amina@example.org --regions AFR,ARB')
    .description('whose members a person looks after, and whether it gets the daily digest')
    .option('--regions <list>', REGIONS.join(', '), choices(REGIONS))
    .option('--all-regions', "everybody's")
    .option(
      '--digest <on|off>',
      'the daily letter about what needs a person',
      choice(['on', 'off']),
    )
    .action(
      run<DutyOptions>(
        async ({ parley, actor, output }, { regions, allRegions, digest }, email = '') => {
          const wanted = allRegions === true ? [] : regions;
          const input = {
            email,
            ...(wanted === undefined ? {} : { regions: [...wanted] }),
            ...(digest === undefined ? {} : { digest: digest === 'on' }),
          };
          const duty = valueOrRefused(await setDuty(parley, input, actor), parley.refusalWords);
          const whose = duty.regions.length === 0 ? 'all regions' : duty.regions.join(', ');
          output.result(duty, [`${email}: ${whose}; daily digest ${duty.digest ? 'on' : 'off'}.`]);
        },
      ),
    );
}
