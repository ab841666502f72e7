import { z } from 'zod';
import { type Answer, ask } from './ask.ts';
import { COMMANDS } from './commands.ts';

/** One thing that was looked at, in words for whoever runs Parley. */
export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
  readonly mend?: string;
}

export interface ExamineOptions {
  readonly token: string;
  readonly applicationId: string;
  readonly apiUrl?: string;
  readonly now: () => number;
}

const CLOCK_MS_MAX = 30_000;
/** Sessions that can still be begun today; Discord resets the token of a bot that has used them up. */
const SESSIONS_MIN = 50;
const GET_THROUGH =
  'Does this machine reach https://discord.com by HTTPS (a firewall, a proxy)? Is DISCORD_API_URL right, if it is set?';
const RENEW =
  'On the "Bot" page of the application at https://discord.com/developers/applications: "Reset Token", then copy it to DISCORD_TOKEN.';

/** Looks at everything between us and Discord. It writes to nobody, and begins no session at the gateway. */
export async function examineDiscord(options: ExamineOptions): Promise<readonly Check[]> {
  const { token, apiUrl, applicationId } = options;
  const self = await ask('/applications/@me', token, apiUrl);
  const tokenFound = tokenCheck(self, applicationId);
  if (self.kind === 'away' || self.status !== 200) return [tokenFound];
  const [gateway, commands] = [
    await ask('/gateway/bot', token, apiUrl),
    await ask(`/applications/${applicationId}/commands`, token, apiUrl),
  ];
  return [
    tokenFound,
    gatewayCheck(gateway),
    commandsCheck(commands),
    ...(self.date === undefined ? [] : [clockCheck(self.date, options.now())]),
  ];
}

const application = z.object({ id: z.string(), name: z.string() });

function tokenCheck(answer: Answer, wanted: string): Check {
  const what = 'Discord token';
  if (answer.kind === 'away') return wrong(what, `no answer: ${answer.reason}`, GET_THROUGH);
  if (answer.status !== 200) return wrong(what, `Discord refuses it: ${answer.status}`, RENEW);
  const found = application.safeParse(answer.body).data;
  if (found === undefined) return wrong(what, 'nothing of Discord’s answers', GET_THROUGH);
  if (found.id !== wanted) {
    const mend = 'Copy both from one application: "General Information" and "Bot".';
    return wrong(
      what,
      `it is another application’s than DISCORD_APPLICATION_ID: ${found.id}`,
      mend,
    );
  }
  return right(what, `the application ${found.name}`);
}

const gatewayBot = z.object({
  shards: z.number(),
  session_start_limit: z.object({ remaining: z.number(), total: z.number() }),
});

/** Servers and direct messages are all that is asked for: neither has to be switched on. */
function gatewayCheck(answer: Answer): Check {
  const what = 'Discord gateway';
  if (answer.kind === 'away') return wrong(what, `no answer: ${answer.reason}`, GET_THROUGH);
  const found = gatewayBot.safeParse(answer.body).data;
  if (found === undefined) return wrong(what, `it answers with ${answer.status}`, GET_THROUGH);
  const { shards, session_start_limit: sessions } = found;
  const left = `${sessions.remaining} of ${sessions.total} sessions left today`;
  const words = `intents: servers, direct messages; shards: ${shards}; ${left}`;
  return sessions.remaining >= SESSIONS_MIN
    ? right(what, words)
    : wrong(what, words, 'Something begins sessions again and again: look for it in the log.');
}

const commandList = z.array(
  z.object({ name: z.string(), options: z.array(z.object({ name: z.string() })).optional() }),
);

function commandsCheck(answer: Answer): Check {
  const what = 'Discord commands';
  const mend =
    'Start Parley (parley serve): it registers them. Another bot of the same application?';
  if (answer.kind === 'away') return wrong(what, `no answer: ${answer.reason}`, GET_THROUGH);
  const found = commandList.safeParse(answer.body).data ?? [];
  const missing = COMMANDS.filter(({ name, options }) => {
    const registered = found.find((one) => one.name === name)?.options?.map((one) => one.name);
    return !options.every((option) => registered?.includes(option.name));
  });
  return missing.length === 0
    ? right(what, COMMANDS.map(({ name }) => `/${name}`).join(', '))
    : wrong(what, `missing or old: ${missing.map(({ name }) => `/${name}`).join(', ')}`, mend);
}

function clockCheck(date: number, now: number): Check {
  const off = Math.abs(date - now);
  const found = `${Math.round(off / 1000)} s from Discord’s`;
  return off <= CLOCK_MS_MAX
    ? right('Discord clock', found)
    : wrong('Discord clock', found, 'Set this machine by a time server (NTP).');
}

function right(what: string, found: string): Check {
  return { what, ok: true, found };
}

function wrong(what: string, found: string, mend: string): Check {
  return { what, ok: false, found, mend };
}
