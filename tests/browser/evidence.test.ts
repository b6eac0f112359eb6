/** Exclusions with both answers, a correction with what it moves, files to a dispute, and lanes of a case, on the demo company. */
import { expect, test } from 'vitest';
import { settled } from './settled.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test('an exclusion says what each answer does, under the revision that held and under the other', async () => {
  const page = await stage.signedInAs('ada');
  await page.goto('/evidence/exclusions');
  await page.getByRole('link', { name: 'EXC-0052' }).click();
  const stands = page.getByRole('table', { name: 'As the agreement stands' });
  await stands.waitFor();
  const availability = await stands.getByRole('row').filter({ hasText: 'Availability' }).innerText();
  expect(availability.match(/55 min/gu)).toHaveLength(2);
  expect(availability).toContain('the clause does not apply');
  const first = await page
    .getByRole('table', { name: 'Had revision 1 held instead' })
    .getByRole('row')
    .filter({ hasText: 'Availability' })
    .innerText();
  expect(first).toMatch(/55 min[\s\S]*0 min/u);
  const text = await page.locator('#outlooks').innerText();
  expect(text).toContain('HKD 15,000.00 → HKD 15,000.00');
  expect(text).toContain('HKD 15,000.00 → HKD 0.00');
});

test('who proposed an exclusion does not decide it, and somebody else does with a reason', async () => {
  const carmen = await stage.signedInAs('carmen');
  await carmen.goto('/evidence/exclusions/new?agreement=SLA-LR-METRO');
  await carmen.getByLabel('Kind, as the agreement lists it').selectOption('customer-caused');
  await carmen.getByLabel('From').fill('2024-04-02T10:00');
  await carmen.getByLabel('Until').fill('2024-04-02T10:05');
  await carmen.getByRole('table', { name: 'As the agreement stands' }).waitFor();
  await carmen.getByLabel('Number').fill('EXC-TEST-1');
  await carmen.getByLabel('Basis and proof').fill('The customer switched its router off.');
  await carmen.getByRole('button', { name: 'Propose an exclusion' }).click();
  await carmen.getByRole('link', { name: 'Look at it' }).click();
  await carmen.getByText('You proposed it: somebody else decides.').waitFor();
  expect(await carmen.getByRole('button', { name: 'Accept' }).getAttribute('aria-disabled')).toBe('true');

  const ada = await stage.signedInAs('ada');
  await ada.goto('/evidence/exclusions/SLA-LR-METRO/EXC-TEST-1');
  expect(await ada.getByRole('button', { name: 'Refuse' }).getAttribute('aria-disabled')).toBe('true');
  await ada.getByLabel('Reason').fill('Nothing was down at that time.');
  await ada.getByRole('button', { name: 'Refuse' }).click();
  await ada.getByText('refused', { exact: true }).waitFor();
  expect(await ada.getByRole('button', { name: 'Accept' }).count()).toBe(0);
});

test('an outage logged by hand is corrected once one has seen what that moves, and the old row stays', async () => {
  const page = await stage.signedInAs('ada');
  await page.goto('/evidence/log');
  await page.getByLabel('Agreement').selectOption('SLA-LR-METRO');
  await page.getByLabel('From').fill('2025-02-03T10:00');
  await page.getByRole('textbox', { name: 'Until' }).fill('2025-02-03T10:02');
  await page.getByLabel('Number').fill('LOG-TEST-1');
  await page.getByLabel('Why it is logged by hand').fill('By telephone.');
  await page.getByRole('button', { name: 'Log it' }).click();
  const row = page.getByRole('row').filter({ hasText: 'LOG-TEST-1' });
  await row.waitFor();
  // What was logged moves the figures above the row, too: a press while they are drawn anew would miss its button.
  await settled(page);
  await row.getByRole('button', { name: 'Correct this' }).click();
  await row.getByLabel('take the row back').check();
  await row.getByLabel('Reason').fill('It was another circuit.');
  expect(await row.getByRole('button', { name: 'Keep the correction' }).getAttribute('aria-disabled')).toBe('true');
  await row.getByRole('button', { name: 'Show what it moves' }).click();
  await row.getByRole('table', { name: 'What it moves' }).waitFor();
  expect(await row.getByRole('table').innerText()).toMatch(/2 min[\s\S]*0 min/u);
  await row.getByRole('button', { name: 'Keep the correction' }).click();
  await page.getByText('replaced by LOG-TEST-1-c').waitFor();
  await page.getByText('taken back', { exact: true }).waitFor();
});

test('a case draws its clock: what ran, what was paused and why, and whose turn it was', async () => {
  const page = await stage.signedInAs('ada');
  await page.goto('/tickets?month=2024-12&text=INC-20458');
  await page.getByRole('link', { name: 'INC-20458' }).click();
  await page.getByRole('figure').filter({ hasText: 'It ran 160 min and was paused 110 min.' }).waitFor();
  await page.getByRole('button', { name: 'As a table' }).last().click();
  const table = page.getByRole('table', { name: 'The clock of the case' });
  expect(await table.getByRole('row').filter({ hasText: 'paused: waiting for the customer' }).count()).toBe(3);
});

test('a file put to a dispute is kept by its name, and one that is not what it says is refused', async () => {
  const page = await stage.signedInAs('ada');
  stage.expects(422);
  await page.goto('/disputes/DSP-OR-2025-01');
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles({
    name: 'router.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('at,state\n08:55,down\n'),
  });
  const link = page.getByRole('link', { name: 'router.csv' });
  await link.waitFor();
  const file = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(await file.text()).toBe('at,state\n08:55,down\n');
  expect(file.headers()['content-disposition']).toContain('attachment');
  await chooser.setInputFiles({ name: 'log.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
  await page.getByText('is not what its name says').waitFor();
});

test('what somebody else writes down shows without reading the page again', async () => {
  const page = await stage.signedInAs('ada');
  const stream = page.waitForRequest(/\/v1\/events/u, { timeout: 60_000 });
  await page.goto('/evidence/exclusions');
  await page.getByRole('link', { name: 'EXC-0052' }).waitFor();
  const opened = await stream;
  await opened.response();
  const other = await stage.signedInAs('carmen');
  const proposal = {
    id: 'EXC-TEST-2',
    agreement: 'SLA-LR-METRO',
    kind: 'customer-caused',
    start: '2024-04-03T10:00:00+08:00',
    end: '2024-04-03T10:05:00+08:00',
    basis: 'The customer switched its router off.',
  };
  const headers = { 'x-troth-csrf': '1' };
  await other.request.post('/v1/exclusions', { data: proposal, headers });
  await page.getByRole('link', { name: 'EXC-TEST-2' }).waitFor({ timeout: 30_000 });
  const decision = { agreement: proposal.agreement, decision: 'refused', reason: 'Nothing was down.' };
  await page.request.post('/v1/exclusions/EXC-TEST-2/decision', { data: decision, headers });
});
