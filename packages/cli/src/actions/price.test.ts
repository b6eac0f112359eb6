/** The price of a text from the command line: the worked example, a history, and what cannot be priced. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../run.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import type { Said } from '../testing/host-for-tests.ts';

const example = (name: string): string => fileURLToPath(new URL(`../../../../examples/${name}`, import.meta.url));

async function price(...args: readonly string[]): Promise<Said & { readonly code: number }> {
  const { host, said } = hostForTests(['price', ...args]);
  return { code: await run(host), ...said };
}

describe('troth price', () => {
  it('shows three designs of one promise, and that credits alone do not buy the better one', async () => {
    const { code, out } = await price(example('three-designs'), '--years', '500');
    expect(code).toBe(0);
    expect(out).toMatch(/^SLA-TAIL, revision 1: expected credit HKD 2,959\.77 a month$/mu);
    expect(out).toMatch(/^ +10,000\.00 +20\.45 %$/mu);
    expect(out).toMatch(/^Single tail \* +0\.00 +35,517\.23 +0\.00 +0\.00 +35,517\.23$/mu);
    expect(out).toMatch(/^Diverse tail +36,000\.00 +5,780\.75 .* 41,780\.75$/mu);
    expect(out).toMatch(/^Diverse tail and hot spare .* 120,094\.77$/mu);
    expect(out).toMatch(/^Single tail +2,959\.77 +10,000\.00 +3,663\.79 +61\.25 % +UNDELIVERABLE$/mu);
    expect(out).toMatch(/^Diverse tail +481\.73 +5,000\.00 +3,933\.56 .* LIKELY$/mu);
    expect(out).toMatch(/^Diverse tail and hot spare +7\.90 +0\.00 +10,007\.90 .* PROVEN$/mu);
    expect(out).toMatch(/Credits alone usually do not buy the better design/u);
    expect((await price(example('three-designs'), '--years', '500', '--lang', 'zh-Hant')).out).toMatch(
      /單憑補償通常不足以支持較佳方案/u,
    );
  });

  it('gives machines the same figures, by the same seed the same bits', async () => {
    const json = async (...args: readonly string[]): Promise<unknown> =>
      JSON.parse((await price(example('three-designs'), '--json', '--years', '500', ...args)).out);
    const first = await json();
    expect(first).toMatchObject({
      format: 'troth-price/1',
      agreement: 'SLA-TAIL',
      price: { way: 'sum', seed: 1, main: { law: 'exponential', valueAtRisk: 10_000 } },
      designs: { cheapest: 'single-tail' },
    });
    expect(await json()).toEqual(first);
    expect(await json('--seed', '2')).not.toEqual(first);
  });

  it('learns from closed months where no model says how often it fails', async () => {
    const { code, out } = await price(
      example('ambulance-repair'),
      '--years',
      '500',
      '--known-at',
      '2025-04-05T09:00:00+08:00',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/19\.4 cases a month, 88\.10 % in time +own history: 18 of 20 cases in time in 1 periods/u);
    expect(out).toMatch(/^simulated +/mu);
    const known = ['--known-at', '2025-02-26T08:30:00+08:00', '--years', '500'];
    const golden = await price(example('harbourline'), '--agreement', 'SLA-LR-METRO', ...known);
    expect(golden.out).toMatch(/own history: 3 outages in 12 periods/u);
  });

  it('says which folder is missing where texts inherit from one that was not given, once', async () => {
    const company = example('harbourline-company');
    const { code, err } = await price(company);
    expect(code).toBe(2);
    expect(err).toMatch(/^HARBOURLINE-STANDARD is not among the files, and \d+ texts inherit from it \(.* first\): /u);
    expect(err).toContain(`troth price ${company} <path with HARBOURLINE-STANDARD>`);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('prices no draft of one agreement under the name of another', async () => {
    const draft = example('harbourline/agreements/sla-kc-dia.yaml');
    const { code, err } = await price(example('harbourline'), '-a', 'SLA-LR-METRO', '--draft', draft);
    expect([code, err]).toEqual([2, expect.stringContaining('is a text of SLA-KC-DIA')]);
  });

  it('refuses what cannot be priced, and numbers that are none', async () => {
    const unknown = await price(`${example('three-designs')}/agreement.yaml`);
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringMatching(/no promise has both credits and a history/u),
    ]);
    for (const years of ['3', '2000000', 'many', ''])
      expect((await price(example('three-designs'), '--years', years)).code).toBe(2);
  });
});
