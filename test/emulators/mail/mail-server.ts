import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly raw: string;
}

/** A mail server on the loopback that keeps what it takes, and says no where it is told to. */
export async function openMailServer() {
  const received: ReceivedMail[] = [];
  /** By recipient: the answer to RCPT TO, or "hang" to fall silent after the message. */
  const answers = new Map<string, number | 'hang'>();
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const answer = answers.get(address);
      if (typeof answer !== 'number') return callback();
      callback(Object.assign(new Error(`no ${address}`), { responseCode: answer }));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
        if (!to.some((address) => answers.get(address) === 'hang')) callback();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    answers,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
