/**
 * J12a: the supplier's side. Victoria Fibre's account manager sees what she promised, the case that waits for her, the claim of
 * November, tells of works and is answered with a number and no names, and reads her score.
 */
import { minutesText, Ratio } from '@troth/core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();

const ask = async <T>(page: Page, path: string): Promise<T> => {
  const answer = await page.request.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.json();
};

interface Home {
  readonly agreements: readonly {
    readonly id: string;
    readonly promises: readonly { readonly now?: { readonly figures: Readonly<Record<string, { exact: string }>> } }[];
  }[];
}

test('what she promised, with its allowance, and nothing that waits', async () => {
  const page = await stage.signedInAs('mina');
  await page.goto('/');
  await page.getByRole('heading', { name: 'What you promised us' }).waitFor();
  const { agreements } = await ask<Home>(page, '/v1/portal');
  expect(agreements.map(({ id }) => id)).toEqual(['UC-VFC']);
  const { downtime, allowed } = agreements[0]?.promises[0]?.now?.figures ?? {};
  const say = (figure: { exact: string } | undefined): string => minutesText(Ratio.parse(figure?.exact ?? '0'));
  await page
    .getByText(`${say(downtime)} of ${say(allowed)} min`)
    .first()
    .waitFor();
});

test('the case that is hers, and the claim she refused', async () => {
  const page = await stage.signedInAs('mina');
  await page.goto('/portal/work');
  const waiting = page.getByRole('region', { name: 'Cases in which it is your turn' });
  await waiting
    .getByRole('row', { name: /RPR-20931/u })
    .getByText('running')
    .waitFor();
  const { items } = await ask<{ items: readonly { id: string; dueAt: string }[] }>(page, '/v1/portal/cases');
  // Twelve hours for P3, from when it was opened.
  expect(items.find(({ id }) => id === 'RPR-20931')?.dueAt).toBe('2025-02-26T10:10:00.000Z');
  const claim = page.getByRole('region', { name: 'Claims' }).getByRole('row', { name: /14 November 2024/u });
  await claim.getByText('HKD 15,000.00').waitFor();
  await claim.getByText('refused').waitFor();
});

test('works she tells of are answered with how many they touch, and no name', async () => {
  const page = await stage.signedInAs('mina');
  await page.goto('/portal/work');
  await page.getByRole('link', { name: 'Tell us something' }).click();
  await page.getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: 'planned works' }).click();
  await page.getByLabel('English').fill('New amplifier between Sha Tin and Tai Po.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(/\/records\/notice\//u);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const notice = await ask<{ body: { affected: number; severity: string; state: string } }>(
    page,
    `/v1/records/notice/${id}`,
  );
  expect(notice.body.state).toBe('assessed');
  // Each customer that rests on the access fibre, counted once.
  expect(notice.body.affected).toBeGreaterThan(2);
  const text = await page.locator('main').innerText();
  for (const customer of ['Lion Rock', 'Peak Harbour', 'Thamesgate', 'Silkroad']) expect(text).not.toContain(customer);
});

test('her score is the API’s, part by part', async () => {
  const page = await stage.signedInAs('mina');
  await page.goto('/portal/score');
  const score = await ask<{ percent: string; parts: readonly { good: number; of: number }[] }>(
    page,
    '/v1/parties/victoria-fibre/score',
  );
  const main = page.locator('main');
  await main.getByText(`${score.percent} %`).first().waitFor();
  for (const { good, of } of score.parts) if (of > 0) await main.getByText(`${good} of ${of}`).first().waitFor();
  stage.expects(404);
  expect((await page.request.get('/v1/parties/pearl-delta/score')).status()).toBe(404);
});
