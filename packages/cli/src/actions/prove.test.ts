/** `troth prove` on the demo company, and what `troth lint` says of a model. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../run.ts';
import { hostForTests } from '../testing/host-for-tests.ts';

const examples = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const company = [join(examples, 'harbourline/agreements'), join(examples, 'harbourline-company')];
const scratch = mkdtempSync(join(tmpdir(), 'troth-prove-'));
afterAll(() => rmSync(scratch, { recursive: true }));

async function troth(...args: readonly string[]) {
  const { host, said } = hostForTests(args);
  return { code: await run(host), ...said };
}

const lionRock = ['prove', ...company, '--agreement', 'SLA-LR-METRO', '--revision', '2'];

describe('the proof of Lion Rock’s second revision', () => {
  test('shows seven gaps with their minutes, and ends with 1', async () => {
    const { code, out } = await troth(...lionRock, '--json');
    expect(code).toBe(1);
    const found = JSON.parse(out) as {
      verdict: string;
      gaps: Record<string, unknown>[];
      pairs: { agreement: string; fitting: string[] }[];
      commitments: { commitment: string; verdict: string; counterExample?: { minutes: string } }[];
    };
    expect(found.verdict).toBe('UNDELIVERABLE');
    expect(found.gaps).toMatchObject([
      { id: 'PROOF-WINDOW:UC-VFC:availability', minutes: '525.6' },
      { id: 'PROOF-AVAILABILITY:UC-VFC:availability', owed: '0.9995', backed: '17731/18000' },
      { id: 'PROOF-MAINTENANCE:UC-VFC:availability', minutes: '120' },
      { id: 'PROOF-RESTORE:UC-VFC:restore', minutes: '60' },
      { id: 'PROOF-FORCE_MAJEURE:UC-VFC', unmatched: ['T8', 'black-rainstorm'] },
      { id: 'PROOF-TERM:UC-VFC', from: '2025-02-01' },
      { id: 'PROOF-REMEDY:UC-VFC', owed: '0.25', backed: '0.1' },
    ]);
    expect(found.gaps).toHaveLength(7);
    expect(found.pairs.find(({ agreement }) => agreement === 'UC-VFC')?.fitting).toContain('LATENCY');
    expect(found.commitments.find(({ commitment }) => commitment === 'availability')?.counterExample?.minutes).toBe(
      '645.6',
    );
  });
  test('reads as tables in both languages', async () => {
    const { out } = await troth(...lionRock);
    expect(out).toContain('UC-VFC 6.1 is judged by the year: its 525.6 min may all fall in one month.');
    expect(out).toMatch(/6\.1 Availability +at least 99\.95 % +UNDELIVERABLE +645\.6 min \(2024-11\) +21\.6 min/u);
    expect((await troth(...lionRock, '--lang', 'zh-Hant')).out).toContain('每月比我們多豁免 120 分鐘的計劃維護');
  });
  test('of a revision that there is not ends with 2', async () => {
    const { code, err } = await troth('prove', ...company, '--agreement', 'SLA-LR-METRO', '--revision', '9');
    expect([code, err]).toEqual([2, expect.stringContaining('there are 1, 2')]);
  });
  test('says of the latency that it stands on nothing once the carrier’s promise has ended', async () => {
    const { out } = await troth(...lionRock, '--json');
    const { commitments } = JSON.parse(out) as { commitments: { commitment: string; says: { en: string } }[] };
    expect(commitments.find(({ commitment }) => commitment === 'latency')?.says.en).toBe(
      'What stands behind guarantees 55 ms. UC-VFC does not hold from 1 Feb 2025 to 31 Oct 2026: our promise stands on nothing then.',
    );
  });
  test('is not whole where nothing can be composed of a target, and says why', async () => {
    const { code, out } = await troth('prove', ...company, '--agreement', 'SLA-OR-COLO');
    expect(code).toBe(1);
    expect(out).toMatch(/^SLA-OR-COLO, .*: Proven in part: 1 of 2 targets follows from the promises behind/u);
    expect(out).toMatch(/Why\n {2}- .*: Not composed: /u);
  });
  test('is not that of a draft of somebody else', async () => {
    const draft = join(examples, 'harbourline/agreements/sla-tg-epl.yaml');
    const prove = (...more: readonly string[]) => troth('prove', ...company, '--draft', draft, ...more);
    const other = await prove('--agreement', 'SLA-LR-METRO');
    expect([other.code, other.out]).toEqual([2, '']);
    expect(other.err).toBe(
      `--draft ${draft} is a text of SLA-TG-EPL, and --agreement asks for SLA-LR-METRO: leave out --agreement, or give a draft of SLA-LR-METRO\n`,
    );
    const both = await prove('--revision', '1');
    expect([both.code, both.err]).toEqual([2, expect.stringContaining('leave out --revision, or --draft')]);
    expect((await prove('--agreement', 'SLA-TG-EPL')).out).toMatch(/^SLA-TG-EPL, revision 1/u);
  });
});

describe('lint of a model', () => {
  const linted = async (model: string) => {
    const file = join(scratch, 'model.yaml');
    writeFileSync(file, `apiVersion: troth/v1\nkind: ServiceModel\nagreement: SLA-LR-METRO\n${model}`);
    return troth('lint', company[0] ?? '', join(examples, 'harbourline-company/agreements'), file);
  };
  test('names a circle with its line', async () => {
    const { code, out } = await linted(
      'structure: { part: a }\nparts: { a: { part: b }, b: { part: a } }\nleaves: []\n',
    );
    expect(code).toBe(1);
    expect(out).toMatch(/model\.yaml:\d+:\d+: error proof\/cycle/u);
  });
  test('names a promise that nobody made with its line', async () => {
    const leaf = '- { id: x, name: X, promises: [{ agreement: UC-VFC, commitment: speed }] }';
    const { code, out } = await linted(`structure: { leaf: x }\nleaves:\n  ${leaf}\n`);
    expect(code).toBe(1);
    expect(out).toMatch(/model\.yaml:6:\d+: error proof\/unknown-commitment/u);
  });
});

describe('a model written by hand', () => {
  const designs = join(examples, 'three-designs');
  const right = readFileSync(join(designs, 'model.yaml'), 'utf8');
  const agreements = ['agreement.yaml', 'carrier.yaml'].map((name) => join(designs, name));
  const asked = async (name: string, of: string, by: string) => {
    const file = join(scratch, 'own.yaml');
    expect(right).toContain(of);
    writeFileSync(file, right.replace(of, by));
    const { code, err } = await troth(name, ...agreements, file, '--agreement', 'SLA-TAIL');
    return { code, err: err.replaceAll(`${scratch}/`, '') };
  };
  test.each([
    ['outages: "1.2"', 'outages: "-1.2"', 'own.yaml:16:14: reliability.0.outages: write a number, as 1.2'],
    [
      'meanRepair: 20 min',
      'meanRepair: -20 min',
      'own.yaml:18:17: reliability.0.meanRepair: a length of time is not n',
    ],
    ['structure:', 'structur:', 'own.yaml:4:1: the document: "structur" is no key of this part; check the spelling'],
    ['over: 30 d', 'ofer: 30 d', 'own.yaml:16:5: reliability.0.over: is missing'],
    ['  - id: tail\n', '  - id: tail\n    probability: 1.2\n', 'leaves.0: "probability" is no key of this part'],
  ])('%s as %s is refused with its place', async (of, by, said) => {
    const { code, err } = await asked('prove', of, by);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
  test('in another currency is not added to the fees', async () => {
    const { code, err } = await asked('price', '"36000.00", currency: HKD', '"36000.00", currency: USD');
    expect([code, err]).toEqual([2, expect.stringMatching(/^own\.yaml:\d+:\d+: designs\.1\.costPerYear: .*HKD.*USD/u)]);
  });
  test('for an agreement that is not there is named, and two of one agreement are refused', async () => {
    const stray = await asked('prove', 'agreement: SLA-TAIL\n', 'agreement: SLA-TALI\n');
    expect([stray.code, stray.err]).toEqual([
      1,
      expect.stringContaining('own.yaml:3: agreement: SLA-TALI is not among'),
    ]);
    writeFileSync(join(scratch, 'own.yaml'), right);
    const both = await troth('prove', designs, join(scratch, 'own.yaml'), '--agreement', 'SLA-TAIL');
    expect([both.code, both.err]).toEqual([2, expect.stringMatching(/^SLA-TAIL has 2 service models: .*keep one/u)]);
  });
});
