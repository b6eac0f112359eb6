/** What people write: outages by hand, corrections, exclusions that two decide, problem reports with their ladder. */
import { beforeEach, describe, expect, it } from 'vitest';
import { publishAgreement } from '../agreements/publish.ts';
import { statementOf } from '../evaluation/statement-of.ts';
import { anna, ben, houseForTests, organisation, taken } from '../testing/house-for-tests.ts';
import type { House } from '../testing/house-for-tests.ts';
import { smallAgreement } from '../testing/small-agreement.ts';
import { loggedOutages } from '../desk/logged-outages.ts';
import { correctRow } from './correct.ts';
import { previewCorrection } from './correction-preview.ts';
import { decideExclusion, proposeExclusion } from './exclusions.ts';
import { logOutage } from './outage-log.ts';
import { acknowledgeProblem, closeProblem, listProblems, reportProblem } from './problem-reports.ts';

let house: House;
const head = { organisation, agreement: 'NORTH' };

beforeEach(async () => {
  house = await houseForTests();
  house.setClock('2025-02-10T12:00:00Z');
  const extra = {
    exclusions: [{ id: 'customer', kind: 'customer-caused', decider: 'provider', proof: 'Ticket' }],
    problemReports: {
      channels: ['portal'],
      acknowledgement: '15 min',
      ladder: [
        { level: 1, role: 'Team lead', after: '30 min' },
        { level: 2, role: 'Head of service', after: '2 h' },
      ],
    },
  };
  taken(await publishAgreement(house.context, { organisation, actor: anna, texts: [smallAgreement('NORTH', extra)] }));
});

const outage = {
  ...head,
  id: 'LOG-1',
  start: '2025-02-03T10:00:00Z',
  end: '2025-02-03T10:30:00Z',
  state: 'down',
  reason: 'The customer called; no probe stands there.',
};

async function downtime(): Promise<string | undefined> {
  const { statement } = taken(await statementOf(house.context, { ...head, period: '2025-02' }));
  return statement.rows[0]?.segments[0]?.figures['downtime']?.exact;
}

const codes = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }): readonly string[] =>
  (outcome.refusals ?? []).map(({ code }) => code);

describe('an outage by hand', () => {
  it('counts, with author and reason', async () => {
    taken(await logOutage(house.context, { ...outage, actor: anna }));
    expect(await downtime()).toBe('1800000');
    const facts = await house.context.store.read(organisation, (reader) => reader.facts({ source: 'manual-log' }));
    expect(facts.map(({ row }) => row.reason)).toEqual([`${anna.id}: ${outage.reason}`]);
  });

  it('is refused without a reason, twice, or for an agreement that is not there', async () => {
    expect(codes(await logOutage(house.context, { ...outage, actor: anna, reason: '' }))).toEqual(['REASON']);
    taken(await logOutage(house.context, { ...outage, actor: anna }));
    expect(codes(await logOutage(house.context, { ...outage, actor: ben }))).toEqual(['CONFLICT']);
    expect(codes(await logOutage(house.context, { ...outage, id: 'LOG-2', agreement: 'WEST', actor: ben }))).toEqual([
      'NOT-FOUND',
    ]);
  });
});

describe('a correction', () => {
  const correction = {
    organisation,
    source: 'manual-log',
    row: 'LOG-1',
    id: 'LOG-1a',
    reason: 'The log of the switch says so.',
  };

  beforeEach(async () => {
    taken(await logOutage(house.context, { ...outage, actor: anna }));
    house.setClock('2025-02-11T12:00:00Z');
  });

  it('replaces what it names from then on, and what was known stays known', async () => {
    taken(await correctRow(house.context, { ...correction, actor: ben, change: { end: '2025-02-03T10:10:00Z' } }));
    expect(await downtime()).toBe('600000');
    const before = await statementOf(house.context, { ...head, period: '2025-02', knownAt: '2025-02-10T13:00:00Z' });
    expect(taken(before).statement.rows[0]?.segments[0]?.figures['downtime']?.exact).toBe('1800000');
  });

  it('says what it would move before it is kept', async () => {
    const asked = { ...head, source: 'manual-log', row: 'LOG-1' };
    const moved = async (more: object) => {
      const { promises, period, issued } = taken(await previewCorrection(house.context, { ...asked, ...more }));
      return { period, issued, minutes: promises.map(({ beforeMs, afterMs }) => [beforeMs, afterMs]) };
    };
    const shorter = { change: { end: '2025-02-03T10:10:00Z' } };
    expect(await moved(shorter)).toEqual({ period: '2025-02', issued: false, minutes: [['1800000', '600000']] });
    expect(await moved({ retract: true })).toMatchObject({ minutes: [['1800000', '0']] });
    expect(codes(await previewCorrection(house.context, { ...asked, row: 'LOG-9', ...shorter }))).toEqual([
      'NOT-FOUND',
    ]);
    expect(await downtime()).toBe('1800000');
  });

  it('stands in the log beside what it replaced', async () => {
    taken(await correctRow(house.context, { ...correction, actor: ben, change: { end: '2025-02-03T10:10:00Z' } }));
    const { items } = await loggedOutages(house.context, { organisation });
    expect(
      items.map(({ id, by, agreement, supersedes, supersededBy }) => ({ id, by, agreement, supersedes, supersededBy })),
    ).toEqual([
      { id: 'LOG-1a', by: ben.id, agreement: 'NORTH', supersedes: 'LOG-1', supersededBy: undefined },
      { id: 'LOG-1', by: anna.id, agreement: 'NORTH', supersedes: undefined, supersededBy: 'LOG-1a' },
    ]);
  });

  it('takes a row back', async () => {
    taken(await correctRow(house.context, { ...correction, actor: ben, retract: true }));
    expect(await downtime()).toBe('0');
  });

  it('moves no row to another agreement, and names one that is there', async () => {
    const told = { ...correction, actor: ben };
    expect(codes(await correctRow(house.context, { ...told, change: { agreement: 'SOUTH' } }))).toEqual([
      'FIXED-FIELD',
    ]);
    expect(codes(await correctRow(house.context, { ...told, row: 'LOG-9', retract: true }))).toEqual(['NOT-FOUND']);
    expect(codes(await correctRow(house.context, { ...told, id: 'LOG-1', retract: true }))).toEqual(['CONFLICT']);
    expect(codes(await correctRow(house.context, told))).toEqual(['CHANGE']);
  });
});

describe('an exclusion', () => {
  const proposal = {
    ...head,
    id: 'EXC-1',
    kind: 'customer-caused',
    start: '2025-02-03T10:00:00Z',
    end: '2025-02-03T10:20:00Z',
    basis: 'The customer cut the power.',
  };
  const decision = { ...head, id: 'EXC-1', decision: 'accepted' as const, reason: 'The log of the rack shows it.' };

  it('takes time out once somebody else accepts it', async () => {
    taken(await logOutage(house.context, { ...outage, actor: anna }));
    taken(await proposeExclusion(house.context, { ...proposal, actor: anna }));
    expect(await downtime()).toBe('1800000');
    expect(codes(await decideExclusion(house.context, { ...decision, actor: anna }))).toEqual(['SAME-PERSON']);
    house.setClock('2025-02-11T12:00:00Z');
    taken(await decideExclusion(house.context, { ...decision, actor: ben }));
    expect(await downtime()).toBe('600000');
    expect(codes(await decideExclusion(house.context, { ...decision, actor: ben }))).toEqual(['DECIDED']);
  });

  it('is proposed once, and decided only when proposed', async () => {
    taken(await proposeExclusion(house.context, { ...proposal, actor: anna }));
    expect(codes(await proposeExclusion(house.context, { ...proposal, actor: ben }))).toEqual(['CONFLICT']);
    expect(codes(await decideExclusion(house.context, { ...decision, id: 'EXC-2', actor: ben }))).toEqual([
      'NOT-FOUND',
    ]);
  });
});

describe('a problem report', () => {
  const report = { ...head, id: 'P-1', subject: 'site-NORTH', text: 'Calls drop.', from: 'Jack' };
  const told = async (): Promise<readonly string[]> =>
    (await house.context.store.read(organisation, (reader) => reader.events({ after: 0, limit: 100 })))
      .map(({ topic }) => topic)
      .filter((topic) => topic.startsWith('problem.') && topic !== 'problem.changed');

  it('has a clock and a ladder that fire on time, once', async () => {
    const made = taken(await reportProblem(house.context, { ...report, actor: anna }));
    expect(made).toMatchObject({ acknowledgeBy: '2025-02-10T12:15:00.000Z', ladder: [{ level: 1 }, { level: 2 }] });
    house.setClock('2025-02-10T12:14:59Z');
    await house.settle();
    expect(await told()).toEqual([]);
    house.setClock('2025-02-10T12:15:00Z');
    await house.settle();
    await house.settle();
    expect(await told()).toEqual(['problem.unacknowledged']);
    house.setClock('2025-02-10T12:30:00Z');
    await house.settle();
    expect(await told()).toEqual(['problem.unacknowledged', 'problem.escalated']);
    const [escalated] = await listProblems(house.context, { organisation });
    expect(escalated?.ladder.map(({ level, at, calledAt }) => [level, at, calledAt])).toEqual([
      [1, '2025-02-10T12:30:00.000Z', '2025-02-10T12:30:00.000Z'],
      [2, '2025-02-10T14:00:00.000Z', undefined],
    ]);
    taken(await acknowledgeProblem(house.context, { organisation, actor: ben, id: 'P-1' }));
    house.setClock('2025-02-10T15:00:00Z');
    await house.settle();
    expect(await told()).toHaveLength(2);
    taken(await closeProblem(house.context, { organisation, actor: ben, id: 'P-1', solution: 'A cable was changed.' }));
    expect(await listProblems(house.context, { organisation })).toMatchObject([
      { id: 'P-1', acknowledgedBy: ben.id, solution: 'A cable was changed.' },
    ]);
  });

  it('calls the second level at its minute when nobody answered the first, and keeps both moments', async () => {
    taken(await reportProblem(house.context, { ...report, id: 'P-2', actor: anna }));
    const called = async (): Promise<readonly (string | undefined)[]> => {
      const [problem] = await listProblems(house.context, { organisation });
      return problem?.ladder.map(({ calledAt }) => calledAt) ?? [];
    };
    house.setClock('2025-02-10T12:30:00Z');
    await house.settle();
    house.setClock('2025-02-10T13:59:59Z');
    await house.settle();
    expect(await called()).toEqual(['2025-02-10T12:30:00.000Z', undefined]);
    house.setClock('2025-02-10T14:00:00Z');
    await house.settle();
    expect(await called()).toEqual(['2025-02-10T12:30:00.000Z', '2025-02-10T14:00:00.000Z']);
  });
});
