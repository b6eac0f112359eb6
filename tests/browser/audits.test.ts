/** The auditor computes a month again in front of whoever asks; the customer's users read what was promised to them. */
import { expect, test } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();

test('what was issued is computed again with the same hash, and the late copy is a finding with an owner', async () => {
  const page = await stage.signedInAs('iris');
  await page.goto('/audits');
  await page.getByRole('link', { name: 'Lion Rock Securities, November 2024' }).click();
  await page.getByRole('button', { name: 'Recompute now' }).click();
  const again = page.getByRole('table', { name: 'Recompute in front of me' });
  await again.getByText('equal', { exact: true }).waitFor();
  const finding = page.getByRole('table', { name: 'Findings' }).getByRole('row', { name: /CPY-SLA-LR-METRO-full-2/u });
  await finding.getByText('Ada Cheung').waitFor();
});

test('who takes part in the work cannot plan an audit, and sees why', async () => {
  const page = await stage.signedInAs('ada');
  await page.goto('/audits/new');
  const button = page.getByRole('button', { name: 'Plan and draw' });
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  await button.hover();
  await page.getByText('This needs responsibility level 6; yours is 5.').waitFor();
});

test('the representative passes the users’ extract on; who has the link reads it, and it is counted', async () => {
  const page = await stage.signedInAs('jack');
  await page.goto('/portal/copies');
  const row = page.getByRole('row', { name: /SLA-LR-METRO.*Revision 2/u });
  await row.getByRole('button', { name: 'Pass on to users' }).click();
  const link = await page.getByRole('dialog').getByRole('textbox').inputValue();
  const user = await stage.stranger({ width: 390 });
  await user.goto(link);
  await user.getByText('at most 21.6 min').waitFor();
  expect(await user.getByText('HKD').count()).toBe(0);
  await page.reload();
  await row.getByText('opened once').waitFor();
  await user.goto('about:blank');
  stage.expects(404);
  await user.goto(link.replace(/.{3}$/u, 'xxx'));
  await user.getByText('This link opens nothing').waitFor();
});
