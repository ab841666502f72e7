import type { Command } from 'commander';
import { importXlsForm } from '../../application/questionnaires/import-xlsform.ts';
import { listQuestionnaires } from '../../application/questionnaires/list-questionnaires.ts';
import { publishQuestionnaire } from '../../application/questionnaires/publish-questionnaire.ts';
import { checkQuestionnaire } from '../../domain/questionnaire/check.ts';
import type { Fault } from '../../domain/refusal.ts';
import { example } from '../example.ts';
import { Refused } from '../exit.ts';
import { faultLines, table } from '../output.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

export function questionnaireCommands(program: Command, run: Run): void {
  const questionnaire = program
    .command('questionnaire')
    .description('SurveyJS JSON in our profile (docs/questionnaire-profile.md)');
  example(
    questionnaire.command('check <file>'),
    'questionnaire check data/questionnaires/administrations.json',
  )
    .description('list every fault with its place and how to mend it')
    .action(
      run.offline(async ({ files, tools, output }, _options, file = '') => {
        const checked = checkQuestionnaire(await files.readJson(file), tools);
        const { warnings } = checked;
        if (!checked.ok) throw faulty(file, checked.faults, warnings);
        const { languages } = checked;
        output.result({ languages, warnings }, [
          `${file} is in order, complete in ${languages.join(', ')}.`,
          ...warningLines(warnings),
        ]);
      }),
    );
  example(
    questionnaire.command('publish <file>'),
    'questionnaire publish data/questionnaires/administrations.json',
  )
    .description('freeze it as the next version of its name')
    .action(
      run(async ({ parley, actor, output }, _options, file = '') => {
        const document = await parley.files.readJson(file);
        const result = await publishQuestionnaire(parley, document, actor);
        if ('faults' in result) throw faulty(file, result.faults, result.warnings);
        const { slug, number, languages, fresh, warnings, sha256 } = valueOrRefused(
          result,
          parley.refusalWords,
        );
        output.result({ slug, number, languages, fresh, sha256, warnings }, [
          fresh
            ? `"${slug}" version ${number} is published.`
            : `This is "${slug}" version ${number} already; nothing was changed.`,
          ...warningLines(warnings),
        ]);
      }),
    );
  example(questionnaire.command('list'), 'questionnaire list')
    .description('all published versions')
    .action(
      run(async ({ parley, actor, output }) => {
        const all = valueOrRefused(await listQuestionnaires(parley, actor), parley.refusalWords);
        const rows = all.map(({ slug, number, languages, publishedAt }) => [
          slug,
          String(number),
          languages.join(' '),
          new Date(publishedAt).toISOString().slice(0, 10),
        ]);
        output.result(all, table(['Name', 'Version', 'Languages', 'Published'], rows));
      }),
    );
  xlsFormCommand(questionnaire, run);
}

function xlsFormCommand(questionnaire: Command, run: Run): void {
  example(
    questionnaire.command('import-xlsform <file>'),
    'questionnaire import-xlsform data/samples/consultation.xlsx --out consultation.json',
  )
    .description('turn an XLSForm workbook into a questionnaire to read, mend and publish')
    .requiredOption('--out <file>', 'where the JSON goes')
    .action(
      run<{ out: string }>(async ({ parley, actor, output }, { out }, file = '') => {
        const result = importXlsForm(parley, await parley.files.readXlsForm(file), actor);
        if ('faults' in result) throw faulty(file, result.faults, result.warnings);
        const { definition, languages, warnings } = valueOrRefused(result, parley.refusalWords);
        await parley.files.writeText(out, `${JSON.stringify(definition, null, 2)}\n`);
        output.result({ out, languages, warnings }, [
          `${out} is written, complete in ${languages.join(', ')}.`,
          ...warningLines(warnings),
        ]);
      }),
    );
}

function faulty(file: string, faults: readonly Fault[], warnings: readonly Fault[]): Refused {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  const lines = [...faultLines(faults), ...warningLines(warnings)];
  return new Refused(`${file} has ${count}:`, { faults, warnings }, lines);
}

function warningLines(warnings: readonly Fault[]): string[] {
  return warnings.length === 0 ? [] : ['Worth a look:', ...faultLines(warnings)];
}
