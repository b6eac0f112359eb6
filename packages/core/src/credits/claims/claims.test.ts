import { describe, expect, it } from 'vitest';
import { Calendar } from '../../calendars/calendar.ts';
import type { ClaimRow } from '../../evidence/row.ts';
import { Instant } from '../../values/instant.ts';
import { period, zoneOf } from '../testing/context.ts';
import { claimsAbout, claimState, lintClaims, sayClaims } from './claim.ts';
import type { ClaimQuestion } from './claim.ts';
import { deadlineFrom, deadlineOf } from './deadline.ts';
import type { ClaimFacts } from './deadline.ts';
import { claimsSchema, claimStageSchema } from './schema.ts';

const hongKong = zoneOf('Asia/Hong_Kong');
const made = Calendar.of({
  zone: 'Asia/Hong_Kong',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '18:00']]])),
  holidays: ['2026-02-17', '2026-02-18', '2026-02-19'],
});
if (!made.ok) throw new Error('no calendar');
const weekdays = made.value;
const setting = { zone: hongKong, businessDays: weekdays, receivedBy: 'end-of-day' as const };
const local = (text: string) => Instant.parse(`${text}+08:00`);
const facts = (key = '2026-01', more: Partial<ClaimFacts> = {}): ClaimFacts => ({
  period: period(key, hongKong),
  ...more,
});
const incident = { start: local('2026-01-10T08:00'), end: local('2026-01-11T02:30') };
const due = (stage: object, about: ClaimFacts = facts(), how: typeof setting | { receivedBy: 'instant' } = setting) => {
  const found = deadlineOf(claimStageSchema.parse({ id: 'claim', ...stage }), about, { ...setting, ...how });
  return found === undefined ? undefined : `${hongKong.toLocal(found).date} ${hongKong.toLocal(found).ms / 3_600_000}`;
};

describe('anchors', () => {
  it.each([
    [{ from: 'period-end', within: '30 calendar days' }, '2026-03-03 0'],
    [{ from: 'month-end', within: '15 calendar days' }, '2026-02-16 0'],
    [{ from: 'month-end', within: '10 business days' }, '2026-02-14 0'],
    [{ from: 'quarter-end', within: '30 calendar days' }, '2026-05-01 0'],
    [{ from: 'following-month-end' }, '2026-03-01 0'],
    [{ from: 'period-end', within: '2 months' }, '2026-04-01 0'],
    [{ from: 'period-end', within: '48 h' }, '2026-02-03 0'],
    [{ from: { billingCycleEnd: 2 } }, '2026-04-01 0'],
    [{ from: { billingCycleEnd: 0 } }, '2026-02-01 0'],
    [{ from: 'period-end' }, '2026-02-01 0'],
  ])('%j ends before %s', (stage, expected) => {
    expect(due(stage)).toBe(expected);
  });
  it.each([
    [{ from: 'incident-start', within: '5 calendar days' }, '2026-01-16 0'],
    [{ from: 'incident-end', within: '30 calendar days' }, '2026-02-11 0'],
    [{ from: 'incident-end', within: '24 h' }, '2026-01-12 2.5'],
    [{ from: 'incident-end' }, '2026-01-11 2.5'],
    [{ from: 'incident-month-end', within: '30 calendar days' }, '2026-03-03 0'],
    [{ from: 'following-month-end' }, '2026-03-01 0'],
    [{ from: { billingCycleEnd: 2 } }, '2026-04-01 0'],
    [{ from: 'incident-start', within: '3 business days' }, '2026-01-15 0'],
    [{ from: 'incident-start', within: '1 months' }, '2026-02-11 0'],
  ])('of an incident, %j ends before %s', (stage, expected) => {
    expect(due(stage, facts('2026-01', { incident }))).toBe(expected);
  });
  it.each([
    ['awareness', { awareAt: local('2026-01-20T10:00') }],
    ['eligibility', { eligibleAt: local('2026-01-20T10:00') }],
    ['ticket-closure', { closedAt: local('2026-01-20T10:00') }],
  ])('waits for %s', (from, known) => {
    expect(due({ from, within: '24 h' })).toBeUndefined();
    expect(due({ from, within: '24 h' }, facts('2026-01', known))).toBe('2026-01-21 10');
  });
  it.each(['incident-start', 'incident-end', 'incident-month-end'])('has no %s without an incident', (from) => {
    expect(due({ from, within: '24 h' })).toBeUndefined();
  });
  it('knows February, the end of the year and long months', () => {
    expect(due({ from: 'period-end', within: '2 months' }, facts('2026-02'))).toBe('2026-05-01 0');
    expect(due({ from: 'month-end', within: '30 calendar days' }, facts('2026-12'))).toBe('2027-01-31 0');
    expect(due({ from: { billingCycleEnd: 2 } }, facts('2024-11'))).toBe('2025-02-01 0');
    expect(due({ from: 'quarter-end', within: '1 calendar days' }, facts('2026-Q4'))).toBe('2027-01-02 0');
    expect(due({ from: { billingCycleEnd: 1 } }, facts('2026-Q1'))).toBe('2026-07-01 0');
    expect(due({ from: { billingCycleEnd: 1 } }, facts('2026-03', { incident }))).toBe('2026-03-01 0');
    expect(due({ from: 'month-end', within: '0 calendar days' }, facts('2026-02'))).toBe('2026-03-01 0');
    expect(due({ from: 'following-month-end' }, facts('2026-Q1', { incident }))).toBe('2026-03-01 0');
  });
  it('skips holidays in business days', () => {
    expect(due({ from: 'month-end', within: '15 business days' })).toBe('2026-02-26 0');
    const never = { ...setting, businessDays: { isBusinessDate: () => false } };
    const stage = claimStageSchema.parse({ id: 'claim', from: 'period-end', within: '1 business day' });
    expect(deadlineOf(stage, facts(), never)).toBeUndefined();
    expect(deadlineOf({ ...stage, from: 'incident-start' }, facts('2026-01', { incident }), never)).toBeUndefined();
  });
  it('may end at the hour it began', () => {
    expect(
      due({ from: 'incident-end', within: '3 calendar days' }, facts('2026-01', { incident }), {
        receivedBy: 'instant',
      }),
    ).toBe('2026-01-14 2.5');
    expect(due({ from: 'period-end', within: '3 calendar days' }, facts(), { receivedBy: 'instant' })).toBe(
      '2026-02-04 0',
    );
  });
  it('counts a limit from any instant', () => {
    const days = claimStageSchema.parse({ id: 'x', from: 'period-end', within: '45 calendar days' }).within;
    if (days === undefined) throw new Error('no limit');
    expect(deadlineFrom(local('2026-01-20T10:00'), days, setting)).toBe(local('2026-03-07T00:00'));
  });
});

let next = 0;
const row = (
  ...[stage, receivedAt, about = '2026-01-10T09:00', commitment = 'uptime']: [string, string, string?, string?]
): ClaimRow => {
  next += 1;
  return {
    form: 'claim',
    id: `claim-${next}`,
    source: 's',
    recordedAt: local(receivedAt),
    stage,
    commitment,
    about: local(about),
    receivedAt: local(receivedAt),
  };
};
const ask = (words: unknown, more: Partial<ClaimQuestion> = {}): ClaimQuestion => ({
  claims: claimsSchema.parse(words),
  facts: facts('2026-01', { incident }),
  rows: [],
  knownAt: local('2026-01-11T12:00'),
  zone: hongKong,
  calendarOf: () => weekdays,
  ...more,
});
const single = { stages: [{ id: 'claim', from: 'month-end', within: '7 calendar days' }], receivedBy: 'end-of-day' };
const staged = {
  stages: [
    { id: 'notice', from: 'incident-start', within: '24 h' },
    { id: 'claim', from: 'incident-end', within: '10 calendar days' },
  ],
  receivedBy: 'end-of-day',
  answerWithin: '45 calendar days',
};

describe('claimState', () => {
  it('needs nothing where credits are automatic', () => {
    expect(claimState(ask('automatic'))).toEqual({
      status: 'automatic',
      stages: [],
      next: undefined,
      answerBy: undefined,
    });
  });

  it('ends the last day at midnight of the contract’s zone', () => {
    const late = row('claim', '2026-02-08T00:30');
    expect(Instant.format(late.receivedAt)).toBe('2026-02-07T16:30:00.000Z');
    const state = claimState(ask(single, { rows: [late], knownAt: local('2026-03-01T00:00') }));
    expect(state.status).toBe('forfeited');
    expect(state.stages).toEqual([
      { id: 'claim', deadline: local('2026-02-08T00:00'), receivedAt: late.receivedAt, inTime: false, row: late.id },
    ]);
    expect(state.next).toBeUndefined();
    expect(
      claimState(ask(single, { rows: [row('claim', '2026-02-07T23:59')], knownAt: local('2026-03-01T00:00') })).status,
    ).toBe('claimed');
    expect(
      claimState(ask(single, { rows: [row('claim', '2026-02-08T00:00')], knownAt: local('2026-03-01T00:00') })).status,
    ).toBe('forfeited');
  });

  it('goes from claimable to claimed or forfeited', () => {
    const open = claimState(ask(single));
    expect(open.status).toBe('claimable');
    expect(open.next).toEqual({ stage: 'claim', deadline: local('2026-02-08T00:00') });
    expect(claimState(ask(single, { knownAt: local('2026-02-07T23:59') })).status).toBe('claimable');
    expect(claimState(ask(single, { knownAt: local('2026-02-08T00:00') })).status).toBe('forfeited');
  });

  it('lets the answer run from another day than the receipt', () => {
    const answered = { ...single, answerWithin: '10 calendar days', answerFrom: 'month-end' };
    const asked = { rows: [row('claim', '2026-02-03T09:00')], knownAt: local('2026-02-03T10:00') };
    expect(claimState(ask(answered, asked)).answerBy).toBe(local('2026-02-11T00:00'));
    expect(claimState(ask({ ...answered, answerFrom: undefined }, asked)).answerBy).toBe(local('2026-02-14T00:00'));
    expect(sayClaims(claimsSchema.parse(answered), 'en').at(-1)).toBe(
      'The Provider answers within 10 calendar days of the end of the calendar month.',
    );
    expect(sayClaims(claimsSchema.parse(answered), 'zh-Hant').at(-1)).toBe('供應商於該曆月終結後 10 個曆日內答覆。');
  });

  it('needs both stages in time', () => {
    const first = claimState(ask(staged));
    expect([first.status, first.next]).toEqual(['forfeited', undefined]);
    const told = row('notice', '2026-01-10T20:00');
    const second = claimState(ask(staged, { rows: [told] }));
    expect([second.status, second.next]).toEqual(['notified', { stage: 'claim', deadline: local('2026-01-22T00:00') }]);
    const done = claimState(
      ask(staged, { rows: [row('claim', '2026-01-21T09:00'), told], knownAt: local('2026-02-01T00:00') }),
    );
    expect([done.status, done.next, done.answerBy]).toEqual(['claimed', undefined, local('2026-03-08T00:00')]);
    expect(
      claimState(ask(staged, { rows: [told, row('claim', '2026-01-22T00:00')], knownAt: local('2026-02-01T00:00') }))
        .status,
    ).toBe('forfeited');
    expect(
      claimState(ask(staged, { rows: [row('notice', '2026-01-11T08:00')], knownAt: local('2026-01-12T00:00') })).status,
    ).toBe('notified');
    expect(
      claimState(ask(staged, { rows: [row('notice', '2026-01-11T08:01')], knownAt: local('2026-01-12T00:00') })).status,
    ).toBe('forfeited');
  });

  it('takes the first letter, and only those known', () => {
    const early = row('claim', '2026-02-05T00:00');
    const state = claimState(
      ask(single, {
        rows: [row('claim', '2026-02-09T00:00'), early, row('claim', '2026-02-06T00:00')],
        knownAt: local('2026-03-01T00:00'),
      }),
    );
    expect(state.stages[0]?.row).toBe(early.id);
    expect(state.answerBy).toBeUndefined();
    expect(claimState(ask(single, { rows: [early], knownAt: local('2026-02-04T00:00') })).status).toBe('claimable');
  });

  it('takes a claim whose anchor is not known yet as in time', () => {
    const aware = { stages: [{ id: 'claim', from: 'awareness', within: '24 h' }], receivedBy: 'end-of-day' };
    expect(claimState(ask(aware, { knownAt: local('2027-01-01T00:00') }))).toMatchObject({
      status: 'claimable',
      next: { stage: 'claim', deadline: undefined },
    });
    expect(claimState(ask(aware, { rows: [row('claim', '2026-01-11T09:00')] })).status).toBe('claimed');
  });

  it('asks for the calendar by its name', () => {
    const asked: string[] = [];
    const calendarOf = (id: string) => (asked.push(id), weekdays);
    claimState(
      ask(
        {
          ...single,
          stages: [
            { id: 'a', from: 'month-end', within: '30 business days', calendar: 'office' },
            { id: 'b', from: 'month-end' },
          ],
        },
        { calendarOf },
      ),
    );
    expect(asked).toEqual(['office', '']);
  });

  it('cannot say while the end of the day is not stated', () => {
    expect(() => claimState(ask({ ...single, receivedBy: 'unstated' }))).toThrow(
      'the text does not say at what time the last day of a limit ends',
    );
    expect(
      claimState(ask({ stages: [{ id: 'claim', from: 'incident-end', within: '24 h' }], receivedBy: 'unstated' }))
        .status,
    ).toBe('claimable');
    expect(claimState(ask({ stages: [{ id: 'claim', from: 'month-end' }], receivedBy: 'unstated' })).status).toBe(
      'claimable',
    );
  });
});

it('finds the rows about a span', () => {
  const rows = [
    row('claim', '2026-02-01T00:00'),
    row('claim', '2026-02-01T00:00', '2026-01-10T08:00'),
    row('claim', '2026-02-01T00:00', '2026-01-11T02:30'),
    row('claim', '2026-02-01T00:00', '2026-01-10T09:00', 'other'),
  ];
  expect(claimsAbout(rows, 'uptime', incident)).toEqual(rows.slice(0, 2));
});

describe('lintClaims', () => {
  it('finds open words and stages that stand twice', () => {
    expect(lintClaims('automatic')).toEqual([]);
    expect(lintClaims(claimsSchema.parse(staged))).toEqual([]);
    const open = claimsSchema.parse({ stages: [...staged.stages, staged.stages[0]], receivedBy: 'unstated' });
    expect(lintClaims(open).map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['CLAIM-STAGE-TWICE', 'stages.2.id'],
      ['AMBIGUOUS-RECEIVED-BY', 'receivedBy'],
    ]);
    expect(claimsSchema.safeParse({ stages: staged.stages }).success).toBe(false);
  });
});

describe('wording', () => {
  it('says automatic credits', () => {
    expect(sayClaims('automatic', 'en')).toEqual(['Credits are given without a claim.']);
    expect(sayClaims('automatic', 'zh-Hant')).toEqual(['補償無須申請，自動給予。']);
  });
  it('says each stage', () => {
    const claims = claimsSchema.parse({
      stages: [
        ...staged.stages,
        { id: 'file', from: { billingCycleEnd: 2 } },
        { id: 'letter', from: 'period-end', within: '2 months' },
      ],
      receivedBy: 'end-of-day',
    });
    expect(sayClaims(claims, 'en')).toEqual([
      'The notice must be received within 24 h of the start of the incident.',
      'The claim must be received within 10 calendar days of the end of the incident.',
      'The file must be received by the end of billing cycle 2 after the incident.',
      'The letter must be received within 2 months of the end of the period.',
      'A limit in days ends with the last local day.',
      'A credit not claimed in time lapses.',
    ]);
    expect(sayClaims(claims, 'zh-Hant')).toEqual([
      '「notice」須於事件開始後 24 小時內送達。',
      '「claim」須於事件結束後 10 個曆日內送達。',
      '「file」須於事件後第 2 個帳單周期終結前送達。',
      '「letter」須於評核期間終結後 2 個月內送達。',
      '以日計算的期限於最後一日當地時間終結時屆滿。',
      '逾期申請者，補償作廢。',
    ]);
    const minutes = claimsSchema.parse({
      stages: [{ id: 'call', from: 'incident-start', within: '90 min' }],
      receivedBy: 'end-of-day',
    });
    expect(sayClaims(minutes, 'en')[0]).toBe(
      'The call must be received within 1 h 30 min of the start of the incident.',
    );
    const instant = claimsSchema.parse({ ...single, receivedBy: 'instant' });
    expect(sayClaims(instant, 'en')[1]).toBe('A limit in days ends at the time of day from which it runs.');
    expect(sayClaims(instant, 'zh-Hant')[1]).toBe('以日計算的期限於起算時刻屆滿。');
    expect(sayClaims(claimsSchema.parse({ ...single, receivedBy: 'unstated' }), 'en')[1]).toBe(
      '[not stated: to be agreed]',
    );
  });
});
