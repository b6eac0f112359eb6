/** The command as people run it: its words, its output, its exit code. A few runs are real processes, the others in this one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './run.ts';
import { hostForTests } from './testing/host-for-tests.ts';

const launcher = fileURLToPath(new URL('../bin/troth.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'troth-'));
const my = join(scratch, 'my-sla');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A process of its own, through the launcher. */
function spawned(...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: scratch,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

/** The same command in this process, on a fixed day. */
async function troth(...args: readonly string[]): Promise<Ended> {
  const { host, said } = hostForTests(args);
  const code = await run(host);
  return { code, ...said };
}

beforeAll(() => {
  expect(spawned('init', 'my-sla').code).toBe(0);
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe('init', () => {
  test('refuses to overwrite, naming what is there', async () => {
    const { code, err } = await troth('init', my);
    expect(code).toBe(2);
    expect(err).toContain('already holds agreement.yaml, evidence.yaml, cases.csv, README.md');
  });
  test('what it writes lints without errors and evaluates', async () => {
    const { code, out } = await troth('lint', my);
    expect(out).toMatch(/^1 agreement: 0 errors/mu);
    expect(code).toBe(0);
  });
});

describe('evaluate', () => {
  test('says minutes, verdict, money and hash, and ends with 1 because a promise is missed', async () => {
    const { code, out, err } = await troth('evaluate', my, '--period', '2024-11');
    expect(out).toMatch(/Availability +at least 99\.95 % +61 \/ 21\.6 min +99\.85880 % +✗ missed +HKD 1,200\.00/u);
    expect(out).toContain('EXC-3 (rule customer-power): refused by Sam Lee: no power log of the router was produced');
    expect(out).toMatch(/SLA-EXAMPLE +final +1 Dec 2024 00:00 +[0-9a-f]{64}/u);
    expect([code, err]).toEqual([1, '']);
    expect((await troth('evaluate', my, '--period', '2024-11', '--exit-zero')).code).toBe(0);
    expect((await troth('evaluate', my, '--period', '2024-10')).code).toBe(0);
  });
  test('JSON is a statement with its hash, the same on every run', async () => {
    const read = async () => JSON.parse((await troth('evaluate', my, '--period', '2024-11', '--json')).out);
    const first = await read();
    expect(first.statements[0].statement.rows[0].segments[0].value).toEqual({ exact: '43139/43200', unit: 'share' });
    expect(await read()).toEqual(first);
  });
  test('a page is written beside the table, in the language asked for', async () => {
    const page = join(scratch, 'november.html');
    const { out, err } = await troth('evaluate', my, '--period', '2024-11', '--html', page, '--lang', 'zh-Hant');
    expect(err).toBe(`wrote ${page}\n`);
    expect(out).toContain('未達標');
    expect(readFileSync(page, 'utf8')).toContain('容許 21.6 分鐘');
    const nowhere = await troth('evaluate', my, '--period', '2024-11', '--html', join(scratch, 'none', 'x.html'));
    expect([nowhere.code, nowhere.err]).toEqual([
      2,
      expect.stringContaining('cannot be written: its directory does not exist'),
    ]);
  });
  test('late evidence restates what was issued, and names the row', async () => {
    const late = join(scratch, 'late.yaml');
    writeFileSync(
      late,
      `apiVersion: troth/v1
kind: Evidence
agreement: SLA-EXAMPLE
source: probe
rows:
  - { form: issued, id: ISS, period: 2024-11, knownAt: "2024-12-02T09:00:00+08:00", recordedAt: "2024-12-02T09:00:00+08:00" }
  - { form: state, id: OUT-9, start: "2024-11-02T00:00:00+08:00", end: "2024-11-02T10:00:00+08:00", state: down, recordedAt: "2024-12-04T09:00:00+08:00" }
`,
    );
    const { out } = await troth('evaluate', my, late, '--period', '2024-11');
    expect(out).toContain(
      'Example Trading Co: figures revised, HKD +1,800.00 as known on 4 Dec 2024 09:00 (issued as known on 2 Dec 2024 09:00)',
    );
    expect(out).toContain('because of OUT-9 (probe), recorded 4 Dec 2024 09:00, +600 min');
    expect(
      (await troth('evaluate', my, late, '--period', '2024-11', '--known-at', '2024-12-03T00:00:00+08:00')).out,
    ).toContain('1,200.00');
    const times = await troth(
      'diff',
      my,
      late,
      '-p',
      '2024-11',
      '--known-at',
      '2024-12-02T09:00:00+08:00',
      '2024-12-04T09:00:00+08:00',
    );
    expect(times.out).toMatch(/Money: HKD \+1,800\.00[\s\S]*OUT-9 \(probe, state\)/u);
  });
  test.each([
    [['evaluate', my, '--period', 'November'], /November/u],
    [['evaluate', my, '--period', '2020-01'], /no agreement holds then; SLA-EXAMPLE holds from 2024-/u],
    [
      ['evaluate', my, '--period', '2024-11', '--known-at', 'yesterday'],
      /--known-at yesterday: write date, time and offset/u,
    ],
    [['evaluate', my, '--period', '2024-11', '--agreement', 'SLA-X'], /not among the files; there are SLA-EXAMPLE/u],
    [['evaluate', 'nowhere', '--period', '2024-11'], /nowhere: no such file or directory/u],
    [['evaluate', join(my, 'cases.csv'), '--period', '2024-11'], /no agreement among 1 file/u],
    [['evaluate', my], /required option '-p, --period <period>' not specified/u],
    [['evalute', my], /unknown command 'evalute'[\s\S]*Did you mean evaluate/u],
  ])('%j is bad input with a sentence', async (args, expected) => {
    const { code, out, err } = await troth(...args);
    expect(err).toMatch(expected);
    expect(err).not.toMatch(/\n\s+at |fault of troth/u);
    expect([code, out]).toEqual([2, '']);
  });
});

test('a process ends with the code, and its own Node does not matter', () => {
  const missed = spawned('evaluate', 'my-sla', '--period', '2024-11');
  expect([missed.code, missed.err]).toEqual([1, '']);
  expect(missed.out).toContain('HKD 1,200.00');
  expect(spawned('--version').out).toMatch(/^\d+\.\d+\.\d+\n$/u);
});

describe('explain and diff', () => {
  test('the derivation comes down to rows, and each clause says what it did', async () => {
    const { code, out } = await troth('explain', my, '--period', '2024-11', '--commitment', 'availability');
    expect(out).toMatch(/excluded by planned-works: 30 min \[10\.1\] ← CHG-7\n +17 Nov 2024 02:10 – 02:40/u);
    expect(out).toContain('10.1 (maintenance planned-works): availability: 99.78935 %, missed');
    expect(code).toBe(0);
    const only = (await troth('explain', my, '--period', '2024-11', '--without', 'K10')).out;
    expect(only).toMatch(/^Without one clause it would have been\n.*maintenance planned-works/u);
  });
  test('two drafts: the terms that changed, and what each would have cost', async () => {
    const draft = join(scratch, 'draft.yaml');
    writeFileSync(
      draft,
      readFileSync(join(my, 'agreement.yaml'), 'utf8').replace('percent: 10 %, of', 'percent: 15 %, of'),
    );
    const { out } = await troth(
      'diff',
      join(my, 'agreement.yaml'),
      draft,
      '-p',
      '2024-11',
      '--evidence',
      join(my, 'evidence.yaml'),
      join(my, 'cases.csv'),
    );
    expect(out).toMatch(/steps\[1\]\.pay\.percent +10 % +15 %/u);
    expect(out).toMatch(
      /agreement\.yaml: availability missed, response met, HKD 1,200\.00\n.*draft\.yaml: availability missed, response met, HKD 1,800\.00/u,
    );
  });
});

describe('render, schema, holidays, completion, help', () => {
  test('contract and plain text, Markdown and HTML', async () => {
    expect((await troth('render', my)).out).toContain('## 6. Service levels');
    expect((await troth('render', my, '--as', 'plain', '--lang', 'zh-Hant')).out).toContain('最多 21.6 分鐘');
    const file = join(scratch, 'contract.html');
    const paper = file.replace(/\.html$/u, '.pdf');
    expect((await troth('render', my, '--format', 'pdf', '-o', paper)).code).toBe(0);
    expect(readFileSync(paper).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect((await troth('render', my, '--format', 'pdf')).err).toContain('--output');
    expect((await troth('render', my, '--format', 'html', '-o', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>/u);
  });
  test('papers for roles, Word files, redlines, and what they cannot be', async () => {
    const file = (name: string): string => join(scratch, name);
    const starts = (name: string): string => readFileSync(file(name)).subarray(0, 4).toString('latin1');
    expect((await troth('render', my, '--format', 'docx', '-o', file('contract.docx'))).code).toBe(0);
    expect(starts('contract.docx')).toBe('PK\u0003\u0004');
    expect((await troth('render', my, '--as', 'plain', '--format', 'pdf', '-o', file('plain.pdf'))).code).toBe(0);
    expect(
      (await troth('render', my, '--as', 'extract-billing', '--format', 'pdf', '-o', file('billing.pdf'))).code,
    ).toBe(0);
    for (const name of ['plain.pdf', 'billing.pdf']) expect(starts(name)).toBe('%PDF');
    expect((await troth('render', my, '--as', 'extract-billing', '--format', 'docx')).err).toContain('html, pdf');
    const harbourline = new URL('../../../examples/harbourline/agreements', import.meta.url).pathname;
    const lionRock = ['render', harbourline, '--agreement', 'SLA-LR-METRO', '--as', 'redline'];
    expect((await troth(...lionRock, '--format', 'html')).out).toContain('<ins>Nov</ins>');
    expect((await troth(...lionRock, '--format', 'docx', '-o', file('redline.docx'))).code).toBe(0);
    expect((await troth(...lionRock, '--revision', '1', '--format', 'html')).err).toContain('--since');
  });
  test.each(['agreement', 'evidence', 'statement'])('the schema of %s is JSON Schema 2020-12', async (what) => {
    expect(JSON.parse((await troth('schema', what)).out).$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });
  test('holidays come with their source', async () => {
    const { out } = await troth('holidays', 'HK', '--years', '2025');
    expect(out).toContain('holidayDates:\n  - 2025-01-01');
    expect(out).toContain('date-holidays');
    expect((await troth('holidays', 'ZZ', '--years', '2025')).code).toBe(2);
  });
  test('completion scripts name every command and are accepted by the shell', async () => {
    const { out } = await troth('completion', 'bash');
    expect(out).toContain('init lint evaluate explain diff prove backtest forecast price render verify ');
    expect(out).toContain(' conform schema holidays completion');
    expect(spawnSync('bash', ['-n'], { input: out }).status).toBe(0);
    expect(out).toContain('below="statement live close restatements pack sources');
    expect((await troth('completion', 'zsh')).out).toMatch(/#compdef troth[\s\S]*'1:command:\(statement live /u);
    expect((await troth('completion', 'fish')).out).toContain('complete -c troth');
  });
  test('help teaches and is no failure', async () => {
    const { code, out } = await troth('evaluate', '--help');
    expect(out).toContain('troth evaluate examples/harbourline --period 2024-11');
    expect(code).toBe(0);
    expect((await troth('--help')).out).toMatch(/Exit codes:\n +0 +all is well/u);
  });
});

describe('conform', () => {
  const question = {
    id: 'Q1',
    op: 'is_open',
    status: 'normative',
    calendar: { timezone: 'Asia/Hong_Kong' },
    inputs: {},
    expected: { open: true },
  };
  const conform = async (cases: readonly object[]): Promise<Ended> => {
    const file = join(scratch, 'cases.json');
    writeFileSync(file, JSON.stringify({ cases }));
    return troth('conform', file);
  };
  test('a malformed case ends with 2 and is named', async () => {
    const { code, err } = await conform([{ ...question, op: 'is_opne' }]);
    expect(err).toMatch(/Case Q1.*is_opne/u);
    expect(code).toBe(2);
  });
  test('no case at all is bad input, not success', async () => {
    expect((await conform([])).code).toBe(2);
    expect((await troth('conform', my)).code).toBe(2);
  });
  test('the last line counts, and failure ends with 1', async () => {
    const budget = {
      id: 'E1',
      op: 'error_budget',
      status: 'normative',
      inputs: { targetPercent: 99.9, windowMs: 1000 },
      expected: { budgetMs: 1 },
    };
    const good = await conform([budget]);
    expect([good.code, good.out]).toEqual([0, '1 passed, 0 failed\n']);
    const bad = await conform([budget, { ...budget, id: 'E2', expected: { budgetMs: 2 } }]);
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/FAILED {2}cases\.json {2}E2: budgetMs: wanted 2, found 1\n1 passed, 1 failed\n$/u);
  });
});
