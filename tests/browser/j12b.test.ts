/**
 * J12b: the customer's side. Lion Rock's representative reads his promises in minutes, reports a problem and sees its clock,
 * takes the raw data of a month, disputes a result in three clicks, and sees nothing of anybody else.
 */
import { minutesText, Ratio } from '@troth/core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();

interface Figure {
  readonly exact: string;
}
interface Home {
  readonly agreements: readonly {
    readonly id: string;
    readonly promises: readonly {
      readonly commitment: string;
      readonly now?: { readonly figures: Readonly<Record<string, Figure>> };
    }[];
  }[];
}

/** Asked with the cookies of the page, as the application does. */
const ask = async <T>(page: Page, path: string): Promise<T> => {
  const answer = await page.request.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.json();
};

const minutes = (figure: Figure | undefined): string => minutesText(Ratio.parse(figure?.exact ?? '0'));

test('the promise card says minutes first, and the figures are those of the API', async () => {
  const page = await stage.signedInAs('jack');
  await page.goto('/');
  const card = page.getByRole('region', { name: 'Lion Rock Securities: Dual metro Ethernet to co-location' });
  await card.getByText('21.6 min in a 30-day month; at 30 min you lose 5 %').waitFor();
  const { agreements } = await ask<Home>(page, '/v1/portal');
  const promise = agreements
    .find(({ id }) => id === 'SLA-LR-METRO')
    ?.promises.find(({ commitment }) => commitment === 'availability');
  const { downtime, allowed } = promise?.now?.figures ?? {};
  await card
    .getByText(`${minutes(downtime)} of ${minutes(allowed)} min`)
    .first()
    .waitFor();
  expect(await card.getByText('November 2024: missed').count()).toBe(1);
});

test('a problem report has its number, its clock and its ladder at once', async () => {
  const page = await stage.signedInAs('jack');
  await page.goto('/portal/problems');
  await page.getByRole('link', { name: 'Report a problem' }).click();
  await page.getByLabel('Agreement').selectOption('SLA-LR-METRO');
  await page.getByLabel('What is wrong, in a few words').fill('Orders time out');
  await page.getByLabel('What you see, since when, where').fill('Since 08:25, both paths, all desks.');
  await page.getByRole('button', { name: 'Send the report' }).click();
  await page.getByRole('heading', { name: 'Orders time out' }).waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const report = await ask<{ id: string; acknowledgeBy?: string; ladder: readonly { level: number; role: string }[] }>(
    page,
    `/v1/portal/problems/${id}`,
  );
  expect(report.id).toBe(id);
  await page.getByText(`${id} · SLA-LR-METRO`).waitFor();
  for (const { level, role } of report.ladder) await page.getByText(`Level ${level}: ${role}`).waitFor();
  expect(await page.getByText('The agreement names no ladder for this.').count()).toBe(
    report.ladder.length === 0 ? 1 : 0,
  );
});

test('the month, its credit note and its raw data are there to take away', async () => {
  const page = await stage.signedInAs('jack');
  await page.goto('/portal/results');
  const row = page
    .getByRole('region', { name: 'Lion Rock Securities: Dual metro Ethernet to co-location' })
    .getByRole('row', { name: /November 2024/u });
  await row.getByText('HKD 15,000.00').waitFor();
  await row.getByText('CN-2024-0117').waitFor();
  const csv = await page.request.get(
    (await row.getByRole('link', { name: 'Intervals (CSV)' }).getAttribute('href')) ?? '',
  );
  const lines = (await csv.text()).split('\n');
  const outage = lines.find((line) => line.includes('OUT-0192'));
  expect(outage).toContain('2024-11-14T00:55:00.000Z');
  expect(outage).toContain('2024-11-14T01:50:00.000Z');
  const pack = await page.request.get(
    (await row.getByRole('link', { name: 'Pack with verifier' }).getAttribute('href')) ?? '',
  );
  expect([...(await pack.body()).subarray(0, 2)]).toEqual([0x50, 0x4b]);
});

test('a dispute takes three clicks', async () => {
  const page = await stage.signedInAs('jack');
  await page.goto('/portal/results');
  const row = page
    .getByRole('region', { name: 'Lion Rock Securities: Dedicated internet' })
    .getByRole('row', { name: /March 2024/u });
  await row.getByRole('link', { name: 'Dispute' }).click();
  await page.getByRole('radio', { name: 'An exclusion is missing' }).click();
  await page.getByRole('button', { name: 'Raise the dispute' }).click();
  await page.waitForURL(/\/records\/dispute\//u);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const made = await ask<{ body: Readonly<Record<string, unknown>> }>(page, `/v1/records/dispute/${id}`);
  expect(made.body).toMatchObject({
    agreement: 'SLA-LR-DIA',
    period: '2024-03',
    party: 'lion-rock',
    grounds: 'exclusion-missing',
    state: 'raised',
  });
});

test('what is another customer’s is not there', async () => {
  const page = await stage.signedInAs('jack');
  stage.expects(404);
  for (const path of [
    '/v1/agreements/SLA-PH-VPN/periods/2025-01/evidence',
    '/v1/agreements/SLA-PH-VPN/contract.html',
    '/v1/records/copy/CPY-PH-WIFI-1',
    '/v1/today',
    '/v1/agreement-lines',
  ])
    expect((await page.request.get(path)).status(), path).toBe(404);
  await page.goto('/records/copy/CPY-PH-WIFI-1');
  await page
    .getByText('This is not there, or not yours to see.')
    .or(page.getByText('There is nothing at this address'))
    .first()
    .waitFor();
  expect(await page.getByText('Peak Harbour').count()).toBe(0);
});
