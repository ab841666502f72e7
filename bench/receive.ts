import type { ChildProcess } from 'node:child_process';

/** The next message of a process that measures; rejects when it ends without a word. */
export function receive<Message>(child: ChildProcess, what: string): Promise<Message> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) => {
      child.removeAllListeners('message');
      reject(cause);
    };
    const end = (code: number | null) => fail(new Error(`${what} ended with code ${code}`));
    child.once('error', fail);
    child.once('exit', end);
    child.once('message', (message: Message) => {
      child.removeListener('error', fail);
      child.removeListener('exit', end);
      resolve(message);
    });
  });
}
