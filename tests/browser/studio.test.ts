/**
 * The agreement studio on the demo company: terms change in the form and the contract, its findings and what it would have paid
 * follow at once; two people write in one text without loss; files go out and come back. Owns no draft of another test.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();
const agreement = 'SLA-JL-SDWAN';

/** Saving waits a moment for further letters, and a machine may be busy. */
const patient = { timeout: 20_000 };

const headers = { 'x-troth-csrf': '1' };

interface Kept {
  readonly id: string;
  readonly version: number;
  readonly text: { readonly commitments: readonly { readonly target: string; readonly clause: string }[] };
}

/** A draft of the next revision that nothing was written in yet; one that an earlier run left is withdrawn. */
async function freshDraft(page: Page): Promise<string> {
  const found = await page.request.get(`/v1/drafts?agreement=${agreement}&state=draft`);
  const { items } = (await found.json()) as { readonly items: readonly Kept[] };
  for (const { id, version } of items)
    await page.request.post(`/v1/drafts/${id}/steps/withdraw`, {
      data: { note: 'Left by an earlier run of the tests.' },
      headers: { ...headers, 'if-match': `"${version}"`, 'idempotency-key': randomUUID() },
    });
  const begun = await page.request.post('/v1/drafts', {
    data: { from: { agreement }, effective: '2025-05-01' },
    headers: { ...headers, 'idempotency-key': randomUUID() },
  });
  expect(begun.status(), await begun.text()).toBe(201);
  return ((await begun.json()) as Kept).id;
}

const kept = async (page: Page, draft: string): Promise<Kept> =>
  (await (await page.request.get(`/v1/drafts/${draft}`)).json()) as Kept;
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^\s*Saved/u });
const chapter = (page: Page, key: string) => page.locator(`#${key}`);
const sum = (page: Page) => page.locator('[data-replay]');
const field = (page: Page, place: string) => page.locator(`[data-place="${place}"]`).locator('input, textarea').first();
const firstStep = 'commitments/0/credits/0/steps/0/pay/percent';

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

/** The text as the studio writes it into a file. */
async function fileOf(page: Page, format: string): Promise<string> {
  await page.getByRole('button', { name: 'Files and versions' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format, exact: true }).click(),
  ]);
  return textOf(download);
}

async function targetOf(page: Page): Promise<void> {
  const fold = chapter(page, 'K06').getByRole('button', { name: 'Availability', exact: true, expanded: false });
  await chapter(page, 'K06').getByText('Promises', { exact: true }).waitFor();
  if ((await fold.count()) > 0) await fold.first().click();
  await field(page, 'commitments/0/target').waitFor();
}

describe('the agreement studio', () => {
  it('shows the sentence and the money of last quarter as a term changes, and undoes it', async () => {
    const page = await stage.signedInAs('ada');
    const draft = await freshDraft(page);
    await page.goto(`/drafts/${draft}?clause=K13`);
    const before = await sum(page).getAttribute('data-replay');
    expect(before).toBe('6800.00');
    const percent = field(page, firstStep);
    const was = await percent.inputValue();
    await percent.fill('20 %');
    await page.locator('[data-replay="27200.00"]').waitFor();
    await chapter(page, 'K13').locator('ins', { hasText: '20' }).first().waitFor();
    await saved(page).waitFor();
    expect(JSON.stringify((await kept(page, draft)).text)).toContain('20 %');
    while ((await percent.inputValue()) !== was) await page.keyboard.press('Control+z');
    await page.locator('[data-replay="6800.00"]').waitFor();
    await saved(page).waitFor();
    expect(JSON.stringify((await kept(page, draft)).text)).not.toContain('20 %');
  });

  it('says what is wrong where it is wrong, and leads there from the findings', async () => {
    const page = await stage.signedInAs('ada');
    const draft = await freshDraft(page);
    await page.goto(`/drafts/${draft}?clause=K06`);
    await targetOf(page);
    const target = field(page, 'commitments/0/target');
    const was = await target.inputValue();
    await target.fill('about 99 %');
    // What cannot be read never reaches the text.
    await page.getByRole('alert').first().waitFor();
    await target.fill(was);
    await page.locator('[data-place="commitments/0/hours"] input').fill('never-defined');
    const finding = page.getByRole('button', { name: /never-defined/u });
    await finding.waitFor();
    await page.getByRole('button', { name: 'Close the form' }).click();
    await finding.click();
    await expect
      .poll(
        () => page.evaluate(() => document.activeElement?.closest('[data-place]')?.getAttribute('data-place')),
        patient,
      )
      .toBe('commitments/0/hours');
  });

  it('joins what two people write, and loses nothing where they write the same', async () => {
    stage.expects(409);
    const ada = await stage.signedInAs('ada');
    const draft = await freshDraft(ada);
    const derek = await stage.signedInAs('derek');
    for (const page of [ada, derek]) {
      await page.goto(`/drafts/${draft}?clause=K06`);
      await targetOf(page);
    }
    await field(ada, 'commitments/0/target').fill('>= 99.97 %');
    await saved(ada).waitFor();
    await field(derek, 'commitments/0/clause').fill('6.9');
    await field(derek, 'commitments/0/target').fill('>= 99.99 %');
    const conflict = derek.getByRole('alert').filter({ hasText: 'Somebody else changed the same place' });
    await conflict.waitFor();
    expect(await conflict.textContent()).toContain('>= 99.97 %');
    await conflict.getByRole('button', { name: 'Take yours' }).click();
    await conflict.waitFor({ state: 'detached' });
    await saved(derek).waitFor();
    const [promise] = (await kept(derek, draft)).text.commitments;
    expect(promise).toMatchObject({ target: '>= 99.99 %', clause: '6.9' });
  });

  it('writes the canonical file and reads it again without a change', async () => {
    const page = await stage.signedInAs('ada');
    const draft = await freshDraft(page);
    await page.goto(`/drafts/${draft}`);
    const yaml = await fileOf(page, 'YAML');
    const told = await page.request.get(`/v1/drafts/${draft}/text?format=yaml`);
    expect(((await told.json()) as { readonly text: string }).text).toBe(yaml);
    const input = page.locator('input[type="file"]');
    await input.setInputFiles({ name: 'same.yaml', mimeType: 'text/yaml', buffer: Buffer.from(yaml) });
    await page.getByText('The file says exactly what the draft says.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).last().click();
    const other = yaml.replace(/target: .*99\.\d+ %.*/u, 'target: ">= 99.5 %"');
    expect(other).not.toBe(yaml);
    await input.setInputFiles({ name: 'other.yaml', mimeType: 'text/yaml', buffer: Buffer.from(other) });
    await page.getByRole('button', { name: /^Apply 1 change/u }).click();
    await saved(page).waitFor();
    await expect.poll(async () => JSON.stringify((await kept(page, draft)).text), patient).toContain('>= 99.5 %');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => JSON.stringify((await kept(page, draft)).text), patient).not.toContain('>= 99.5 %');
    expect(await fileOf(page, 'YAML')).toBe(yaml);
  });

  it('keeps what is said about a clause, who answers for it, and that it is cleared as it stands', async () => {
    const page = await stage.signedInAs('ada');
    const draft = await freshDraft(page);
    await page.goto(`/drafts/${draft}?clause=K13`);
    await page.getByLabel('What is to be said').fill('Does the cap cover January?');
    await page.getByRole('button', { name: 'Write', exact: true }).click();
    await page.getByText('Does the cap cover January?').waitFor();
    await page.getByLabel('Owner of the clause').selectOption({ label: 'Henry Yip' });
    await page
      .getByRole('navigation', { name: 'Clauses' })
      .getByText('Owner: Henry Yip')
      .waitFor({ state: 'attached' });
    const henry = await stage.signedInAs('henry');
    await henry.goto(`/drafts/${draft}?clause=K13`);
    await henry.getByRole('button', { name: 'Clear the clause' }).click();
    await henry.getByRole('button', { name: 'Open it again' }).waitFor();
    await page.reload();
    await field(page, firstStep).fill('11 %');
    await page.getByText('It changed since it was cleared.').waitFor();
  });
});
