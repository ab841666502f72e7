import { z } from 'zod';
import { listPapers } from '../../../application/papers/export-paper.ts';
import { findPublished } from '../../../application/papers/find-paper.ts';
import type { PaperHead } from '../../../application/papers/rows.ts';
import { done, refuse } from '../../../domain/refusal.ts';
import { PAPER_KINDS } from '../../../domain/vocabulary.ts';
import { fileOperation, jsonOperation } from '../operation.ts';
import { pageIn, paging } from '../paging.ts';
import { paper, papers } from '../shapes/paper.ts';
import { optionalTime } from '../shapes/shape.ts';
import { nothing, number, slug } from './params.ts';

const kind = z.enum(PAPER_KINDS);
const ofPaper = z.object({ kind, scope: slug, number });

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8',
};

export const paperOperations = [
  jsonOperation({
    ...{ path: '/papers', id: 'listPapers', right: 'paper.list', answer: papers },
    ...{ summary: 'Communiqués and reports that were published', params: nothing },
    query: paging.extend({
      kind: kind.optional(),
      scope: slug.optional().describe('The slug of a meeting, or a study period.'),
    }),
    read: async ({ parley }, { reader, query }) => {
      const all = await listPapers(parley, reader.actor);
      if (!all.ok) return all;
      const published = all.value
        .filter((one) => one.kind === (query.kind ?? one.kind))
        .filter((one) => one.scope === (query.scope ?? one.scope))
        .flatMap((one) => publishedHead(one) ?? []);
      return pageIn(published, (one) => `${one.kind} ${one.scope} ${one.number}`, query);
    },
  }),
  jsonOperation({
    ...{ path: '/papers/{kind}/{scope}/{number}', id: 'getPaper', right: 'paper.list' },
    ...{ summary: 'One published paper', params: ofPaper, query: nothing, answer: paper },
    frozen: true,
    read: async ({ parley, paperFiles }, { reader, params }) => {
      const found = await findPublished(parley, params, reader.actor);
      if (!found.ok) return found;
      const head = publishedHead(found.value);
      if (head === undefined) return refuse('no-paper', { scope: params.scope });
      const { content } = found.value;
      return done({ ...head, content, files: [...paperFiles(found.value).keys()] });
    },
  }),
  fileOperation({
    ...{ path: '/papers/{kind}/{scope}/{number}/files/{file}', id: 'getPaperFile' },
    ...{ summary: 'A published paper as a document', right: 'paper.list', frozen: true },
    ...{ params: ofPaper.extend({ file: slug }), query: nothing },
    answer: { types: Object.values(TYPES) },
    read: async ({ parley, paperFiles }, { reader, params }) => {
      const found = await findPublished(parley, params, reader.actor);
      if (!found.ok) return found;
      const write = paperFiles(found.value).get(params.file);
      const type = TYPES[params.file.split('.').at(-1) ?? ''];
      if (write === undefined || type === undefined) {
        return refuse('file-unknown', { file: params.file });
      }
      return done({ name: params.file, type, body: await write() });
    },
  }),
];

/** undefined: it has not left the bureau. */
function publishedHead(head: PaperHead) {
  const { kind: of, scope, number: count, state, sha256, approvedAt, publishedOn } = head;
  if (state !== 'published' || publishedOn === null) return undefined;
  const { url, document } = head;
  return {
    ...{ kind: of, scope, number: count, sha256, approvedAt: optionalTime(approvedAt) },
    ...{ publishedOn, url, document },
  };
}
