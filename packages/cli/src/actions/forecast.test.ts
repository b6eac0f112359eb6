/** Forecasts from the command line: the hospital with and without works, learned habits, and what is refused. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../run.ts';
import { hostForTests } from '../testing/host-for-tests.ts';
import type { Said } from '../testing/host-for-tests.ts';

const example = (name: string): string => fileURLToPath(new URL(`../../../../examples/${name}`, import.meta.url));
const models = (name: string): string => example(`harbourline-company/models/${name}`);

async function forecast(...args: readonly string[]): Promise<Said & { readonly code: number }> {
  const { host, said } = hostForTests(['forecast', example('harbourline'), ...args]);
  return { code: await run(host), ...said };
}

const morning = ['--at', '2025-02-26T08:30:00+08:00'];
const hospital = [models('sla-ph-vpn.yaml'), '--agreement', 'SLA-PH-VPN', ...morning];

describe('troth forecast', () => {
  it('says 3.4 % for the hospital on the morning of 26 February', async () => {
    const { code, out } = await forecast(...hospital);
    expect(code).toBe(0);
    expect(out).toMatch(/^Availability +OPEN +0\.033794 +3\.4 % +3\.1 \/ 4\.032 min$/mu);
    expect(out).toContain('In the 63.5 h of service left 0.043 outages are expected, and 0.932 min are left');
  });

  it('is certain with the works, and says what it would be without', async () => {
    const { out } = await forecast(...hospital, '--cut', '2025-02-27T02:00:00+08:00/2min', '--json');
    expect(JSON.parse(out)).toMatchObject({
      format: 'troth-forecast/1',
      forecasts: [
        {
          commitment: 'availability',
          state: 'WORKS',
          breach: 1,
          by: 'comparison',
          facts: { used: '186000', allowed: '241920', planned: '120000' },
          without: { state: 'OPEN', breach: 0.033793590095760266 },
        },
      ],
    });
  });

  it('learns from closed months where no model speaks', async () => {
    const { out } = await forecast('--agreement', 'SLA-KC-DIA', ...morning, '--lang', 'zh-Hant');
    expect(out).toMatch(/可用率：每 30 天服務時間中斷 .* 次，平均每次/u);
    expect(out).toContain('本身紀錄：');
  });

  it('refuses a period that is over, and a cut that is none', async () => {
    const over = await forecast(...hospital, '--period', '2025-01');
    expect(over.code).toBe(2);
    expect(over.err).toContain('only a period under way is forecast');
    const cut = await forecast(...hospital, '--cut', 'tomorrow');
    expect(cut.code).toBe(2);
    expect(cut.err).toContain('2025-02-27T02:00:00+08:00/2min');
  });
});
