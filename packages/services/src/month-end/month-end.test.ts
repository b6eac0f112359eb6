/** The month's end on the demo company's files: close, report, note, bill, restate. */
import { Money } from '@troth/core';
import type { Level } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../context.ts';
import { closePeriod } from '../periods/close.ts';
import { issuedStatement } from '../periods/issued.ts';
import { approveRestatement, proposeRestatement } from '../periods/restate.ts';
import { listRecords, readRecord } from '../practice/read.ts';
import { actOnRecord, createRecord } from '../practice/write.ts';
import { demoFiles, houseForTests, importRows, organisation, settleIn, taken } from '../testing/house-for-tests.ts';
import type { DemoFiles, House } from '../testing/house-for-tests.ts';
import { storeThatBreaksAt } from '../testing/store-that-breaks.ts';
import { exportForBilling, readBillingFile } from './billing.ts';
import { listBreaches } from './breaches.ts';
import { listClaims } from './claim-lines.ts';
import { closeBoard } from './close-board.ts';
import { closeFile } from './close-file.ts';
import { draftCreditNote } from './credit-note.ts';
import { issueCreditNote } from './note-issue.ts';
import { issueReport } from './report-issue.ts';
import { draftReport, editReport } from './report.ts';
import { payableShort } from './short-money.ts';
import { statementRegisterOf } from './statement-register.ts';

const scopes = ['read', 'records:write', 'statements:write', 'decisions:write', 'evidence:write'] as const;
const person = (id: string, level: Level): Actor => ({
  id: `person:${id}`,
  level,
  side: 'own',
  grants: scopes.map((scope) => ({ scope })),
});
const [ada, carmen, derek] = [person('ada', 5), person('carmen', 4), person('derek', 6)];

const customers = {
  'SLA-EI-APP': 'eastbay',
  'SLA-JL-SDWAN': 'jade-lantern',
  'SLA-KC-DIA': 'kwai-chung',
  'SLA-LR-METRO': 'lion-rock',
  'SLA-OR-XC': 'orchid',
  'SLA-PH-VPN': 'peak-harbour',
  'SLA-SP-DIA': 'silkroad',
  'SLA-TG-EPL': 'thamesgate',
  'SLA-TP-IEPL': 'tai-ping',
};
const agreements = Object.keys(customers);
const overrule = { guards: ['correction-window', 'completeness'] as const, reason: 'The figures are wanted early.' };

let files: DemoFiles;
let house: House;
const by = (actor: Actor) => ({ organisation, actor });
const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  outcome.ok ? [] : (outcome.refusals ?? []).map(({ code }) => code);

/** The company on the first working day of December, nothing closed yet. */
beforeAll(async () => {
  files = await demoFiles();
  house = await houseForTests();
  house.setClock('2024-12-02T09:30:00+08:00');
  await settleIn(house, files);
  const known = files.rows.filter(({ form, recordedAt }) => form !== 'issued' && recordedAt <= house.context.clock());
  await importRows(house, known);
  house.setClock('2024-12-02T09:31:00+08:00');
  for (const [agreement, customer] of Object.entries(customers))
    taken(
      await createRecord(house.context, {
        ...by(ada),
        kind: 'agreement-roles',
        id: agreement,
        body: {
          agreement,
          provider: 'harbourline',
          customer,
          ...(agreement === 'SLA-LR-METRO' ? { impactPerHour: { amount: '60000.00', currency: 'HKD' } } : {}),
        },
      }),
    );
}, 60_000);

const addJack = async () =>
  taken(
    await createRecord(house.context, {
      ...by(ada),
      kind: 'person',
      id: 'jack',
      body: {
        name: { en: 'Jack Fong', 'zh-Hant': '方傑' },
        party: 'lion-rock',
        email: 'jack@lionrock.example',
        language: 'zh-Hant',
      },
    }),
  );

const close = async (agreement: string, period: string) =>
  taken(
    await closePeriod(house.context, {
      ...by(ada),
      agreement,
      period,
      overrule: { guards: [...overrule.guards], reason: overrule.reason },
    }),
  );
const november = { period: '2024-11' };
const lionRock = { agreement: 'SLA-LR-METRO', ...november };
const silkroad = { agreement: 'SLA-SP-DIA', ...november };
const board = (period: string) => closeBoard(house.context, { ...by(ada), period });

describe('the month’s end', () => {
  it('shows every agreement with its light, one step and the reason', async () => {
    const { rows, totals, done } = await board('2024-11');
    expect(rows.map(({ agreement }) => agreement)).toEqual(agreements);
    expect(totals).toMatchObject({ agreements: 9, closed: 0, blocked: 9, ready: 0 });
    expect(done).toBe(false);
    const one = rows.find(({ agreement }) => agreement === lionRock.agreement);
    expect(one?.guards.map(({ guard }) => guard)).toEqual(['correction-window']);
    expect(one?.next).toMatchObject({ code: 'wait' });
    expect(one?.next?.words.en).toContain('13 Dec 2024');
    expect(one?.credit).toEqual({ amount: '15000.00', currency: 'HKD' });
  });

  it('is done when each is closed or has a dated reason; its sums are the sums of its lines', async () => {
    for (const agreement of agreements.slice(1)) await close(agreement, '2024-11');
    const [first = ''] = agreements;
    expect((await board('2024-11')).done).toBe(false);
    const why = { en: 'The application probe is being repaired.', 'zh-Hant': '應用程式探針正在維修。' };
    const body = { agreement: first, ...november, why, until: '2024-12-06' };
    taken(await createRecord(house.context, { ...by(carmen), kind: 'close-note', body }));
    const { rows, totals, done } = await board('2024-11');
    expect(done).toBe(true);
    expect(totals).toMatchObject({ closed: 8, dated: 1, missed: 1, unexplained: 1 });
    expect(totals.credit).toEqual([{ amount: '15000.00', currency: 'HKD' }]);
    const sum = rows.flatMap(({ credit }) => (credit === undefined ? [] : [Money.of(credit.amount, 'HKD')]));
    expect(Money.sum(sum, 'HKD').toString()).toBe(totals.credit[0]?.amount);
  });

  it('asks why nobody was warned before anything else follows', async () => {
    const step = async () =>
      (await board('2024-11')).rows.find(({ agreement }) => agreement === lionRock.agreement)?.next?.code;
    expect(await step()).toBe('explain-breach');
    const body = {
      ...lionRock,
      commitment: 'availability',
      notWarned: 'sudden',
      notWarnedWhy: 'Fibre cut in a storm.',
    };
    taken(await createRecord(house.context, { ...by(carmen), kind: 'breach', body }));
    expect(await step()).toBe('draft-report');
    const report = taken(await draftReport(house.context, { ...by(carmen), ...lionRock }));
    expect(report.body.summary.en).toContain('attained 99.87269 % (55 / 21.6 min)');
    expect(report.body.summary.en).toContain('A credit of HKD 15,000.00 is due.');
    expect(codes(await draftReport(house.context, { ...by(derek), ...lionRock }))).toEqual(['CONFLICT']);
    expect(await step()).toBe('approve-report');
    const own = { ...by(carmen), kind: 'report' as const, id: report.id, act: 'approve' };
    expect(codes(await actOnRecord(house.context, own))).toEqual(['NOT-ALLOWED']);
    taken(await actOnRecord(house.context, { ...own, ...by(ada) }));
    expect(await step()).toBe('issue-report');
  });

  it('issues the report once, writes to its addressees, and lets nobody do it by hand', async () => {
    const [report] = await listRecords(house.context, { ...by(ada), kind: 'report', agreement: lionRock.agreement });
    const id = report?.id ?? '';
    await addJack();
    const edit = { ...by(carmen), id, recipients: ['jack'] };
    expect(codes(await editReport(house.context, edit))).toEqual(['CONFLICT']);
    taken(
      await actOnRecord(house.context, {
        ...by(ada),
        kind: 'report',
        id,
        act: 'send-back',
        note: 'Nobody is addressed.',
      }),
    );
    expect(codes(await editReport(house.context, { ...edit, recipients: ['nobody'] }))).toEqual(['PERSON']);
    taken(await editReport(house.context, edit));
    taken(await actOnRecord(house.context, { ...by(ada), kind: 'report', id, act: 'approve' }));
    expect(codes(await actOnRecord(house.context, { ...by(ada), kind: 'report', id, act: 'issue' }))).toEqual([
      'CONFLICT',
    ]);
    expect(codes(await issueReport(house.context, { ...by(carmen), id }))).toEqual(['NOT-ALLOWED']);
    const broken = { ...house.context, store: storeThatBreaksAt(house.context.store, 'message') };
    await expect(issueReport(broken, { ...by(ada), id })).rejects.toThrow('the power went');
    const still = taken(await readRecord(house.context, { ...by(ada), kind: 'report', id }));
    expect([still.body.state, still.body.documents]).toEqual(['approved', undefined]);
    expect(await listRecords(house.context, { ...by(ada), kind: 'message' })).toEqual([]);
    const blobs = () => house.context.store.read(organisation, (reader) => reader.blobNames({ limit: 100 }));
    expect(await blobs()).toEqual([]);
    const issued = taken(await issueReport(house.context, { ...by(ada), id })).body;
    expect(issued.documents?.map(({ edition, language, format }) => `${edition} ${language} ${format}`)).toEqual([
      'customer en pdf',
      'customer en html',
      'customer zh-Hant pdf',
      'customer zh-Hant html',
      'customer en csv',
      'internal en pdf',
      'internal en html',
      'internal zh-Hant pdf',
      'internal zh-Hant html',
    ]);
    expect(await blobs()).toEqual(issued.documents?.map(({ sha256 }) => sha256).sort());
    expect(issued).toMatchObject({
      state: 'issued',
      recipients: [{ person: 'jack', sentAt: '2024-12-02T01:31:00.000Z' }],
    });
    const messages = await listRecords(house.context, { ...by(ada), kind: 'message' });
    expect(messages.map(({ body }) => [body.to, body.subject, body.about])).toEqual([
      ['jack', '服務報告 2024年11月：獅子山證券：雙路城域以太網至主機託管中心', `report/${id}`],
    ]);
    expect(messages[0]?.body.text).toContain(
      '可用率未達標：承諾不低於 99.95 %，實際 99.87269 %（55 / 21.6 分鐘）。應付補償 HKD 15,000.00。',
    );
    expect(codes(await issueReport(house.context, { ...by(ada), id }))).toEqual(['CONFLICT']);
  });

  it('lists the breach with its margin and what is known of it', async () => {
    const [line, ...more] = await listBreaches(house.context, { organisation, ...november });
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      agreement: 'SLA-LR-METRO',
      customer: 'lion-rock',
      counted: { exact: '3300000', unit: 'ms' },
      allowed: { exact: '1296000', unit: 'ms' },
      margin: { exact: '2004000', unit: 'ms' },
      credit: { exact: '15000', currency: 'HKD' },
      notWarned: 'sudden',
      // 55 minutes at 60,000 an hour, as the customer says.
      impact: { amount: '55000.00', currency: 'HKD', estimated: true },
    });
  });

  it('says of a claim to a supplier what is owed, what comes back and which deadline runs', async () => {
    const body = {
      supplier: 'victoria-fibre',
      agreement: 'UC-VFC',
      forAgreement: lionRock.agreement,
      period: '2024-11',
      event: 'OUT-0192',
      amount: { amount: '15000.00', currency: 'HKD' },
      recoverable: { amount: '0.00', currency: 'HKD' },
      gap: 'UC_FORCE_MAJEURE',
      deadline: '2024-12-03T09:31:00+08:00',
    };
    const { id } = taken(await createRecord(house.context, { ...by(carmen), kind: 'claim', body }));
    const { lines, totals } = await listClaims(house.context, by(ada));
    expect(lines).toMatchObject([
      {
        claim: { id },
        owed: { amount: '15000.00', currency: 'HKD' },
        recoverable: { amount: '0.00', currency: 'HKD', from: 'entered' },
        clock: { what: 'claim', leftMs: 86_400_000 },
      },
    ]);
    expect(totals.claimed).toEqual([{ amount: '15000.00', currency: 'HKD' }]);
    const mina: Actor = { id: 'person:mina', side: 'supplier', party: 'victoria-fibre', grants: [{ scope: 'portal' }] };
    expect((await listClaims(house.context, by(mina))).lines).toEqual([]);
    taken(await actOnRecord(house.context, { ...by(carmen), kind: 'claim', id, act: 'claim' }));
    const [hers] = (await listClaims(house.context, by(mina))).lines;
    expect([hers?.claim.id, hers?.owed]).toEqual([id, undefined]);
  });

  it('drafts the note from the issued statement, once, and never by hand', async () => {
    const made = await draftCreditNote(house.context, { ...by(carmen), ...lionRock, from: 117 });
    const note = taken(made).body;
    expect(note).toMatchObject({
      number: 'CN-2024-0117',
      party: 'lion-rock',
      clause: '13.1',
      total: { amount: '15000.00', currency: 'HKD' },
      state: 'draft',
    });
    expect(note.lines).toEqual([
      {
        text: {
          en: 'Availability: promised at least 99.95 %, attained 99.87269 % (55 / 21.6 min). Clause 13.1: at least 99 % but less than 99.9 % gives 10 % of the monthly service fee',
          'zh-Hant':
            '可用率：承諾不低於 99.95 %，實際 99.87269 %（55 / 21.6 分鐘）。條款 13.1：不低於 99 %但低於 99.9 %，補償每月服務費的 10 %',
        },
        amount: 'HKD 15,000.00',
      },
    ]);
    expect(codes(await draftCreditNote(house.context, { ...by(derek), ...lionRock }))).toEqual(['CONFLICT']);
    expect(codes(await draftCreditNote(house.context, { ...by(carmen), ...silkroad }))).toEqual(['NOTHING-DUE']);
    const byHand = { ...by(ada), kind: 'credit-note' as const, body: { ...note, state: undefined, trail: undefined } };
    expect(codes(await createRecord(house.context, byHand))).toEqual(['CONFLICT']);
  });

  it('gives a restatement a note for the difference', async () => {
    house.setClock('2024-12-04T09:00:00+08:00');
    await importRows(
      house,
      files.rows.filter(({ id }) => id === 'OUT-0195'),
    );
    house.setClock('2024-12-05T09:00:00+08:00');
    const proposal = taken(await proposeRestatement(house.context, { ...by(carmen), ...silkroad }));
    const before = (await board('2024-11')).rows.find(({ agreement }) => agreement === silkroad.agreement);
    expect(before?.next).toMatchObject({ code: 'decide-restatement', about: `restatement/${proposal?.id ?? ''}` });
    taken(await approveRestatement(house.context, { ...by(ada), id: proposal?.id ?? '' }));
    const note = taken(await draftCreditNote(house.context, { ...by(carmen), ...silkroad })).body;
    expect(note).toMatchObject({ number: 'CN-2024-0118', total: { amount: '18000.00', currency: 'HKD' } });
    const issued = taken(await issuedStatement(house.context, { organisation, ...silkroad }));
    expect(note.statement).toBe(issued.hash);
    const report = taken(await draftReport(house.context, { ...by(carmen), ...silkroad }));
    expect(report.body.restatement).toBe('SLA-SP-DIA/2024-11/2');
    taken(await actOnRecord(house.context, { ...by(ada), kind: 'report', id: report.id, act: 'approve' }));
    const silent = await issueReport(house.context, { ...by(ada), id: report.id });
    expect(codes(silent)).toEqual(['UNEXPLAINED']);
    const { body } = taken(await readRecord(house.context, { ...by(ada), kind: 'report', id: report.id }));
    expect(body.state).toBe('approved');
    const breach = { ...silkroad, commitment: 'availability', notWarned: 'sudden' };
    taken(await createRecord(house.context, { ...by(carmen), kind: 'breach', body: breach }));
    expect(taken(await issueReport(house.context, { ...by(ada), id: report.id })).body.state).toBe('issued');
  });

  it('keeps the first computation beside the restated one', async () => {
    const file = taken(await closeFile(house.context, { ...by(ada), ...silkroad }));
    expect(file.versions.map(({ version, rows, credit }) => [version, rows[0]?.verdict, credit?.total])).toEqual([
      [1, 'met', '0.00'],
      [2, 'missed', '18000.00'],
    ]);
    expect(file.versions[1]?.difference?.money).toEqual({ currency: 'HKD', delta: '18000.00' });
    const lion = taken(await closeFile(house.context, { ...by(ada), ...lionRock }));
    expect(lion.exclusions).toMatchObject([{ id: 'EXC-0052', decision: 'refused', decidedBy: 'Ada Cheung' }]);
    expect(lion.exclusions[0]?.clauses.map(({ revision, inForce }) => [revision, inForce])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(lion.protections.terms.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['exclusion', 'limit', 'claim', 'duty']),
    );
  });

  it('keeps the number of a cancelled note, so that the year has no gap', async () => {
    const [cancelled] = ['CN-2024-0118'];
    const act = { ...by(ada), kind: 'credit-note' as const, id: cancelled ?? '', act: 'cancel', note: 'wrong address' };
    taken(await actOnRecord(house.context, act));
    const again = taken(await draftCreditNote(house.context, { ...by(carmen), ...silkroad }));
    expect(again.id).toBe('CN-2024-0119');
    const kept = await listRecords(house.context, { ...by(ada), kind: 'credit-note' });
    expect(kept.map(({ id }) => id)).toEqual(['CN-2024-0117', 'CN-2024-0118', 'CN-2024-0119']);
  });

  it('notes what every issued statement gives, no more and no less', async () => {
    const { rows, totals } = await board('2024-11');
    const { latest } = await statementRegisterOf(house.context.store, organisation);
    const due = latest.flatMap((one) => payableShort(one) ?? []);
    const currency: string = 'HKD';
    expect(totals.noted).toEqual([Money.sum(due, currency).toJSON()]);
    for (const { credit, notes } of rows.filter(({ light }) => light === 'closed'))
      expect(
        Money.sum(
          notes.map(({ amount }) => Money.of(amount, 'HKD')),
          'HKD',
        ).toString(),
      ).toBe(credit?.amount ?? '0.00');
  });

  it('hands each issued note to billing once, in files that are the same for ever', async () => {
    expect(codes(await exportForBilling(house.context, by(carmen)))).toEqual(['NOTHING-DUE']);
    for (const id of ['CN-2024-0117', 'CN-2024-0119']) {
      expect(codes(await issueCreditNote(house.context, { ...by(carmen), id }))).toEqual(['CONFLICT']);
      expect(
        codes(await actOnRecord(house.context, { ...by(carmen), kind: 'credit-note', id, act: 'approve' })),
      ).toEqual(['NOT-ALLOWED']);
      taken(await actOnRecord(house.context, { ...by(ada), kind: 'credit-note', id, act: 'approve' }));
      taken(await issueCreditNote(house.context, { ...by(carmen), id }));
    }
    const done = taken(await exportForBilling(house.context, by(carmen)));
    expect(done.body).toMatchObject({
      notes: ['CN-2024-0117', 'CN-2024-0119'],
      totals: [{ amount: '33000.00', currency: 'HKD' }],
    });
    expect(codes(await exportForBilling(house.context, by(carmen)))).toEqual(['NOTHING-DUE']);
    const pay = {
      ...by(carmen),
      kind: 'credit-note' as const,
      id: 'CN-2024-0117',
      act: 'pay',
      tells: { invoice: 'INV-88', paidOn: '2024-12-20' },
    };
    taken(await actOnRecord(house.context, pay));
    const csv = taken(await readBillingFile(house.context, { organisation, id: done.id, format: 'csv' }));
    expect(csv.split('\r\n')[0]).toBe(
      'number,issued,customer,agreement,period,clause,currency,amount,follows,statement',
    );
    expect(csv.split('\r\n')[1]).toMatch(
      /^CN-2024-0117,2024-12-05T01:00:00.000Z,lion-rock,SLA-LR-METRO,2024-11,13.1,HKD,15000.00,,[0-9a-f]{64}$/u,
    );
    const lines = taken(await readBillingFile(house.context, { organisation, id: done.id, format: 'jsonl' }));
    expect(lines.trim().split('\n')).toHaveLength(2);
  });
});
