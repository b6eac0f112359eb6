/** `troth backtest`: the golden agreements of the demo over their own months, and drafts on them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { evaluate, Instant } from '@troth/core';
import type { BackTest } from '@troth/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAll } from '../reading.ts';
import { run } from '../run.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import type { Said } from '../testing/host-for-tests.ts';

const files = fileURLToPath(new URL('../../../../examples/harbourline', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'troth-backtest-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function troth(...args: readonly string[]): Promise<Said & { readonly code: number }> {
  const { host, said } = hostForTests(args);
  return { code: await run(host), ...said };
}

interface Told {
  readonly revision: number;
  readonly knownAt: string;
  readonly test: BackTest;
}

async function tested(agreement: string, ...more: readonly string[]): Promise<Told> {
  const { out, err } = await troth('backtest', files, '-a', agreement, '--json', ...more);
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Told;
}

describe('the text in force on its own months', () => {
  it('gives what is stated of them, for every agreement of the demo', async () => {
    const { book, intake } = await readAll([files], hostForTests([]).host);
    const evidence = { rows: intake.rows.filter(({ form }) => form !== 'issued'), columns: intake.columns };
    let compared = 0;
    for (const agreement of book.agreements.filter(({ id }) => id !== 'HARBOURLINE-STANDARD')) {
      const { test, knownAt, revision } = await tested(agreement.id, '--quick');
      const own = agreement.revisions.find((one) => one.revision === revision);
      for (const { period, rows, credit } of test.periods) {
        const stated = evaluate({ agreement, evidence, period, knownAt: Instant.parse(knownAt) });
        if (!stated.ok || own === undefined || Instant.parse(stated.value.period.start) < own.from) continue;
        expect([agreement.id, period, credit]).toEqual([agreement.id, period, stated.value.credit?.total ?? '0']);
        for (const row of rows) {
          const same = stated.value.rows.find(
            (one) => one.commitment === row.commitment && one.subject === row.subject && one.period.key === row.period,
          );
          expect([agreement.id, period, row.commitment, row.verdict]).toEqual([
            agreement.id,
            period,
            row.commitment,
            same?.verdict,
          ]);
          const last = same?.segments.at(-1);
          expect(row.value).toEqual(last?.rounded ?? last?.value);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(80);
  }, 60_000);
});

describe('what it says', () => {
  it('is what held, what it cost, what decided', async () => {
    const { code, out } = await troth('backtest', files, '-a', 'SLA-TG-EPL');
    expect(code).toBe(1);
    expect(out).toContain('SLA-TG-EPL: revision 1 over 10 months, February 2024 – November 2024');
    expect(out).toMatch(/Availability +at least 99\.95 % +8 \/ 10 +77\.3 % +49\.3 % +at least 99\.83 %: 10\/10/u);
    expect(out).toContain('99.9 % 9/10 (60.6 %)');
    expect(out).toMatch(/2024-10 +Availability +75 \/ 22\.35 +99\.83221 % +✗ missed +−52\.65 min +9,600\.00/u);
    expect(out).toContain('It would have cost HKD 14,400.00 in 10 months');
    expect(out).toContain('Availability 2024-03: MET only because clause 10.1 excluded 20 min');
    expect(out).toContain('Hours as the clock on the wall showed them: 2 verdicts depend on it');
    expect(out).toContain('Without the worst event (OUT-0187, 75 min): Availability 8 → 9 / 10; HKD −9,600.00');
  });

  it('is said in Chinese too', async () => {
    const { out } = await troth('backtest', files, '-a', 'SLA-TG-EPL', '--lang', 'zh-Hant');
    expect(out).toContain('起決定作用的條款');
    expect(out).toContain('10 個月的服務補償合共 HKD 14,400.00');
  });
});

describe('a draft', () => {
  it('is tried on the months of the agreement', async () => {
    const text = await readFile(join(files, 'agreements', 'sla-tg-epl.yaml'), 'utf8');
    const draft = join(folder, 'draft.yaml');
    await writeFile(draft, text.replace(/target: .*99\.95 %.*/u, "target: '>= 99.8 %'"));
    const { test } = await tested('SLA-TG-EPL', '--draft', draft);
    expect(test.promises[0]).toMatchObject({ target: '>= 99.8 %', held: { met: 10, of: 10, unmeasured: 0 } });
    expect(test.ablation?.length).toBeGreaterThan(0);
    const { code } = await troth('backtest', files, '-a', 'SLA-TG-EPL', '--draft', draft, '--quick');
    expect(code).toBe(0);
  });

  it('is tried on its own months without being asked whose, and on those of another where it is new', async () => {
    const text = await readFile(join(files, 'agreements', 'sla-tg-epl.yaml'), 'utf8');
    const [own, fresh] = [join(folder, 'own.yaml'), join(folder, 'fresh.yaml')];
    await writeFile(own, text);
    await writeFile(fresh, text.replace('id: SLA-TG-EPL', 'id: SLA-NEW'));
    const quick = ['--quick', '--periods', '2'];
    expect((await troth('backtest', files, '--draft', own, ...quick)).out).toMatch(/^SLA-TG-EPL: /u);
    expect((await troth('backtest', files, '--draft', fresh, ...quick)).err).toContain('choose one with --agreement');
    const borrowed = await troth('backtest', files, '-a', 'SLA-TG-EPL', '--draft', fresh, ...quick);
    expect(borrowed.out.split('\n')[0]).toBe(
      `SLA-TG-EPL: ${fresh} (SLA-NEW) over 2 months, October 2024 – November 2024`,
    );
  });

  it('is offered in steps that are asked for', async () => {
    const { test } = await tested('SLA-TG-EPL', '--grid', '0.5 %');
    expect(test.promises[0]?.best.map(({ met, offer }) => [met, offer])).toEqual([
      [10, '>= 99.5 %'],
      [6, '>= 100 %'],
    ]);
  });
});

describe('bad input', () => {
  it.each([
    [['-a', 'SLA-NONE'], 'not among the files'],
    [['-a', 'SLA-TG-EPL', '--periods', 'x'], '--periods x: write a whole number from 1 to 60'],
    [['-a', 'SLA-TG-EPL', '--until', '2024'], '--until 2024: write a month'],
    [['-a', 'SLA-TG-EPL', '--until', '9999-01'], '--until 9999-01: that month is not over yet'],
    [['-a', 'SLA-TG-EPL', '--until', '2001-01'], 'does not hold in any whole month'],
    [['-a', 'SLA-TG-EPL', '--grid', '5 min'], 'write a step of percentages'],
    [['-a', 'SLA-TG-EPL', '--draft', files], 'give a file with one'],
    [
      ['-a', 'SLA-TG-EPL', '--draft', join(files, 'agreements', 'sla-kc-dia.yaml')],
      'is a text of SLA-KC-DIA, and --agreement asks for SLA-TG-EPL',
    ],
    [['-a', 'HARBOURLINE-STANDARD'], 'makes no promise of its own (others inherit from it)'],
  ])('%j says what to write', async (more, sentence) => {
    const { code, err } = await troth('backtest', files, ...more);
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
  });
});
