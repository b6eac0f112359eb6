/** Silkroad, November 2024: issued as met, changed by probe rows that arrived late, restated by two people. */
import { beforeEach, describe, expect, it } from 'vitest';
import { system } from '../context.ts';
import { ingest } from '../evidence/ingest.ts';
import { statementOf } from '../evaluation/statement-of.ts';
import {
  anna,
  ben,
  demoFiles,
  houseForTests,
  importRows,
  organisation,
  settleIn,
  taken,
  writtenRow,
} from '../testing/house-for-tests.ts';
import type { DemoFiles, House } from '../testing/house-for-tests.ts';
import { closePeriod } from './close.ts';
import { issuedStatement, issuedStatements } from './issued.ts';
import { approveRestatement, declineRestatement, listProposals } from './restate.ts';

const silkroad = { organisation, agreement: 'SLA-SP-DIA', period: '2024-11' };
const late = 'OUT-0195';

let files: DemoFiles;
let house: House;

beforeEach(async () => {
  files = await demoFiles();
  house = await houseForTests();
  house.setClock('2024-12-02T08:00:00+08:00');
  await settleIn(house, files);
  const known = files.rows.filter(
    ({ form, id, recordedAt }) => form !== 'issued' && id !== late && recordedAt <= house.context.clock(),
  );
  await importRows(house, known);
  house.setClock('2024-12-02T09:00:00+08:00');
});

const overrule = {
  guards: ['correction-window' as const],
  reason: 'The customer wants the figure on the first working day.',
};

async function tellLateRow(): Promise<void> {
  const row = files.rows.find(({ id }) => id === late);
  if (row === undefined) throw new TypeError(`${late} is not among the files`);
  const delivery = { rows: [writtenRow(row, 0)], samples: [], refused: [] };
  expect(taken(await ingest(house.context, { organisation, actor: anna, source: 'probe', delivery })).accepted).toBe(1);
}

describe('closing and restating Silkroad 2024-11', () => {
  it('names the guard that forbids closing, and closes once when it is overruled', async () => {
    const early = await closePeriod(house.context, { ...silkroad, actor: anna });
    expect(early.ok ? [] : early.refusals.map(({ code }) => code)).toEqual(['CORRECTION-WINDOW']);
    const issued = taken(await closePeriod(house.context, { ...silkroad, actor: anna, overrule }));
    expect(issued).toMatchObject({ version: 1, status: 'final', issuedBy: anna.id, overruled: overrule });
    expect(issued.statement.rows[0]?.verdict).toBe('met');
    expect(issued.statement.credit?.total).toBe('0.00');
    const again = await closePeriod(house.context, { ...silkroad, actor: ben, overrule });
    expect(again.ok ? [] : again.refusals.map(({ code }) => code)).toEqual(['CLOSED']);
  });

  it('is not closed before it is over', async () => {
    const open = await closePeriod(house.context, { ...silkroad, period: '2024-12', actor: anna, overrule });
    expect(open.ok ? [] : open.refusals.map(({ code }) => code)).toEqual(['PERIOD-OPEN']);
  });

  it('answers as issued, whatever came in since', async () => {
    const issued = taken(await closePeriod(house.context, { ...silkroad, actor: anna, overrule }));
    house.setClock('2024-12-04T09:00:00+08:00');
    await tellLateRow();
    expect(taken(await statementOf(house.context, silkroad)).hash).toBe(issued.hash);
  });

  it('is proposed once, approved by a person, and costs 18,000 more', async () => {
    taken(await closePeriod(house.context, { ...silkroad, actor: anna, overrule }));
    house.setClock('2024-12-04T09:00:00+08:00');
    await tellLateRow();
    house.setClock('2024-12-04T09:00:01+08:00');
    await house.settle();
    await house.settle();
    const proposals = await listProposals(house.context, silkroad);
    expect(proposals).toHaveLength(1);
    const [proposal] = proposals;
    expect(proposal).toMatchObject({ state: 'proposed', proposedBy: system.id });
    expect(proposal?.difference.money).toEqual({ currency: 'HKD', delta: '18000.00' });
    expect(proposal?.difference.movers.map(({ row }) => row)).toEqual([late]);
    const id = proposal?.id ?? '';
    const alone = await approveRestatement(house.context, { organisation, actor: system, id });
    expect(alone.ok ? [] : alone.refusals.map(({ code }) => code)).toEqual(['SAME-PERSON']);
    house.setClock('2024-12-05T09:00:00+08:00');
    const restated = taken(await approveRestatement(house.context, { organisation, actor: ben, id }));
    expect(restated).toMatchObject({ version: 2, status: 'restated', hash: proposal?.after, issuedBy: ben.id });
    expect(restated.statement.credit?.total).toBe('18000.00');
    expect(restated.statement.rows[0]?.verdict).toBe('missed');
    expect(taken(await issuedStatement(house.context, { ...silkroad, version: 1 })).statement.credit?.total).toBe(
      '0.00',
    );
    expect(await issuedStatements(house.context, { organisation })).toHaveLength(1);
    await house.settle();
    expect((await listProposals(house.context, silkroad)).map(({ state }) => state)).toEqual(['approved']);
    const events = await house.context.store.read(organisation, (reader) => reader.events({ after: 0, limit: 1000 }));
    const topics = events
      .map(({ topic }) => topic)
      .filter((topic) => topic.startsWith('statement.') || topic.startsWith('restatement.'));
    expect(topics.filter((topic) => topic !== 'statement.live')).toEqual([
      'statement.issued',
      'restatement.proposed',
      'statement.restated',
    ]);
  });

  it('is looked at again when evidence came in the very millisecond of closing', async () => {
    await tellLateRow();
    taken(await closePeriod(house.context, { ...silkroad, actor: anna, overrule }));
    house.setClock('2024-12-02T09:00:01+08:00');
    await house.settle();
    expect(await listProposals(house.context, silkroad)).toMatchObject([{ state: 'proposed' }]);
  });

  it('is declined with a reason, by somebody', async () => {
    taken(await closePeriod(house.context, { ...silkroad, actor: anna, overrule }));
    house.setClock('2024-12-04T09:00:00+08:00');
    await tellLateRow();
    house.setClock('2024-12-04T09:00:01+08:00');
    await house.settle();
    const [proposal] = await listProposals(house.context, silkroad);
    const id = proposal?.id ?? '';
    const mute = await declineRestatement(house.context, { organisation, actor: ben, id, reason: ' ' });
    expect(mute.ok ? [] : mute.refusals.map(({ code }) => code)).toEqual(['REASON']);
    taken(
      await declineRestatement(house.context, {
        organisation,
        actor: ben,
        id,
        reason: 'The rows are of another line.',
      }),
    );
    const after = await approveRestatement(house.context, { organisation, actor: ben, id });
    expect(after.ok ? [] : after.refusals.map(({ code }) => code)).toEqual(['DECIDED']);
  });
});
