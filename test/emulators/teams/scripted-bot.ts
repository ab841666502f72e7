import { bytesOf } from '../http-bytes.ts';
import { type Json, objectOf, parsed } from '../json.ts';
import { openServer, originOf } from '../local-server.ts';
import type { TeamsEmulator } from './emulator.ts';

/** What the endpoint answers to one activity. */
export interface Scripted {
  readonly status?: number;
  readonly body?: unknown;
  /** The connection is cut in place of an answer. */
  readonly cut?: boolean;
}

/** A bot's endpoint that answers as a test says and keeps what came. It checks nothing. */
export interface ScriptedBot {
  readonly heard: Json[];
  /** Answers the next activity in this way; 200 without a body unless told. */
  answers(next: Scripted): void;
  close(): Promise<void>;
}

export async function openScriptedBot(teams: TeamsEmulator): Promise<ScriptedBot> {
  const heard: Json[] = [];
  const script: Scripted[] = [];
  const server = await openServer(async (request, response) => {
    heard.push(objectOf(parsed((await bytesOf(request)).toString())));
    const { status = 200, body, cut } = script.shift() ?? {};
    if (cut) {
      response.socket?.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  teams.connect({ messagesUrl: `${originOf(server)}/api/messages` });
  const close = async () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
  return { heard, answers: (next) => void script.push(next), close };
}
