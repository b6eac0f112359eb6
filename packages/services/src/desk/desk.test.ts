/** Lists and pages of agreements and promises on the demo company's files, against the engine's own statements. */
import { evaluate, Instant } from '@troth/core';
import type { Statement } from '@troth/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../context.ts';
import { clauseEffects } from '../evaluation/clause-effects.ts';
import { closePeriod } from '../periods/close.ts';
import { evaluateTouched } from '../periods/evaluate-touched.ts';
import { actOnRecord, createRecord } from '../practice/write.ts';
import { demoFiles, houseForTests, importRows, organisation, settleIn, taken } from '../testing/house-for-tests.ts';
import type { DemoFiles, House } from '../testing/house-for-tests.ts';
import { listAgreementLines } from './agreement-list.ts';
import { agreementPage } from './agreement-page.ts';
import { commitmentPage } from './commitment-page.ts';
import { contractText, revisionDifference } from './contract-text.ts';

const ada: Actor = { id: 'person:ada', level: 5, grants: [{ scope: 'admin' }] };
const by = { organisation, actor: ada };
const overrule = { guards: ['correction-window', 'completeness'] as const, reason: 'the history of the demo' };
const november = { agreement: 'SLA-LR-METRO', commitment: 'availability', period: '2024-11' };

let files: DemoFiles;
let house: House;

beforeAll(async () => {
  files = await demoFiles();
  house = await houseForTests();
  house.setClock('2024-12-02T09:30:00+08:00');
  await settleIn(house, files);
  await importRows(
    house,
    files.rows.filter(({ form, recordedAt }) => form !== 'issued' && recordedAt <= house.context.clock()),
  );
  house.setClock('2024-12-02T09:31:00+08:00');
  taken(
    await createRecord(house.context, {
      ...by,
      kind: 'agreement-roles',
      id: 'SLA-LR-METRO',
      body: { agreement: 'SLA-LR-METRO', provider: 'harbourline', customer: 'lion-rock', manager: 'ada' },
    }),
  );
  for (const period of ['2024-10', '2024-11'])
    taken(
      await closePeriod(house.context, {
        ...by,
        agreement: 'SLA-LR-METRO',
        period,
        overrule: { guards: [...overrule.guards], reason: overrule.reason },
      }),
    );
  await evaluateTouched(house.context, { organisation, agreement: 'SLA-LR-METRO' });
}, 60_000);

const engine = (agreement: string, period: string): Statement => {
  const found = files.book.agreements.find(({ id }) => id === agreement);
  if (found === undefined) throw new TypeError(`${agreement} is not among the files`);
  const rows = files.rows.filter(({ form }) => form !== 'issued');
  const knownAt = Instant.parse('2024-12-02T01:30:59.999Z');
  return taken(evaluate({ agreement: found, evidence: { rows }, period, knownAt }));
};

describe('the list of agreements', () => {
  it('has a line for each that promises something, and for no text that others inherit', async () => {
    const lines = await listAgreementLines(house.context, { organisation });
    const promising = files.book.agreements.filter(({ revisions }) =>
      revisions.some(({ commitments }) => commitments.length > 0),
    );
    expect(lines.map(({ id }) => id)).toEqual(promising.map(({ id }) => id));
    expect(lines.length).toBe(9);
  });

  it('says what is owed in the financial year, who answers for it, and when it ends', async () => {
    const [line] = await listAgreementLines(house.context, { organisation, party: 'lion-rock' });
    expect(line).toMatchObject({
      id: 'SLA-LR-METRO',
      revision: 2,
      owed: { amount: '15000.00', currency: 'HKD', year: '2024/25' },
      endsOn: '2026-11-01',
      daysLeft: 699,
      manager: { id: 'ada' },
    });
    expect(line?.marks.slice(-3)).toEqual([
      { period: '2024-10', mark: 'met' },
      { period: '2024-11', mark: 'missed' },
      { period: '2024-12', mark: 'met' },
    ]);
  });

  it('is narrowed by every filter', async () => {
    const ids = async (filters: object) =>
      (await listAgreementLines(house.context, { organisation, ...filters })).map(({ id }) => id);
    expect(await ids({ text: '獅子山' })).toEqual(['SLA-LR-METRO']);
    expect(await ids({ manager: 'ada' })).toEqual(['SLA-LR-METRO']);
    expect(await ids({ manager: 'nobody' })).toEqual([]);
    expect(await ids({ type: 'ola' })).toEqual([]);
    expect(await ids({ mark: 'missed' })).not.toContain('SLA-LR-METRO');
    expect((await ids({ endingWithin: 699 })).includes('SLA-LR-METRO')).toBe(true);
    expect((await ids({ endingWithin: 698 })).includes('SLA-LR-METRO')).toBe(false);
  });

  it('evaluates nothing: the same answer however often it is asked', async () => {
    const before = new Map(house.evaluations);
    const started = await listAgreementLines(house.context, { organisation });
    for (let i = 0; i < 20; i += 1) expect(await listAgreementLines(house.context, { organisation })).toEqual(started);
    expect(house.evaluations).toEqual(before);
  });
});

describe('the page of a promise', () => {
  it('shows November of Lion Rock as the engine states it, with its evidence and its price', async () => {
    const page = taken(await commitmentPage(house.context, { organisation, ...november }));
    const row = engine('SLA-LR-METRO', '2024-11').rows.find(({ commitment }) => commitment === 'availability');
    expect(page.row.segments.map(({ value, figures }) => [value, figures])).toEqual(
      row?.segments.map(({ value, figures }) => [value, figures]),
    );
    expect(page.row.verdict).toBe('missed');
    expect(page.row.segments[0]?.figures).toMatchObject({
      downtime: { exact: '3300000' },
      allowed: { exact: '1296000' },
    });
    expect(page.credit).toMatchObject({ payable: '15000.00', total: { currency: 'HKD', total: '15000.00' } });
    expect(page.words.en.inMinutes).toBe(
      '21.6 min in a 30-day month; at 30 min you lose 5 % of the fee “Monthly service fee”',
    );
    expect(page.statement).toMatchObject({ status: 'final', version: 1, issuedBy: 'person:ada' });
    expect(page.versions).toHaveLength(1);
    expect(page.standings.at(-1)).toMatchObject({ period: '2024-12', mark: 'met' });
  });

  it('names for each stretch who told it, when that was known, and the decision that refused it', async () => {
    const page = taken(await commitmentPage(house.context, { organisation, ...november }));
    const outage = page.rows.find(({ form }) => form === 'state');
    expect(outage).toMatchObject({ form: 'state', by: 'system' });
    expect(outage?.entry).toBeGreaterThan(0);
    const decision = page.rows.find(({ form }) => form === 'exclusion');
    expect(decision?.says).toMatchObject({ kind: 'force-majeure', decision: 'refused' });
  });

  it('counts down to the right that chronic failure gives', async () => {
    const page = taken(await commitmentPage(house.context, { organisation, ...november }));
    expect(page.countdowns).toMatchObject([{ misses: 3, within: 6, missed: ['2024-11'], left: 2, until: '2025-04' }]);
    const taiPing = { organisation, agreement: 'SLA-TP-IEPL', commitment: 'availability' };
    const august = taken(await commitmentPage(house.context, { ...taiPing, period: '2024-08' }));
    expect(august.rights.map(({ gives }) => gives)).toEqual(['termination']);
  });

  it('says what each clause did and what the revision before would have made of it', async () => {
    const { clauses, revisions } = taken(await clauseEffects(house.context, { organisation, ...november }));
    expect(revisions.map(({ revision, verdict, governed }) => [revision, verdict, governed])).toEqual([
      [1, 'missed', false],
      [2, 'missed', true],
    ]);
    // Had the claim been accepted: clause 9 of revision 1 takes the time out, that of revision 2 does not.
    expect(revisions.map(({ accepting }) => [accepting?.exclusions, accepting?.verdict, accepting?.credit])).toEqual([
      [['EXC-0052'], 'met', '0.00'],
      [['EXC-0052'], 'missed', '15000.00'],
    ]);
    expect(clauses.every(({ commitment }) => commitment === 'availability')).toBe(true);
  });

  it('refuses promises and periods that are none', async () => {
    const wrong = await commitmentPage(house.context, { organisation, ...november, commitment: 'beauty' });
    expect(wrong.ok).toBe(false);
    const period = await commitmentPage(house.context, { organisation, ...november, period: 'soon' });
    expect(period.ok).toBe(false);
  });
});

describe('the page of an agreement', () => {
  it('gathers revisions, promises with their periods, roles and one line of time', async () => {
    const page = taken(await agreementPage(house.context, { ...by, agreement: 'SLA-LR-METRO' }));
    expect(page.revisions.map(({ revision, inForce }) => [revision, inForce])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(page.promises.map(({ commitment }) => commitment)).toContain('availability');
    expect(page.roles).toMatchObject([{ role: 'manager', person: 'ada' }]);
    const titles = page.timeline.map(({ title }) => title.en);
    expect(titles).toContain('Revision 2 takes effect');
    expect(titles).toContain('Statement of 2024-11 issued');
    const times = page.timeline.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((one, other) => other - one));
  });

  it('says in one list who still has the first revision', async () => {
    const copy = { agreement: 'SLA-LR-METRO', party: 'harbourline', form: 'operations' };
    const told = { ...copy, sentAt: '2024-11-01T09:00:00+08:00' };
    const copies = [
      ['CPY-old', 'ivan', 1, []],
      ['CPY-replaced', 'leo', 1, ['supersede']],
      ['CPY-new', 'henry', 2, ['acknowledge']],
    ] as const;
    for (const [id, recipient, revision, acts] of copies) {
      taken(await createRecord(house.context, { ...by, kind: 'copy', id, body: { ...told, recipient, revision } }));
      for (const act of acts) taken(await actOnRecord(house.context, { ...by, kind: 'copy', id, act }));
    }
    const page = taken(await agreementPage(house.context, { ...by, agreement: 'SLA-LR-METRO' }));
    expect(page.copies.map(({ recipient, revision, state }) => [recipient, revision, state])).toEqual(
      expect.arrayContaining([
        ['ivan', 1, 'issued'],
        ['leo', 1, 'superseded'],
        ['henry', 2, 'acknowledged'],
      ]),
    );
    expect(page.copies.filter(({ outdated }) => outdated).map(({ recipient }) => recipient)).toEqual(['ivan']);
  });

  it('writes the duties of each side into the contract, each with one who answers for it', async () => {
    const asked = { organisation, agreement: 'SLA-LR-METRO', revision: 2 };
    for (const [language, power] of [
      ['en', ['Power and safe access at each site.', 'Customer']],
      ['zh-Hant', ['在每個場地提供電力及安全通道。', '客戶']],
    ] as const) {
      const { chapters } = taken(await contractText(house.context, { ...asked, language }));
      const blocks = chapters.find(({ key }) => key === 'K16')?.blocks ?? [];
      const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
      expect(rows).toHaveLength(3);
      expect(rows[0]?.slice(0, 2)).toEqual(power);
    }
  });

  it('puts each clause beside the terms that it is written from', async () => {
    const text = taken(
      await contractText(house.context, { organisation, agreement: 'SLA-LR-METRO', language: 'en', revision: 2 }),
    );
    const levels = text.chapters.find(({ key }) => key === 'K06');
    expect(levels?.blocks.some((block) => block.kind === 'clause' && block.number === '6.1')).toBe(true);
    expect(levels?.terms).toContainEqual({ term: 'commitments[availability].target', value: '>= 99.95 %' });
  });

  it('shows what two revisions say differently, in words and in terms', async () => {
    const asked = { organisation, agreement: 'SLA-LR-METRO', language: 'en' as const, from: 1, to: 2 };
    const { clauses, terms } = taken(await revisionDifference(house.context, asked));
    expect(terms.some(({ term }) => term.startsWith('exclusions[force-majeure]'))).toBe(true);
    const excused = clauses.find(({ clause }) => clause === '9.1');
    expect(excused?.words.some(({ kind }) => kind === 'added')).toBe(true);
    const same = taken(await revisionDifference(house.context, { ...asked, from: 2 }));
    expect(same).toMatchObject({ clauses: [], terms: [] });
  });
});
