import { webApi } from '@slack/bolt';
import type { Address } from '../../src/platform/adapter.ts';
import type { Prompt } from '../../src/platform/prompt.ts';
import type { Desk, Form, Shown } from '../../src/platform/shown.ts';
import { renderDesk } from './desk.ts';
import { renderForm } from './forms.ts';
import { renderPrompt } from './prompts.ts';
import { type ClientOf, PLAIN } from './send.ts';

/** What is shown at once and may be lost: whoever misses it asks again. Every act resolves, whatever Slack says. */
export interface Voice {
  say(to: Address, prompt: Prompt): Promise<void>;
  /** A trigger is good for three seconds, once. */
  open(to: Address, triggerId: string, form: Form): Promise<void>;
  /** Shows a form anew in its window, with what was typed. */
  renew(to: Address, viewId: string, hash: string | undefined, form: Form): Promise<void>;
  desk(to: Address, desk: Desk): Promise<void>;
}

export function createVoice(
  clientOf: ClientOf,
  trouble: (what: string, error: unknown) => void,
): Voice {
  const quietly = async (
    what: string,
    to: Address,
    act: (client: Client) => Promise<unknown>,
  ): Promise<void> => {
    try {
      const found = await clientOf(to.tenant);
      if (found.kind === 'ready') await act(found.client);
    } catch (error) {
      if (!isOvertaken(error)) trouble(what, error);
    }
  };
  return {
    say: (to, prompt) =>
      quietly('chat.postMessage', to, (client) =>
        client.chat.postMessage({ channel: to.externalId, ...renderPrompt(prompt), ...PLAIN }),
      ),
    open: (to, trigger_id, form) =>
      quietly('views.open', to, (client) =>
        client.views.open({ trigger_id, view: renderForm(form) }),
      ),
    renew: (to, view_id, hash, form) =>
      quietly('views.update', to, (client) =>
        client.views.update({
          ...{ view_id, view: renderForm(form) },
          ...(hash === undefined ? {} : { hash }),
        }),
      ),
    desk: (to, desk) =>
      quietly('views.publish', to, (client) =>
        client.views.publish({ user_id: to.externalId, view: renderDesk(desk) }),
      ),
  };
}

/** The window was sent, closed or shown anew meanwhile: whoever sits before it was quicker, and nothing is wrong. */
function isOvertaken(error: unknown): boolean {
  const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
  return code === 'hash_conflict' || code === 'view_not_found' || code === 'not_found';
}

type Client = Extract<Awaited<ReturnType<ClientOf>>, { kind: 'ready' }>['client'];

/** Says what a person is to see, in private; a form opens where there is a trigger for it. */
export async function showAll(
  voice: Voice,
  to: Address,
  { shown, triggerId }: { readonly shown: readonly Shown[]; readonly triggerId?: string },
): Promise<void> {
  for (const one of shown) {
    if (one.kind === 'prompt') await voice.say(to, one.prompt);
    if (one.kind === 'desk') await voice.desk(to, one.desk);
    if (one.kind === 'form' && triggerId !== undefined) await voice.open(to, triggerId, one.form);
  }
}
