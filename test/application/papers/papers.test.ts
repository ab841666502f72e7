import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMeeting } from '../../../src/application/meetings/add-meeting.ts';
import { addConclusion } from '../../../src/application/outcomes/add-conclusion.ts';
import { followConclusion } from '../../../src/application/outcomes/follow-conclusion.ts';
import {
  recordResponse,
  routeConclusion,
} from '../../../src/application/outcomes/route-conclusion.ts';
import { traceMeeting } from '../../../src/application/outcomes/trace-meeting.ts';
import {
  approveTranslation,
  translateConclusion,
} from '../../../src/application/outcomes/translate-conclusion.ts';
import { type AdvanceOrder, advancePaper } from '../../../src/application/papers/advance-paper.ts';
import { draftPaper } from '../../../src/application/papers/draft-paper.ts';
import { exportPaper, listPapers } from '../../../src/application/papers/export-paper.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { openWord, wordText } from '../../infra/documents/word-package.ts';
import { ADMINISTRATOR, must, type TestParley } from '../../support/parley.ts';
import { as, codeOf, MEETING, useMeeting } from '../outcomes/world.ts';

const world = useMeeting();
const { clock } = world;
const officer = as('officer');
const approver = as('approver');
const COMMUNIQUE = { kind: 'communique', scope: MEETING } as const;
const TSAG = { kind: 'tsag-report', scope: '2025-2028' } as const;
const WTSA = { kind: 'wtsa-report', scope: '2025-2028' } as const;
/** The law's error, as the client names it. */
const FROZEN = { code: 'P2003' };
let parley: TestParley;
let folder: string;

beforeAll(async () => {
  ({ parley } = world);
  folder = await mkdtemp(join(tmpdir(), 'parley-papers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const advance = async (order: AdvanceOrder, actor = approver) =>
  codeOf(await advancePaper(parley, order, actor));
const inAllLanguages = async (
  key: typeof COMMUNIQUE | typeof TSAG | typeof WTSA,
  number?: number,
): Promise<string> => {
  const out = join(folder, `${key.kind}-${clock.now()}-${number ?? 'newest'}`);
  const order = { ...key, languages: LANGUAGES, folder: out };
  must(await exportPaper(parley, number === undefined ? order : { ...order, number }, officer));
  return out;
};
const words = async (out: string, name: string) =>
  parse(await readFile(join(out, name), 'utf8')).querySelector('body')?.textContent ?? '';

describe('a communiqué', () => {
  it('is drafted once the meeting has begun, and drafted anew as long as it is a draft', async () => {
    expect(codeOf(await draftPaper(parley, COMMUNIQUE, officer))).toBe('meeting-ahead');
    clock.advance(60_000);
    expect(codeOf(await draftPaper(parley, COMMUNIQUE, as('viewer')))).toBe('not-allowed');
    const first = must(await draftPaper(parley, COMMUNIQUE, officer));
    expect(first).toMatchObject({ number: 1, state: 'draft', fresh: true });
    expect(must(await draftPaper(parley, COMMUNIQUE, officer)).fresh).toBe(false);
    const fibre = {
      ...{ title: 'Rural access', text: 'The group asks for guidance.\n\nIt thanks its hosts.' },
      ...{ callToAction: 'Study low-cost backhaul', addressee: 'ITU-T SG13', needs: [1] },
    };
    must(await addConclusion(parley, MEETING, fibre, officer));
    const again = must(await draftPaper(parley, COMMUNIQUE, officer));
    expect(again).toMatchObject({ number: 1, fresh: true });
    expect(again.sha256).not.toBe(first.sha256);
  });

  it('is in six languages, each with what it has: marked where a text is no more than a draft', async () => {
    const french = { meeting: MEETING, conclusion: 1, language: 'fr' } as const;
    const texts = { title: 'Accès rural', text: 'Le groupe demande des orientations.' };
    const machine = { ...french, ...texts, callToAction: null, isMachine: true };
    expect(must(await translateConclusion(parley, machine, officer)).approved).toBe(false);
    const inEnglish = { ...machine, language: 'en' } as const;
    expect(codeOf(await translateConclusion(parley, inEnglish, officer))).toBe(
      'conclusion-in-english',
    );
    const arabic = { meeting: MEETING, conclusion: 1, language: 'ar' } as const;
    expect(codeOf(await approveTranslation(parley, arabic, approver))).toBe('translation-unknown');
    must(await draftPaper(parley, COMMUNIQUE, officer));
    expect(await advance({ ...COMMUNIQUE, act: 'submit' }, officer)).toBe('done');
    expect(codeOf(await draftPaper(parley, COMMUNIQUE, officer))).toBe('paper-in-review');
    expect(await advance({ ...COMMUNIQUE, act: 'approve' }, officer)).toBe('not-allowed');
    expect(await advance({ ...COMMUNIQUE, act: 'approve' })).toBe('done');

    const out = await inAllLanguages(COMMUNIQUE);
    expect((await readdir(out)).filter((name) => name.endsWith('.docx'))).toHaveLength(6);
    const english = await words(out, 'communique.en.html');
    expect(english).toContain('Study low-cost backhaul');
    expect(english).toContain('It thanks its hosts.');
    expect(english).not.toContain('Translation not yet approved');
    const inFrench = await words(out, 'communique.fr.html');
    expect(inFrench).toContain('Accès rural');
    expect(inFrench).toContain('Traduction non encore approuvée');
    expect(await words(out, 'communique.ar.html')).toContain('هذا الاستنتاج متاح بالإنكليزية فقط.');
    const word = await wordText(await openWord(await readFile(join(out, 'communique-F.docx'))));
    expect(word).toContain('Accès rural');
    expect(word).toContain('PÉRIODE D’ÉTUDES 2025-2028');
  });

  it('is frozen once it is approved, by the database too; a correction is the next one', async () => {
    const { prisma } = parley;
    const change = prisma.paper.updateMany({ data: { sha256: '0'.repeat(64) } });
    await expect(change).rejects.toMatchObject(FROZEN);
    await expect(prisma.paper.deleteMany()).rejects.toMatchObject(FROZEN);
    expect(await advance({ ...COMMUNIQUE, act: 'return', reason: 'too late' })).toBe(
      'paper-elsewhere',
    );
    const web = { ...COMMUNIQUE, act: 'publish', on: '2027-05-18' } as const;
    expect(await advance({ ...web, on: '2027-05-19' })).toBe('day-ahead');
    expect(await advance({ ...web, url: 'javascript:alert(1)' })).toBe('url-not-web');
    expect(await advance({ ...web, url: 'https://www.itu.int/' })).toBe('done');
    expect(await advance(web)).toBe('paper-elsewhere');
    await expect(prisma.paper.updateMany({ data: { url: null } })).rejects.toMatchObject(FROZEN);

    must(
      await approveTranslation(
        parley,
        { meeting: MEETING, conclusion: 1, language: 'fr' },
        approver,
      ),
    );
    const next = must(await draftPaper(parley, COMMUNIQUE, officer));
    expect(next).toMatchObject({ number: 2, state: 'draft' });
    expect(await advance({ ...COMMUNIQUE, act: 'submit' }, officer)).toBe('done');
    expect(await advance({ ...COMMUNIQUE, act: 'return', reason: 'a typo' })).toBe('done');
    expect(await advance({ ...COMMUNIQUE, act: 'submit' }, officer)).toBe('done');
    expect(await advance({ ...COMMUNIQUE, act: 'approve' })).toBe('done');
    const out = await inAllLanguages(COMMUNIQUE);
    expect(await words(out, 'communique.fr.html')).not.toContain('Traduction non encore');
    const old = await inAllLanguages(COMMUNIQUE, 1);
    expect(await words(old, 'communique.fr.html')).toContain('Traduction non encore');
  });
});

describe('a report to TSAG', () => {
  const follow = (status: 'under-study' | 'done', evidence: string | null = null) =>
    followConclusion(
      parley,
      {
        ...{ meeting: MEETING, conclusion: 1, status, reason: null, evidence },
        ...{ owner: null, nextOn: null },
      },
      officer,
    );

  it('begins with what is asked of the group, and annexes the approved communiqué', async () => {
    const to = { meeting: MEETING, conclusion: 1, body: 'TSAG', reason: 'strategy' };
    must(
      await routeConclusion(
        parley,
        { ...to, sentOn: '2027-05-18', document: 'TSAG-TD101' },
        approver,
      ),
    );
    must(await follow('under-study', 'https://www.itu.int/td101'));
    clock.advance(86_400_000);
    must(await draftPaper(parley, TSAG, officer));
    const out = await inAllLanguages(TSAG);
    const text = await words(out, 'tsag-report.en.html');
    expect(text).toContain('consider conclusion C1 of “Ninth” (“Rural access”)');
    expect(text).toContain('This is the first report of the study period');
    expect(text).toContain('TSAG (18 May 2027, TSAG-TD101)');
    expect(text).toContain('under study');
    expect(text).toContain('Study low-cost backhaul');
    expect(text.indexOf('Action for TSAG')).toBeLessThan(
      text.lastIndexOf('What has changed since'),
    );
    expect(await words(out, 'tsag-report.zh.html')).toContain('研究中');
    expect(await advance({ ...TSAG, act: 'submit' }, officer)).toBe('done');
    expect(await advance({ ...TSAG, act: 'approve' })).toBe('done');
  });

  it('tells what has changed since the one before, and nothing else', async () => {
    const answer = { body: 'TSAG', response: 'Noted; sent to SG13', respondedOn: '2027-05-19' };
    must(await recordResponse(parley, { meeting: MEETING, conclusion: 1, ...answer }, officer));
    must(await follow('done'));
    must(await draftPaper(parley, TSAG, officer));
    const text = await words(await inAllLanguages(TSAG), 'tsag-report.en.html');
    expect(text).toContain('Compared with report 1 of 19 May 2027:');
    expect(text).toContain('status: under study → done');
    expect(text).toContain('TSAG responded: “Noted; sent to SG13”');
    expect(text).not.toContain('sent to TSAG');
    expect(text).not.toContain('to which a response is awaited');
  });
});

describe('the trace', () => {
  it('finds what was published and what was approved', async () => {
    const traced = must(await traceMeeting(parley, { meeting: MEETING }, officer));
    const said = traced.clauses.flatMap(({ done }) => done.map(({ code, on }) => `${code} ${on}`));
    expect(said).toContain('communique-published 2027-05-18');
    expect(said).toContain('follow-up-report-made 2027-05-19');
  });
});

describe('a report to WTSA', () => {
  it('has a row for each meeting of the period that has begun, and one for each region', async () => {
    const next = {
      ...{ slug: 'cto-2028', kind: 'cto' as const, number: 10, title: 'Tenth', place: 'Lagos' },
      ...{ startsOn: '2028-05-18', endsOn: '2028-05-18', studyPeriod: '2025-2028' },
    } as const;
    must(await addMeeting(parley, next, ADMINISTRATOR));
    must(await draftPaper(parley, WTSA, officer));
    const text = await words(await inAllLanguages(WTSA), 'wtsa-report.en.html');
    expect(text).toContain('Ninth');
    expect(text).not.toContain('Tenth');
    for (const region of ['Africa', 'Americas', 'Arab States', 'Asia', 'CIS', 'Europe']) {
      expect(text).toContain(region);
    }
    expect(text).toContain('To be written by the Bureau');
    const other = { ...WTSA, scope: '2029-2032' };
    expect(codeOf(await draftPaper(parley, other, officer))).toBe('period-without-meetings');
    expect(
      must(await listPapers(parley, officer)).map(({ kind, number }) => `${kind} ${number}`),
    ).toEqual(
      expect.arrayContaining(['communique 1', 'communique 2', 'tsag-report 2', 'wtsa-report 1']),
    );
  });
});
