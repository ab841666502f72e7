import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { PublishedAgenda } from '../../domain/agenda/content.ts';
import type { Head } from './blocks.ts';
import { headOf } from './document-words.ts';
import type { Reader } from './reader.ts';

const GROUPS = { cto: 'CTO', cxo: 'CxO' } as const;
