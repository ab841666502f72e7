import { describe, expect, it } from 'vitest';
import { type Post, post } from '../../../adapters/hook/post.ts';
import { isPublic, publicLookup } from '../../../adapters/hook/public-address.ts';
import { openReceiver } from '../../emulators/hook/receiver.ts';

const NOT_PUBLIC = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.8.8.8', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.0.0.8', '192.168.1.1', '198.18.0.1', '224.0.0.1'],
  ...['240.0.0.1', '255.255.255.255', '192.0.2.1', '198.51.100.7', '203.0.113.9'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'fe80::1', 'fc00::1'],
  ...['fd00:ec2::254', 'ff02::1', '2001:db8::1', '2002:7f00:1::1', '2001::1', 'name', ''],
];
const PUBLIC = ['8.8.8.8', '156.106.192.32', '172.32.0.1', '100.128.0.1', '2620:0:2d0:200::7'];

describe('an address', () => {
  it('is public only when anybody means the same machine by it', () => {
    expect(NOT_PUBLIC.filter(isPublic)).toEqual([]);
    expect(PUBLIC.filter((address) => !isPublic(address))).toEqual([]);
  });

  it('is checked as it is connected to: one that is not public is one too many', async () => {
    const answers = [
      [{ address: '8.8.8.8', family: 4 }],
      [
        { address: '8.8.8.8', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    ];
    const lookup = publicLookup(async () => answers.shift() ?? []);
    const look = (all: boolean) =>
      new Promise((resolve) =>
        lookup('rebinds.example', { all }, (cause, found) => resolve(cause?.name ?? found)),
      );
    expect(await look(true)).toEqual([{ address: '8.8.8.8', family: 4 }]);
    expect(await look(true)).toBe('NotPublic');
    expect(await look(false)).toBe('NotPublic');
  });
});

describe('a post', () => {
  const order = (url: string, more: Partial<Post> = {}): Post => ({
    ...{ url: new URL(url), headers: { 'content-type': 'application/json' }, body: '{}' },
    ...{ ownHosts: [], timeoutMs: 500, reference: 'r', ...more },
  });

  it('goes nowhere inside, however the way there is written', async () => {
    const inside = await openReceiver();
    const { port } = new URL(inside.url);
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    for (const [url, more] of [
      [`https://127.0.0.1:${port}/`],
      [`https://2130706433:${port}/`],
      [`https://[::ffff:127.0.0.1]:${port}/`],
      [`https://localhost:${port}/`],
      [`https://inside.example:${port}/`, { resolve }],
      [`http://127.0.0.1:${port}/`],
    ] as const) {
      const outcome = await post(order(url, more));
      expect({ url, outcome }).toMatchObject({ url, outcome: { kind: 'retry' } });
      expect(JSON.stringify(outcome)).toMatch(/not public|not https/);
    }
    expect(inside.told).toEqual([]);
    const own = order(inside.url, { ownHosts: ['127.0.0.1'] });
    expect(await post(own)).toEqual({ kind: 'sent', reference: 'r' });
    await inside.close();
    expect(await post(own)).toMatchObject({ kind: 'retry', reason: /ECONNREFUSED/ });
  });

  it('reads little of what comes back, and waits no longer than it may', async () => {
    const endless = await openReceiver();
    const own = order(endless.url, { ownHosts: ['127.0.0.1'] });
    let cut = false;
    endless.replies.push((response) => {
      response.writeHead(200);
      response.on('close', () => {
        cut = true;
      });
      const write = () => {
        while (!cut && response.write(Buffer.alloc(64 * 1024)));
      };
      response.on('drain', write);
      write();
    });
    expect(await post(own)).toMatchObject({ kind: 'sent' });
    await expect.poll(() => cut).toBe(true);
    endless.replies.push(() => undefined);
    const late = { kind: 'retry', reason: 'it did not answer in time', scope: 'message' };
    expect(await post({ ...own, timeoutMs: 100 })).toMatchObject(late);
    await endless.close();
  });
});
