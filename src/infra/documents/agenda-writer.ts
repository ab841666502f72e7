import type { WriteAgenda } from '../../application/agenda/export-agenda.ts';
import type { Phrasebook } from '../../conversation/phrasebook.ts';
import { agendaFiles } from './agenda-files.ts';
import { writeFolder } from './write-folder.ts';

/** Writes agendas into folders of this machine. */
export function agendaWriter(phrasebook: Phrasebook): WriteAgenda {
  return ({ version, languages, folder, trace }) =>
    writeFolder(folder, agendaFiles(phrasebook, { version, languages, trace }));
}
