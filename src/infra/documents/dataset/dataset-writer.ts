import type { WriteDataset } from '../../../application/dataset/export-dataset.ts';
import type { Phrasebook } from '../../../conversation/phrasebook.ts';
import { writeFolder } from '../write-folder.ts';
import { datasetFiles } from './dataset-files.ts';

/** Writes data sets into folders of this machine. */
export function datasetWriter(phrasebook: Phrasebook): WriteDataset {
  return (order) => writeFolder(order.folder, datasetFiles(phrasebook, order));
}
