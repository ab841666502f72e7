import { A_DAY } from '../../application/fields.ts';
import { type AdvanceOrder, advancePaper } from '../../application/papers/advance-paper.ts';
import type { PaperHead, PaperKey } from '../../application/papers/rows.ts';
import type { PaperAct } from '../../domain/papers/course.ts';
import { type Result, refuse } from '../../domain/refusal.ts';
import { dayOf, type Fields, textOf } from './fields.ts';
import type { Visit } from './visit.ts';

/** Takes a paper one step on: the one that was read, or none. */
export async function performPaperAct(
  { parley, actor }: Visit,
  { act, key, fields }: { readonly act: PaperAct; readonly key: PaperKey; readonly fields: Fields },
): Promise<Result<PaperHead>> {
  const order = orderOf(act, { ...key, seen: textOf(fields, 'seen', 64) }, fields);
  return order.ok ? advancePaper(parley, order.value, actor) : order;
}

function orderOf(
  act: PaperAct,
  about: PaperKey & { readonly seen: string },
  fields: Fields,
): Result<AdvanceOrder> {
  if (act === 'return') {
    const reason = textOf(fields, 'reason');
    if (reason === '') return refuse('bad-input', { field: 'reason', problem: 'say what to mend' });
    return { ok: true, value: { ...about, act, reason } };
  }
  if (act !== 'publish') return { ok: true, value: { ...about, act } };
  const on = dayOf(fields, 'on');
  if (on === '') return refuse('bad-input', { field: 'on', problem: A_DAY });
  const [url, document] = [textOf(fields, 'url'), textOf(fields, 'document', 100)];
  const where = { ...(url === '' ? {} : { url }), ...(document === '' ? {} : { document }) };
  return { ok: true, value: { ...about, act, on, ...where } };
}
