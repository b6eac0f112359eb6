/** A text over the months that were lived through: the page, the API, the command and the studio say the same. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BackTest } from '@troth/core';
import { describe, expect, it } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Told {
  readonly test: BackTest;
  readonly inForce?: { readonly test: BackTest };
}

function command(...args: readonly string[]): Told {
  const asked = ['packages/cli/src/main.ts', 'backtest', 'examples/harbourline', '--json', ...args];
  try {
    return JSON.parse(execFileSync(process.execPath, asked, { cwd: root, encoding: 'utf8' })) as Told;
  } catch (error) {
    // 1: a promise would have been missed.
    const { status, stdout } = error as { readonly status: number; readonly stdout: string };
    if (status !== 1) throw error;
    return JSON.parse(stdout) as Told;
  }
}

const withoutSuppliers = (test: BackTest): BackTest => ({
  ...test,
  drivers: test.drivers.map((one) => ({ ...one, bySupplier: [] })),
});

describe('the back-test of an agreement', () => {
  it('says what the command says of the same months', async () => {
    const page = await stage.signedInAs('ada');
    const told = command('--agreement', 'SLA-TG-EPL', '--until', '2025-01');
    const query = 'with=ablation&with=honesty&with=stress';
    const answer = await page.request.get(`/v1/agreements/SLA-TG-EPL/backtest?${query}`);
    const { test } = (await answer.json()) as Told;
    // Who answers for an outage stands in records, which a command over files does not have.
    expect(withoutSuppliers(test)).toEqual(withoutSuppliers(told.test));
    await page.goto('/agreements/SLA-TG-EPL/backtest');
    await page.locator(`[data-credit="${told.test.credit}"]`).waitFor();
    const held = told.test.promises[0]?.held;
    await page.locator(`#promise-availability [data-held="${held?.met}/${held?.of}"]`).waitFor();
    await page.getByText('only because clause 10.1 excluded 20 min').waitFor();
    const month = page.locator('#months').getByRole('link', { name: 'October 2024' });
    await month.click();
    await page.waitForURL(/commitments\/availability\?period=2024-10/u);
  });
});

describe('the back-test of a draft', () => {
  it('stands beside the text in force, and the studio says the same', async () => {
    const page = await stage.signedInAs('ada');
    const { test, inForce } = (await (await page.request.get('/v1/drafts/DRF-0001/backtest')).json()) as Told;
    expect(inForce?.test.credit).not.toBe(test.credit);
    await page.goto('/drafts/DRF-0001/backtest');
    await page.locator(`[data-credit="${test.credit}"]`).waitFor();
    await page.goto('/drafts/DRF-0001');
    await page.locator(`[data-replay="${test.credit}"]`).waitFor();
    for (const { commitment, held } of test.promises)
      await page.locator(`[data-promise="${commitment}"][data-held="${held.met}/${held.of}"]`).waitFor();
    await page.getByRole('link', { name: 'The whole back-test of the saved text' }).click();
    await page.waitForURL(/\/drafts\/DRF-0001\/backtest/u);
  });

  it('is nothing that a customer finds', async () => {
    const page = await stage.signedInAs('jack');
    expect((await page.request.get('/v1/drafts/DRF-0001/backtest')).status()).toBe(404);
    expect((await page.request.get('/v1/agreements/SLA-LR-METRO/backtest')).status()).toBe(404);
  });
});
