import type { Address, Taken, WebhookReply } from '../../src/platform/adapter.ts';
import type { Shown } from '../../src/platform/shown.ts';
import { blockOf, renderForm, renderResult } from './forms.ts';
import { renderPrompt } from './prompts.ts';
import { showAll, type Voice } from './voice.ts';

/** The answer to what Slack sent: Slack's own words for it, over HTTP and over a socket alike. */
export type Reply = (taken: readonly Taken[]) => Promise<WebhookReply>;

export const EMPTY: WebhookReply = { status: 200, headers: {}, body: '' };

export function json(status: number, value: unknown): WebhookReply {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { status, headers, body: JSON.stringify(value) };
}

function shownOf(taken: readonly Taken[]): readonly Shown[] {
  return taken.flatMap(({ shown }) => shown);
}

/** Nothing to say in the reply itself; what there is to see is shown beside it, and Slack does not wait for that. */
export function beside(voice: Voice, to: Address, triggerId?: string): Reply {
  return async (taken) => {
    const shown = shownOf(taken);
    void showAll(voice, to, { shown, ...(triggerId === undefined ? {} : { triggerId }) });
    return EMPTY;
  };
}

/** To a command only its writer sees the reply (docs.slack.dev/interactivity/implementing-slash-commands). */
export function toCommand(voice: Voice, to: Address, triggerId: string): Reply {
  return async (taken) => {
    const shown = shownOf(taken);
    const [first, ...more] = shown.flatMap((one) => (one.kind === 'prompt' ? [one.prompt] : []));
    const other = shown.filter(({ kind }) => kind !== 'prompt');
    void showAll(voice, to, { shown: other, triggerId });
    if (first === undefined) return EMPTY;
    const { text, blocks } = renderPrompt(first);
    const all = [...blocks, ...more.flatMap((prompt) => renderPrompt(prompt).blocks)].slice(0, 50);
    return json(200, { response_type: 'ephemeral', text, blocks: all });
  };
}

/** What came of a form stands in its window: problems at their fields, the next form, or the result. */
export function toForm(voice: Voice, to: Address, title: string): Reply {
  return async (taken) => {
    const shown = shownOf(taken);
    const problems = shown.find((one) => one.kind === 'problems');
    if (problems?.kind === 'problems') {
      const errors = Object.fromEntries(
        Object.entries(problems.problems).map(([field, problem]) => [blockOf(field), problem]),
      );
      return json(200, { response_action: 'errors', errors });
    }
    const form = shown.find((one) => one.kind === 'form');
    if (form?.kind === 'form') {
      return json(200, { response_action: 'update', view: renderForm(form.form) });
    }
    const result = shown.find((one) => one.kind === 'prompt');
    void showAll(voice, to, { shown: shown.filter((one) => one !== result) });
    if (result?.kind !== 'prompt') return json(200, { response_action: 'clear' });
    return json(200, { response_action: 'update', view: renderResult(result.prompt, title) });
  };
}

/** A field changed: the form is shown anew. */
export function renewing(
  voice: Voice,
  to: Address,
  { viewId, hash }: { readonly viewId: string; readonly hash: string | undefined },
): Reply {
  return async (taken) => {
    const form = shownOf(taken).find((one) => one.kind === 'form');
    if (form?.kind === 'form') void voice.renew(to, viewId, hash, form.form);
    return EMPTY;
  };
}
