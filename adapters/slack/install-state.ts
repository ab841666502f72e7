import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { InstallURLOptions, StateStore } from '@slack/bolt';
import type { Vault } from '../../src/platform/vault.ts';

/** Why a state is not taken. The message is for the log; it repeats nothing of the state. */
export class StateRefused extends Error {
  override readonly name = 'StateRefused';
  readonly why: 'forged' | 'expired' | 'used';

  constructor(why: StateRefused['why']) {
    super(`the state is ${why}`);
    this.why = why;
  }
}

/** Long enough to read Slack's page and ask a colleague; as long as Slack's code lives. */
export const STATE_S = 600;
const NONCE_BYTES = 16;
const USED = 'slack/used-state';

interface State {
  readonly nonce: string;
  readonly expiresAt: number; // epoch ms
  readonly options: InstallURLOptions;
}

/**
 * States that prove themselves by a signature, so that asking for one costs us nothing; only a used one is kept, until it would
 * have expired anyway. That it comes back from the browser that asked is for the cookie to prove.
 */
export function installStates(vault: Vault, stateSecret: string): StateStore {
  const sign = (text: string) =>
    createHmac('sha256', stateSecret).update(`parley slack install ${text}`).digest('base64url');
  return {
    generateStateParam: async (options, now) => {
      const nonce = randomBytes(NONCE_BYTES).toString('base64url');
      const state: State = { nonce, expiresAt: now.getTime() + STATE_S * 1000, options };
      const text = Buffer.from(JSON.stringify(state)).toString('base64url');
      return `${text}.${sign(text)}`;
    },
    verifyStateParam: async (now, param) => {
      const [text = '', signature = ''] = param.split('.');
      if (!sameText(signature, sign(text))) throw new StateRefused('forged');
      const state = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as State;
      if (now.getTime() >= state.expiresAt) throw new StateRefused('expired');
      if (!(await useOnce(vault, state, now.getTime()))) throw new StateRefused('used');
      return state.options;
    },
  };
}

/** Whether the two are the same, told in the same time wherever they differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function useOnce(vault: Vault, { nonce, expiresAt }: State, now: number): Promise<boolean> {
  const own = `${USED}/${expiresAt}/${nonce}`;
  return vault.locked(USED, async (entries) => {
    const used = await entries.names(`${USED}/`);
    for (const name of used) if (expiryOf(name) <= now) await entries.remove(name);
    if (used.includes(own)) return false;
    await entries.write(own, '');
    return true;
  });
}

function expiryOf(name: string): number {
  return Number(name.slice(USED.length + 1).split('/')[0]);
}
