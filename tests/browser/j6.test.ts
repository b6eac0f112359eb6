/**
 * The month end on the demo company: an exclusion is decided, the month closed, reported, noted and billed; late rows make a second
 * revision with the difference. Ends in the figures of a PDF, of a billing file, and of two revisions side by side.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Amount, Money, moneyText, Ratio } from '@troth/core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();

const monthOf = (agreement: string, period: string): string => `/month-end/${period}/${agreement}`;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const section = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

/** What stands on the paper behind a link, by poppler. */
async function textOfPdf(page: Page, link: string): Promise<string> {
  const address = await page.getByRole('link', { name: link }).first().getAttribute('href');
  const answer = await page.request.get(address ?? '');
  expect(answer.headers()['content-type']).toContain('application/pdf');
  const file = join(mkdtempSync(join(tmpdir(), 'troth-j6-')), 'paper.pdf');
  writeFileSync(file, await answer.body());
  const { stdout, status } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout.replaceAll(/[\s\u2060]+/gu, ' ');
}

/** Does an act of a record and waits until the page shows its new state. */
async function act(page: Page, name: string, state: string): Promise<void> {
  await press(page, name);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(state, { exact: true }).first().waitFor();
}

async function explain(page: Page, why: string): Promise<void> {
  await page.getByLabel('Why nobody was warned').fill(why);
  await press(page, 'Say why nobody was warned');
  await page.getByText('Sudden failure: nobody could know').locator('visible=true').first().waitFor();
}

/** Drafted by one, approved and issued by another. */
async function report(agreement: string, period: string, draft: string): Promise<string> {
  const carmen = await stage.signedInAs('carmen');
  await carmen.goto(monthOf(agreement, period));
  await press(carmen, draft);
  const link = section(carmen, 'Report').getByRole('link').last();
  await section(carmen, 'Report').getByText('drafted').waitFor();
  const id = (await link.textContent()) ?? '';
  await link.click();
  await carmen.getByRole('heading', { level: 1, name: `Report ${id}` }).waitFor();
  expect(await carmen.getByRole('button', { name: 'Approve' }).getAttribute('aria-disabled')).toBe('true');
  const ada = await stage.signedInAs('ada');
  await ada.goto(`/reports/${id}`);
  await act(ada, 'Approve', 'approved');
  await press(ada, 'Issue the report');
  await ada.getByText('issued', { exact: true }).first().waitFor();
  return id;
}

async function creditNote(agreement: string, period: string): Promise<string> {
  const carmen = await stage.signedInAs('carmen');
  await carmen.goto(monthOf(agreement, period));
  await press(carmen, 'Draft the credit note');
  const link = section(carmen, 'Credit note').getByRole('link').last();
  await link.waitFor();
  const number = (await link.textContent()) ?? '';
  const ada = await stage.signedInAs('ada');
  await ada.goto(`/credit-notes/${number}`);
  await act(ada, 'Approve', 'approved');
  await press(ada, 'Issue');
  await ada.getByText('issued', { exact: true }).first().waitFor();
  return number;
}

interface Issued {
  readonly agreement: string;
  readonly period: string;
  readonly statement: {
    readonly agreement: { readonly type: string };
    readonly rows: readonly { readonly verdict: string }[];
    readonly credit?: { readonly total: string; readonly currency: string; readonly earnedBack?: string };
  };
}
interface Recorded {
  readonly id: string;
  readonly body: {
    readonly agreement: string;
    readonly period: string;
    readonly state: string;
    readonly total: { readonly amount: string; readonly currency: string };
  };
}

/** Every item of a list of the API, page by page. */
async function all<T>(page: Page, path: string): Promise<readonly T[]> {
  const found: T[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
    const answer = await page.request.get(`${path}?limit=200${cursor}`);
    const { items, next: more }: { items: T[]; next?: string } = await answer.json();
    found.push(...items);
    next = more;
  }
  return found;
}

const hongKong = (amount: string) => Money.of(amount, 'HKD');

/** What a statement gives a customer, by our own reckoning from the statement itself. */
function givenBy({ statement: { agreement, credit } }: Issued): Money<'HKD'> {
  if (credit === undefined || agreement.type !== 'sla') return Money.zero('HKD');
  expect(credit.currency).toBe('HKD');
  const back = Amount.of(Ratio.parse(credit.earnedBack ?? '0'), 'HKD').settle();
  return hongKong(credit.total).minus(back);
}

/** Cells of the tables of a page that runs nothing, row by row. */
const rowsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gsu)].map(([, cells = '']) =>
    cells
      .replaceAll(/<[^>]+>/gu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  );

describe('every issued month of the demo', () => {
  it('has credit notes for what its statement gives, less what was earned back, and no others', async () => {
    const ada = await stage.signedInAs('ada');
    const issued = await all<Issued>(ada, '/v1/statements');
    const notes = (await all<Recorded>(ada, '/v1/records/credit-note')).filter(
      ({ body }) => body.state !== 'cancelled',
    );
    expect(issued.length).toBeGreaterThan(300);
    const noted = Map.groupBy(notes, ({ body }) => `${body.agreement} ${body.period}`);
    const wrong = issued.flatMap((one) => {
      const own = noted.get(`${one.agreement} ${one.period}`) ?? [];
      const sum = Money.sum(
        own.map(({ body }) => hongKong(body.total.amount)),
        'HKD',
      );
      return sum.equals(givenBy(one)) ? [] : [`${one.agreement} ${one.period}: ${sum.toString()}`];
    });
    expect(wrong).toEqual([]);
    expect(new Set(notes.map(({ id }) => id)).size).toBe(notes.length);
    await ada.goto('/credit-notes');
    const sum = Money.sum(issued.map(givenBy), 'HKD');
    await section(ada, 'Sums')
      .getByText(`HKD ${moneyText(sum.toString())}`)
      .first()
      .waitFor();
  }, 60_000);

  it('tells the customer and ourselves the same figures', async () => {
    const ada = await stage.signedInAs('ada');
    const missed = (await all<Issued>(ada, '/v1/statements')).filter(({ statement }) =>
      statement.rows.some(({ verdict }) => verdict === 'missed'),
    );
    expect(missed.length).toBeGreaterThan(20);
    for (const { agreement, period } of missed) {
      const read = async (edition: string): Promise<readonly string[]> => {
        const path = `/v1/agreements/${agreement}/periods/${period}/report-preview`;
        const answer = await ada.request.get(`${path}?edition=${edition}&language=en&format=html`);
        return rowsOf(await answer.text());
      };
      const [theirs, ours] = [await read('customer'), new Set(await read('internal'))];
      expect(theirs.length, `${agreement} ${period}`).toBeGreaterThan(2);
      expect(
        theirs.filter((row) => !ours.has(row)),
        `${agreement} ${period}`,
      ).toEqual([]);
    }
  }, 120_000);
});

describe('the month end', () => {
  it('goes from an undecided exclusion to a line for billing', async () => {
    const [agreement, period] = ['SLA-KC-DIA', '2025-01'];
    const ada = await stage.signedInAs('ada');
    await ada.goto('/month-end?month=2025-01');
    const line = ada.getByRole('row', { name: /SLA-KC-DIA/u });
    // A reason with a day stands beside it; what is next is still the decision.
    expect(await line.textContent()).toContain('Dated reason');
    await line.getByRole('link', { name: 'Decide the exclusion that waits' }).click();
    await ada.getByRole('heading', { level: 1, name: `January 2025 · ${agreement}` }).waitFor();
    const exclusions = section(ada, 'Exclusions');
    await exclusions
      .getByLabel('Reason')
      .fill('No meter record has come; the generator is the provider’s to look after.');
    await exclusions.getByRole('button', { name: 'Refuse' }).click();
    await exclusions.getByText('EXC-0061 · refused').waitFor();
    await press(ada, 'Close the period');
    await ada.getByText('Closed', { exact: true }).first().waitFor();
    const result = section(ada, 'Result');
    for (const words of ['50 / 44.64 min', '99.88799 %', 'missed', 'HKD 2,100.00'])
      expect(await result.textContent()).toContain(words);
    await explain(ada, 'A feed failed over New Year without a sign.');
    const id = await report(agreement, period, 'Draft the report');
    await ada.goto(`/reports/${id}`);
    const paper = await textOfPdf(ada, 'Customer · English · PDF');
    for (const words of ['SLA-KC-DIA', '50', '44.64', '99.88799 %', 'HKD 2,100.00']) expect(paper).toContain(words);
    const number = await creditNote(agreement, period);
    await ada.goto(`/credit-notes/${number}`);
    expect(await section(ada, 'How it is worked out').textContent()).toContain('gives 5 % of the monthly service fee');
    const note = await textOfPdf(ada, 'Chinese · PDF');
    for (const words of [number, 'HKD 2,100.00', '貸項通知單']) expect(note).toContain(words);
    const billing = await billed(number);
    expect(billing).toContain(`${number},`);
    expect(billing).toMatch(/,kwai-chung,SLA-KC-DIA,2025-01,13\.1,HKD,2100\.00,,[0-9a-f]{64}\r\n/u);
  }, 120_000);

  it('restates a month whose rows came late, and notes the difference', async () => {
    const [agreement, period] = ['SLA-SP-CLOUD', '2025-01'];
    const ada = await stage.signedInAs('ada');
    await ada.goto(monthOf(agreement, period));
    const versions = section(ada, 'What was issued');
    for (const words of ['100 % → 99.94176 %', 'met → missed', 'HKD +6,000.00', 'OUT-0231'])
      await versions.getByText(words).first().waitFor();
    await press(ada, 'Approve and issue');
    await section(ada, 'Result').getByText('26 / 22.32 min').waitFor();
    expect(await versions.textContent()).toContain('HKD 0.00');
    await explain(ada, 'Probe rows arrived late.');
    const id = await report(agreement, period, 'Draft the revised report');
    await ada.goto(`/reports/${id}`);
    const second = await textOfPdf(ada, 'Customer · English · PDF');
    for (const words of ['99.94176 %', 'HKD 6,000.00', 'OUT-0231']) expect(second).toContain(words);
    expect(await section(ada, 'Words').textContent()).toContain('This revision replaces the report for January 2025.');
    const number = await creditNote(agreement, period);
    const billing = await billed(number);
    expect(billing).toContain(`,silkroad,${agreement},${period},13.1,HKD,6000.00,,`);
  }, 120_000);

  it('keeps both revisions of Silkroad’s November, and the note of 18,000 between them', async () => {
    const ada = await stage.signedInAs('ada');
    await ada.goto(monthOf('SLA-SP-DIA', '2024-11'));
    const versions = section(ada, 'What was issued');
    for (const words of ['99.99074 % → 99.98264 %', 'HKD +18,000.00', 'OUT-0195'])
      await versions.getByText(words).first().waitFor();
    expect(await section(ada, 'Credit note').textContent()).toContain('HKD 18,000.00');
    const reports = section(ada, 'Report').getByRole('link');
    expect(await reports.count()).toBe(2);
    const [first, second] = await reports.allTextContents();
    await ada.goto(`/reports/${second ?? ''}`);
    const after = await textOfPdf(ada, 'Customer · English · PDF');
    for (const words of ['99.98264 %', 'HKD 18,000.00', 'OUT-0195']) expect(after).toContain(words);
    await ada.getByRole('link', { name: first ?? '', exact: true }).click();
    await ada.getByText('superseded', { exact: true }).first().waitFor();
    const before = await textOfPdf(ada, 'Customer · English · PDF');
    expect(before).toContain('99.99074 %');
    expect(before).not.toContain('18,000.00');
  }, 60_000);

  it('shows what is owed to Lion Rock for November in one step from its month', async () => {
    const ada = await stage.signedInAs('ada', { language: 'zh-Hant' });
    await ada.goto(monthOf('SLA-LR-METRO', '2024-11'));
    await ada.getByRole('link', { name: 'CN-2024-0117' }).click();
    const lines = section(ada, '計算方法');
    await lines.getByText('HKD 15,000.00').first().waitFor();
    expect(await lines.textContent()).toContain('99.87269 %（55 / 21.6 分鐘）');
    const note = await textOfPdf(ada, '英文 · PDF');
    for (const words of ['CN-2024-0117', 'Lion Rock Securities', 'HKD 15,000.00']) expect(note).toContain(words);
  }, 60_000);
});

/** Henry hands over what waits; the file of the newest export. */
async function billed(number: string): Promise<string> {
  const henry = await stage.signedInAs('henry');
  await henry.goto('/credit-notes');
  await henry.getByRole('button', { name: /^Export \d+ issued notes? for billing$/u }).click();
  const line = section(henry, 'Exports to billing').getByRole('row').filter({ hasText: number });
  const address = await line.getByRole('link', { name: 'CSV' }).getAttribute('href');
  const answer = await henry.request.get(address ?? '');
  return answer.text();
}
