import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly raw: string;
  /** Whether and how the sender wants to hear of a failure (RFC 3461). */
  readonly report: {
    readonly ret: string | null | undefined;
    readonly envid: string | null | undefined;
    readonly notify: readonly string[];
    readonly orcpt: string | undefined;
  };
}

/**
 * What becomes of a recipient: a code answers RCPT TO; `data-554` answers so after the message; `hang` takes the message
 * and falls silent; `drop` takes it and cuts the line; `from-553` refuses the sender.
 */
export type Answer = number | 'hang' | 'drop' | `data-${number}`;

/** A mail server on the loopback that keeps what it takes, and says no where it is told to. */
export async function openMailServer({
  withoutReports = false,
}: {
  readonly withoutReports?: boolean;
} = {}) {
  const received: ReceivedMail[] = [];
  const answers = new Map<string, Answer>();
  let senderAnswer: number | undefined;
  const lines = new Map<number | undefined, Socket>();
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    hideDSN: withoutReports,
    logger: false,
    onMailFrom(_address, _session, callback) {
      if (senderAnswer === undefined) return callback();
      callback(refusal(senderAnswer, 'not from you'));
    },
    onRcptTo({ address }, _session, callback) {
      const answer = answers.get(address);
      if (typeof answer !== 'number') return callback();
      callback(refusal(answer, `no ${address}`));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const answer = to.map((address) => answers.get(address)).find((one) => one !== undefined);
        if (typeof answer === 'string' && answer.startsWith('data-')) {
          return callback(refusal(Number(answer.slice('data-'.length)), 'not this'));
        }
        received.push({
          to,
          raw: Buffer.concat(chunks).toString('utf8'),
          report: reportOf(session),
        });
        if (answer === 'drop') lines.get(session.remotePort)?.destroy();
        else if (answer !== 'hang') callback();
      });
    },
  });
  server.on('error', () => undefined); // lines that were cut on purpose
  server.server.on('connection', (line: Socket) => lines.set(line.remotePort, line));
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    answers,
    /** What MAIL FROM is answered with; undefined: taken. */
    refuseSender: (code: number | undefined) => {
      senderAnswer = code;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

function reportOf({ envelope }: SMTPServerSession): ReceivedMail['report'] {
  const [recipient] = envelope.rcptTo;
  return {
    ret: envelope.dsn?.ret,
    envid: envelope.dsn?.envid,
    notify: recipient?.dsn?.notify ?? [],
    orcpt: recipient?.dsn?.orcpt ?? undefined,
  };
}
