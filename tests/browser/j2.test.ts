/**
 * J2, from the draft to the agreed text, with two browsers at one table: Ada for the provider, Jack for Lion Rock. Revision 3 would
 * have storm signals excuse everything again; the customer strikes that, the provider counters with on-site attendance only, both
 * agree, and the text is frozen under the hash that stands on either screen. Signing goes on from there.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { profileOf, signIn } from './profile.ts';
import { mailTo, openLink, signOn } from './sign-by-link.ts';

interface Draft {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly hash: string;
  readonly inside?: {
    readonly findings: readonly { readonly code: string; readonly severity: string }[];
    readonly clauses: readonly { readonly key: string; readonly present: boolean; readonly cleared: boolean }[];
  };
}

const rule = ['exclusions', 'force-majeure'];
const csrf = { 'x-troth-csrf': '1' };

let browser: Browser | undefined;
let [ada, jack]: [Page | undefined, Page | undefined] = [undefined, undefined];
let [draft, struck, countered] = ['', '', ''];

/** A browser of somebody's own, kept from step to step: what one does, the other sees. */
async function sitDown(identity: string): Promise<Page> {
  if (browser === undefined) throw new TypeError('nobody sits down before the browser is there');
  const context = await profileOf(browser, {}, inject('demo'));
  await signIn(context, identity);
  return context.newPage();
}

const at = (page: Page | undefined): Page => {
  if (page === undefined) throw new TypeError('somebody is not at the table');
  return page;
};

/** `send(page, 'POST /v1/drafts', body)`, with the cookies of the page, as the application does. */
async function send<T>(page: Page, what: string, data?: object): Promise<T> {
  const [method = 'GET', path = ''] = what.split(' ');
  const answer = await page.request.fetch(path, { method, headers: csrf, ...(data === undefined ? {} : { data }) });
  expect(answer.status(), `${method} ${path}: ${await answer.text()}`).toBeLessThan(300);
  return answer.json();
}

const draftOf = (page: Page): Promise<Draft> => send(page, `GET /v1/drafts/${draft}`);
const errorsOf = ({ inside }: Draft): readonly string[] =>
  (inside?.findings ?? []).filter(({ severity }) => severity === 'error').map(({ code }) => code);
const section = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const offer = (page: Page, id: string) => page.getByRole('article', { name: id, exact: true });
/** The number of the offer that was put last. */
async function newest(page: Page): Promise<string> {
  const { offers } = await send<{ readonly offers: readonly { readonly id: string }[] }>(
    page,
    `GET /v1/drafts/${draft}/offers`,
  );
  return offers[0]?.id ?? '';
}

beforeAll(async () => {
  browser = await launchChromium();
  [ada, jack] = [await sitDown('ada'), await sitDown('jack')];
}, 60_000);
afterAll(async () => browser?.close());

describe('J2: a revision is negotiated', () => {
  it('begins from the agreement in force, and lint says what is wrong until it is put right', async () => {
    const page = at(ada);
    const from = { agreement: 'SLA-LR-METRO' };
    draft = (await send<Draft>(page, 'POST /v1/drafts', { from, effective: '2025-04-01' })).id;
    const wider = [
      { path: [...rule, 'appliesTo'], value: ['availability', 'attendance'] },
      { path: [...rule, 'cap'] },
      { path: [...rule, 'proof'] },
      { path: [...rule, 'decider'] },
    ];
    await send(page, `PATCH /v1/drafts/${draft}`, { base: 1, changes: wider });
    const broken = await draftOf(page);
    expect(errorsOf(broken).toSorted()).toEqual(['K09-CAP', 'K09-PROOF']);
    const whole = [
      {
        path: [...rule, 'cap'],
        value: {
          uncapped: { en: 'The length of a signal is set by the Observatory.', 'zh-Hant': '信號時間由天文台決定。' },
        },
      },
      {
        path: [...rule, 'proof'],
        value: { en: 'Bulletin of the Hong Kong Observatory.', 'zh-Hant': '香港天文台公報。' },
      },
      { path: [...rule, 'decider'], value: 'service level manager' },
      {
        path: [...rule, 'description'],
        value: { en: 'Signal No. 8 or above, or black rainstorm.', 'zh-Hant': '八號或以上信號或黑色暴雨。' },
      },
    ];
    await send(page, `PATCH /v1/drafts/${draft}`, { base: broken.version, changes: whole });
    expect(errorsOf(await draftOf(page))).toEqual([]);
  });

  it('is reviewed by those who answer for its clauses, computed over history, and offered', async () => {
    const page = at(ada);
    const owners = { K09: 'grace', K13: 'henry', K06: 'leo' } as const;
    for (const [key, owner] of Object.entries(owners))
      await send(page, `POST /v1/drafts/${draft}/clauses/${key}/assign`, { owner });
    await send(page, `POST /v1/drafts/${draft}/steps/submit`, {});
    expect((await at(jack).request.get(`/v1/drafts/${draft}`)).status()).toBe(404);
    for (const [key, owner] of Object.entries(owners))
      await send(await sitDown(owner), `POST /v1/drafts/${draft}/clauses/${key}/clear`, {});
    for (const { key, present, cleared } of (await draftOf(page)).inside?.clauses ?? [])
      if (present && !cleared) await send(page, `POST /v1/drafts/${draft}/clauses/${key}/clear`, {});
    const early = await page.request.post(`/v1/drafts/${draft}/steps/offer`, { headers: csrf, data: {} });
    expect(await early.text()).toContain('GUARD-IMPACT');
    await send(page, `POST /v1/drafts/${draft}/replay`, { periods: 12 });
    await send(await sitDown('grace'), `POST /v1/drafts/${draft}/legal-approval`, {});
    await send(page, `POST /v1/drafts/${draft}/steps/offer`, {});
  }, 60_000);

  it('is found by the representative on his first page, who opens the negotiation', async () => {
    const page = at(jack);
    await page.goto('/');
    await page.locator(`a[href="/drafts/${draft}/negotiation"]`).first().click();
    await press(page, 'Open the negotiation');
    await page.getByText('Nothing is open.').waitFor();
    expect((await draftOf(page)).state).toBe('in-negotiation');
  });

  it('is presented with its promises and three example months, by arrow keys', async () => {
    const page = at(ada);
    await page.goto(`/drafts/${draft}/present`);
    await page.getByText('1 of 7').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'Service levels' }).waitFor();
    await page.getByText('21.6 min in a month of 30 days').first().waitFor();
    for (let turned = 0; turned < 5; turned += 1) await page.keyboard.press('ArrowRight');
    await page.getByText('A month that narrowly misses').waitFor();
    expect(await page.getByText('HKD 0.00').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByText('Nothing is open.').waitFor();
  });

  it('the customer strikes the exclusion, and only the provider sees what that would have cost', async () => {
    const [mine, theirs] = [at(jack), at(ada)];
    await mine.goto(`/drafts/${draft}/negotiation?clause=K09`);
    await press(mine, 'Put an offer on this clause');
    const form = section(mine, 'An offer on K09');
    await form
      .getByRole('button', { name: /^Take out: .*force-majeure$/u })
      .first()
      .click();
    await form.getByLabel('Your reason').fill('The exchange trades through signal No. 8 now.');
    await form.getByRole('button', { name: 'Put the offer' }).click();
    await mine.getByText(/has to answer on K09/u).waitFor();
    struck = await newest(mine);
    await offer(mine, struck).getByText('waits for an answer').waitFor();
    await theirs.goto(`/drafts/${draft}/negotiation`);
    await theirs.getByText('It is your turn on K09.').waitFor();
    const money = offer(theirs, struck).getByRole('group', { name: 'What it would have meant' });
    await money.getByText('Would have cost HKD 30,000.00 more over 12 months').waitFor();
    await money.getByText('November 2024: HKD 0.00 → HKD 15,000.00').waitFor();
    await offer(theirs, struck).locator('del').first().waitFor();
    expect(await mine.locator('body').textContent()).not.toContain('30,000.00');
    expect((await mine.request.get(`/v1/drafts/${draft}/replay`)).status()).toBe(404);
  });

  it('the provider counters with attendance only, and the customer accepts', async () => {
    const [mine, theirs] = [at(ada), at(jack)];
    await offer(mine, struck).getByRole('button', { name: 'Counter' }).click();
    const form = section(mine, `Counter ${struck}`);
    await form.getByRole('button', { name: 'force majeure · force-majeure', exact: true }).click();
    await form.getByRole('button', { name: 'Take out: availability' }).click();
    await form.getByLabel('Your reason').fill('People cannot be sent out under signal No. 8; cables need no excuse.');
    await form.getByRole('button', { name: 'Put the offer' }).click();
    await mine.getByText(/Answers OFF-/u).waitFor();
    countered = await newest(mine);
    await theirs.goto(`/drafts/${draft}/negotiation`);
    await offer(theirs, struck).getByText('countered').first().waitFor();
    const answer = offer(theirs, countered);
    await answer.getByLabel('Why (kept with the answer)').fill('Fair: nobody drives in a storm.');
    await answer.getByRole('button', { name: 'Accept' }).click();
    await section(theirs, 'Who gave what').getByText('Lion Rock Securities gave way on K09').waitFor();
    await theirs.getByText('Nothing is open.').waitFor();
    await section(theirs, 'K09 Exclusions')
      .getByText(/It applies to: attendance\./u)
      .waitFor();
  });

  it('is not agreed while what stands behind it leaves gaps, until somebody takes them', async () => {
    const page = at(ada);
    const headers = { ...csrf, 'if-match': `"${(await draftOf(page)).version}"` };
    const early = await page.request.post(`/v1/drafts/${draft}/steps/consent`, { headers, data: {} });
    expect(await early.text()).toContain('PROOF-TERM:UC-VFC');
    const { gaps } = await send<{
      readonly gaps: readonly { readonly id: string; readonly text: { readonly en: string } }[];
    }>(page, `GET /v1/drafts/${draft}/proof`);
    const reason = { en: 'The carrier signs its new contract in March; without it this text does not begin.' };
    const { id } = await send<{ readonly id: string }>(page, 'POST /v1/records/risk-acceptance', {
      body: {
        agreement: 'SLA-LR-METRO',
        draft,
        gaps: gaps.map((gap) => ({ code: gap.id, text: gap.text.en })),
        reason,
        owner: 'felix',
        expires: '2025-06-30',
      },
    });
    await send(await sitDown('derek'), `POST /v1/records/risk-acceptance/${id}/acts/accept`, {});
  });

  it('both agree the same hash, and the text is frozen', async () => {
    const { hash } = await draftOf(at(ada));
    for (const page of [at(ada), at(jack)]) {
      await page.goto(`/drafts/${draft}/negotiation`);
      await section(page, 'Agreeing the text').getByText(hash).waitFor();
      await press(page, 'Agree this text');
      await page.getByText('Agree this text').waitFor({ state: 'detached' });
    }
    await section(at(jack), 'Agreeing the text').getByText('The text is agreed and frozen.').waitFor();
    await at(ada).reload();
    await section(at(ada), 'Agreeing the text').getByText('The text is agreed and frozen.').waitFor();
    expect(await draftOf(at(jack))).toMatchObject({ state: 'agreed-text', hash });
  });
});

interface Judged {
  readonly statement: { readonly rows: readonly { readonly segments: readonly { readonly revision: number }[] }[] };
}

describe('J2: and is signed', () => {
  const [derek, lydia] = ['derek@harbourline.example', 'lydia.mok@lion-rock.example'];
  const place = mkdtempSync(join(tmpdir(), 'troth-j2-'));
  afterAll(() => rmSync(place, { recursive: true }));

  it('is sent from the signing room once the clause that was negotiated is cleared again; the second signer waits', async () => {
    const page = at(ada);
    await page.goto(`/drafts/${draft}/signing`);
    await page.getByRole('row', { name: /Derek Wong/u }).waitFor();
    await press(page, 'Send for signature');
    await page.getByText('Not cleared as they stand: K09.').waitFor();
    await send(await sitDown('grace'), `POST /v1/drafts/${draft}/clauses/K09/clear`, {});
    await press(page, 'Send for signature');
    await page.getByRole('row', { name: /1\. Derek Wong.* asked/u }).waitFor();
    await page.getByText('after Derek Wong').waitFor();
    await at(jack).goto(`/drafts/${draft}/signing`);
    await at(jack).getByText('after Derek Wong').waitFor();
  });

  it('each signs by a link and a code, in order, and the agreement is completed under its seal', async () => {
    if (browser === undefined) throw new TypeError('no browser');
    const [first, second] = [await openLink(browser, at(ada), { to: derek }), at(jack)];
    await signOn(first, derek);
    const phone = await openLink(browser, at(ada), { to: lydia, looks: { width: 390 } });
    await second.getByRole('row', { name: /2\. Lydia Mok.* (asked|opened)/u }).waitFor();
    await signOn(phone, lydia);
    await at(ada).getByText('completed', { exact: true }).waitFor({ timeout: 30_000 });
    await at(ada).getByText('The chain was checked in your browser and is whole.').waitFor();
    const mail = await mailTo(at(ada), lydia, ({ attachments }) => attachments.length > 0);
    expect(mail.attachments.map(({ name }) => name)).toEqual([
      'SLA-LR-METRO-r3-signed.pdf',
      'SLA-LR-METRO-r3-certificate.pdf',
    ]);
  }, 90_000);

  it('the PDF holds valid signatures, the terms with the printed hash, and the engine goes by them from the first second', async () => {
    const page = at(jack);
    const { items } = await send<{ readonly items: readonly { readonly id: string; readonly hash: string }[] }>(
      page,
      `GET /v1/signings?draft=${draft}`,
    );
    const { id = '', hash = '' } = items[0] ?? {};
    const pdf = join(place, 'signed.pdf');
    writeFileSync(pdf, await (await page.request.get(`/v1/signings/${id}/document.pdf`)).body());
    const said = spawnSync('pdfsig', ['-nocert', pdf], { encoding: 'utf8' }).stdout;
    expect(said.match(/Signature is Valid/gu)).toHaveLength(3);
    expect(said).toContain('Derek Wong');
    execFileSync('pdfdetach', ['-saveall', '-o', place, pdf]);
    const terms = readFileSync(join(place, 'SLA-LR-METRO-r3.json'));
    expect(createHash('sha256').update(terms).digest('hex')).toBe(hash);
    expect(execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s/gu, '')).toContain(hash);
    const agreement = await send<{ readonly revisions: readonly { readonly hash: string; readonly from: string }[] }>(
      at(ada),
      'GET /v1/agreements/SLA-LR-METRO',
    );
    expect(agreement.revisions.at(-1)).toMatchObject({ hash, from: '2025-03-31T16:00:00.000Z' });
    // March is judged by revision 2 to its end, April by revision 3 from its first instant.
    const judgedBy = async (period: string): Promise<readonly number[]> => {
      const { statement } = await send<Judged>(at(ada), `GET /v1/agreements/SLA-LR-METRO/periods/${period}/statement`);
      return [...new Set(statement.rows.flatMap(({ segments }) => segments.map(({ revision }) => revision)))];
    };
    expect(await judgedBy('2025-03')).toEqual([2]);
    expect(await judgedBy('2025-04')).toEqual([3]);
  });
});
