import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MEMBER_COMMANDS,
  STAFF_COMMANDS,
} from '../../../adapters/teams/app-package/command-words.ts';
import { buildManifest, manifestFault } from '../../../adapters/teams/app-package/manifest.ts';
import { DESK_COMMANDS } from '../../../src/application/desk/read-words.ts';
import { readCommand } from '../../../src/conversation/understand/command.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import type { Config } from '../../../src/main/config.ts';
import { runCommand, STACK } from '../../cli/in-process.ts';
import { localizationFaults, manifestFaults, readPng } from './package-rules.ts';

const APP = '3F2504E0-4F89-41D3-9A0C-0305E82C3301';
const ASKED = { appId: APP, url: 'https://parley.example.org/' };

describe('parley teams manifest', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-teams-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const run = (more: Partial<Config>, ...argv: string[]) => {
    const config = { host: '127.0.0.1', port: 0, trustProxy: false, dataDir: folder, ...more };
    return runCommand(() => config, ['teams', 'manifest', ...argv]);
  };
  const unzipped = async (name: string) => {
    const files = unzipSync(await readFile(join(folder, name)));
    const json = (file: string): unknown => JSON.parse(strFromU8(files[file] ?? new Uint8Array()));
    return { files, json };
  };

  it('writes a package that Teams takes: a manifest, two icons, six languages, all at the top', async () => {
    const out = join(folder, 'first.zip');
    const ended = await run({}, '--app', APP, '--url', ASKED.url, '--out', out);
    expect(ended).toMatchObject({ code: 0, err: '', out: expect.stringContaining(out) });
    const { files, json } = await unzipped('first.zip');
    const names = ['ar.json', 'color.png', 'es.json', 'fr.json', 'manifest.json'];
    expect(Object.keys(files).sort()).toEqual([...names, 'outline.png', 'ru.json', 'zh.json']);
    expect(manifestFaults(json('manifest.json'))).toEqual([]);
    for (const language of ['ar', 'es', 'fr', 'ru', 'zh']) {
      expect(localizationFaults(json(`${language}.json`))).toEqual([]);
    }
    expect(json('manifest.json')).toMatchObject({
      ...{ id: APP.toLowerCase(), version: '1.0.0' },
      developer: { websiteUrl: 'https://parley.example.org' },
      bots: [{ botId: APP.toLowerCase(), scopes: ['personal', 'team', 'groupChat'] }],
      validDomains: ['parley.example.org'],
    });
  });

  it('has icons of the right sizes: one in colour, one white on nothing', async () => {
    const { files } = await unzipped('first.zip');
    const color = readPng(files['color.png'] ?? new Uint8Array());
    expect([color.width, color.height]).toEqual([192, 192]);
    expect(color.pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
    const outline = readPng(files['outline.png'] ?? new Uint8Array());
    expect([outline.width, outline.height]).toEqual([32, 32]);
    const seen = outline.pixels.filter(([, , , alpha]) => alpha !== 0);
    expect(seen.length).toBeGreaterThan(100);
    expect(seen.length).toBeLessThan(700);
    expect(seen.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(
      true,
    );
  });

  it('takes what is configured and what is asked for, and never replaces a file', async () => {
    const identity = { kind: 'secret', secret: 'x' } as const;
    const tenants = ['0a14e45f-ceea-467f-a83b-0b4d0f1a2c3d'] as const;
    const teams = { appId: APP, identity, tenants };
    const out = join(folder, 'second.zip');
    const given = [
      '--name',
      'Asking',
      '--app-version',
      '1.0.7',
      '--privacy',
      'https://itu.example/p',
    ];
    const ended = await run(
      { teams, publicUrl: 'https://asks.example.org' },
      ...given,
      '--out',
      out,
      '--json',
    );
    expect(JSON.parse(ended.out)).toEqual({ file: out, app: APP });
    const { json } = await unzipped('second.zip');
    expect(json('manifest.json')).toMatchObject({
      ...{ name: { short: 'Asking' }, version: '1.0.7' },
      developer: { privacyUrl: 'https://itu.example/p', termsOfUseUrl: 'https://asks.example.org' },
    });
    expect(json('fr.json')).toMatchObject({ 'name.short': 'Asking' });
    const again = await run({ teams }, '--url', ASKED.url, '--out', out);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('second.zip') });
  });

  it('says what is missing instead of writing what Teams would refuse', async () => {
    const nothing = await run({});
    expect([nothing.code, nothing.out]).toEqual([2, '']);
    expect(nothing.err).toMatch(/Give --app, or set TEAMS_APP_ID/);
    expect(nothing.err).not.toMatch(STACK);
  });
});

describe('the manifest', () => {
  it.each([
    [{ ...ASKED, appId: 'parley' }, /--app must be/],
    [{ ...ASKED, url: '' }, /Give --url, or set PUBLIC_URL/],
    [{ ...ASKED, url: 'http://parley.example.org' }, /must begin with https/],
    [{ ...ASKED, termsUrl: 'itu.int' }, /--terms must begin with https/],
    [{ ...ASKED, name: 'x'.repeat(31) }, /--name has 31 characters/],
    [{ ...ASKED, name: ' ' }, /--name has 1 characters/],
    [{ ...ASKED, version: '0.9.0' }, /--app-version must be/],
  ])('is not made of %j, and the words say why', (options, words) => {
    expect(manifestFault(options)).toMatch(words);
  });

  it('is seen to be wrong when something is too long, missing or unknown', () => {
    const manifest = buildManifest({ ...ASKED, name: 'x'.repeat(31) });
    expect(manifestFaults(manifest)).toEqual(['name.short']);
    const { icons: _, ...rest } = buildManifest(ASKED);
    expect(manifestFaults({ ...rest, colour: 'red' })).toEqual(['', 'icons']);
    const commands = { 'bots[0].commandLists[0].commands[10].title': 'x' };
    expect(localizationFaults({ ...commands })).toContain(Object.keys(commands)[0]);
  });

  it('asks the tenant for nothing but the bot', () => {
    const manifest = JSON.stringify(buildManifest(ASKED));
    expect(manifest).not.toMatch(/authorization|permissions|webApplicationInfo|composeExtensions/);
  });

  it('lists words that the conversation understands, the same ones in each language', () => {
    const meant = (title: string) => readCommand(title)?.command ?? title;
    const english = MEMBER_COMMANDS.en.map(({ title }) => title);
    expect(english.map(meant)).toEqual(english);
    for (const language of LANGUAGES) {
      expect(MEMBER_COMMANDS[language].map(({ title }) => meant(title))).toEqual(english);
    }
  });

  it('lists what staff may ask for', () => {
    const known: readonly string[] = DESK_COMMANDS;
    expect(STAFF_COMMANDS.filter(({ title }) => !known.includes(title))).toEqual([]);
  });
});
