import { writeFileSync } from 'node:fs';
import { SAMPLE_PATH, SAMPLE_SHEETS, workbookOf } from './sample-workbook.ts';

// Run by hand after a change of the sample: npx tsx test/application/questionnaires/write-sample.ts
writeFileSync(SAMPLE_PATH, workbookOf(SAMPLE_SHEETS));
