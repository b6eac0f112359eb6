import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalHash } from '../values/canonical.ts';
import { Instant } from '../values/instant.ts';
import { columnsHash, rowText } from './canonical.ts';
import type { SliceColumns } from './columns.ts';
import { resolveEvidence } from './resolve.ts';
import type { EvidenceRow, StateRow } from './row.ts';

const at = (text: string): Instant => Instant.parse(text);
const outage = (id: string, more: Partial<StateRow> = {}): StateRow => ({
  form: 'state',
  id,
  source: 'probe',
  state: 'down',
  start: at('2024-11-14T08:55:00+08:00'),
  end: at('2024-11-14T09:50:00+08:00'),
  recordedAt: at('2024-11-14T10:00:00+08:00'),
  ...more,
});
const later = at('2024-12-31T00:00:00Z');
const see = (rows: readonly EvidenceRow[], knownAt: Instant = later) =>
  resolveEvidence({ rows, knownAt, agreement: 'SLA-1' });
const ids = (rows: readonly EvidenceRow[], knownAt?: Instant) =>
  see(rows, knownAt)
    .rows('state')
    .map(({ id }) => id);

describe('visibility', () => {
  test('a row recorded later is invisible, one recorded at that instant is known', () => {
    const row = outage('OUT-0195', { recordedAt: at('2024-12-04T09:00:00+08:00') });
    expect(ids([row], at('2024-12-04T08:59:59.999+08:00'))).toEqual([]);
    expect(ids([row], at('2024-12-04T09:00:00+08:00'))).toEqual(['OUT-0195']);
  });
  test('rows of other agreements are left out, rows of none apply to all', () => {
    expect(ids([outage('a', { agreement: 'SLA-2' }), outage('b', { agreement: 'SLA-1' }), outage('c')])).toEqual([
      'b',
      'c',
    ]);
  });
  test('rows without agreement can be limited to the subjects asked for', () => {
    const rows = [outage('a', { subject: 'x' }), outage('b', { subject: 'y' }), outage('c')];
    const view = resolveEvidence({ rows, knownAt: later, agreement: 'SLA-1', subjects: ['x'] });
    expect(view.rows('state').map(({ id }) => id)).toEqual(['a', 'c']);
  });
});

describe('corrections', () => {
  const original = outage('a');
  const correction = outage('b', {
    supersedes: 'a',
    end: at('2024-11-14T09:40:00+08:00'),
    recordedAt: at('2024-11-20T00:00:00Z'),
  });
  test('a correction replaces from its recordedAt, not before', () => {
    expect(ids([correction, original], at('2024-11-19T00:00:00Z'))).toEqual(['a']);
    expect(ids([correction, original])).toEqual(['b']);
  });
  test('a correction of the same id of another source replaces nothing', () => {
    expect(ids([original, { ...correction, source: 'desk' }]).sort()).toEqual(['a', 'b']);
  });
  test('a retraction removes; taking back a correction brings the original back', () => {
    const gone = outage('r', { supersedes: 'a', retracts: true, recordedAt: at('2024-11-21T00:00:00Z') });
    expect(ids([original, gone])).toEqual([]);
    const undone = outage('u', { supersedes: 'b', retracts: true, recordedAt: at('2024-11-22T00:00:00Z') });
    expect(ids([original, correction, undone])).toEqual(['a']);
  });
  test('the last correction of a row holds; corrections recorded together split it', () => {
    const again = outage('c', { supersedes: 'a', recordedAt: at('2024-11-25T00:00:00Z') });
    expect(ids([original, correction, again])).toEqual(['c']);
    expect(ids([original, again, { ...again, id: 'd' }])).toEqual(['c', 'd']);
  });
  test('a chain of corrections leaves its last link', () => {
    const next = outage('c', { supersedes: 'b', recordedAt: at('2024-11-25T00:00:00Z') });
    expect(ids([original, correction, next])).toEqual(['c']);
  });
  test('a correction may keep the id of the row it corrects', () => {
    const same = { ...correction, id: 'a' };
    const view = see([original, same]);
    expect(view.rows('state').map(({ end }) => end)).toEqual([correction.end]);
    expect(view.conflicts).toEqual([]);
  });
  test('a correction may move a row to another agreement', () => {
    expect(ids([outage('a', { agreement: 'SLA-1' }), { ...correction, agreement: 'SLA-2' }])).toEqual([]);
  });
});

describe('repetition and contradiction', () => {
  test('a replayed event counts once even when it was recorded twice (credits C18)', () => {
    const view = see([outage('e1', { recordedAt: at('2024-11-15T00:00:00Z') }), outage('e1')]);
    expect(view.rows('state').map(({ recordedAt }) => recordedAt)).toEqual([outage('e1').recordedAt]);
    expect(view.conflicts).toEqual([]);
  });
  test('same id, other content: the first recorded stands and the conflict is reported', () => {
    const rival = outage('e1', { state: 'degraded', recordedAt: at('2024-11-15T00:00:00Z') });
    const view = see([rival, outage('e1')]);
    expect(view.rows('state').map(({ state }) => state)).toEqual(['down']);
    expect(view.conflicts).toMatchObject([{ source: 'probe', id: 'e1' }]);
  });
  test('contradictions about other agreements are theirs', () => {
    const rows = [outage('e1', { agreement: 'SLA-2' }), outage('e1', { agreement: 'SLA-2', state: 'degraded' })];
    expect(see(rows).conflicts).toEqual([]);
  });
  test('the same id in two sources is two facts', () => {
    expect(ids([outage('e1'), outage('e1', { source: 'desk' })])).toHaveLength(2);
  });
});

describe('reading by span', () => {
  const span = { start: at('2024-11-14T00:00:00Z'), end: at('2024-11-15T00:00:00Z') };
  const found = (row: EvidenceRow): number => see([row]).rows(row.form, span).length;
  test('half-open: what ends at the start or starts at the end does not touch', () => {
    expect(found(outage('a', { start: at('2024-11-13T00:00:00Z'), end: span.start }))).toBe(0);
    expect(found(outage('a', { start: span.end, end: at('2024-11-16T00:00:00Z') }))).toBe(0);
    expect(found(outage('a', { start: at('2024-11-01T00:00:00Z'), end: undefined }))).toBe(1);
  });
  test('moments: the start is inside, the end is not', () => {
    const opened = {
      form: 'case',
      id: '1',
      source: 'desk',
      case: 'T1',
      event: 'opened',
      recordedAt: span.start,
    } as const;
    expect(found({ ...opened, at: span.start })).toBe(1);
    expect(found({ ...opened, at: span.end })).toBe(0);
  });
  test('a long row that began before many short ones is found', () => {
    const long = outage('long', { start: at('2024-01-01T00:00:00Z'), end: at('2024-11-14T00:00:01Z') });
    const short = outage('short', { start: at('2024-02-01T00:00:00Z'), end: at('2024-02-02T00:00:00Z') });
    const rows = see([short, long]).rows('state', span);
    expect(rows.map(({ id }) => id)).toEqual(['long']);
  });
});

describe('columns', () => {
  const block = (bad: readonly number[], recordedAt: string, wide = false): SliceColumns => ({
    series: 'http',
    source: 'probe',
    recordedAt: at(recordedAt),
    start: at('2024-11-01T00:00:00Z'),
    stepMs: 60_000,
    bad: wide ? Uint32Array.from(bad) : Uint8Array.from(bad),
    total: wide ? Uint32Array.from(bad.map(() => 300)) : Uint16Array.from(bad.map(() => 300)),
  });
  const view = (columns: SliceColumns[], knownAt: Instant = later) =>
    resolveEvidence({ rows: [], columns, knownAt, agreement: 'SLA-1' });
  test('a block told again later is a new version, known from its recordedAt', () => {
    const both = [block([0, 1], '2024-12-05T00:00:00Z'), block([0, 2], '2024-12-01T00:00:00Z')];
    expect(
      view(both)
        .columns('http')
        .map(({ bad }) => [...bad]),
    ).toEqual([[0, 1]]);
    expect(
      view(both, at('2024-12-02T00:00:00Z'))
        .columns('http')
        .map(({ bad }) => [...bad]),
    ).toEqual([[0, 2]]);
  });
  test('the digest depends on the numbers, not on the width of the array or bits past the end', () => {
    const narrow = view([block([0, 1], '2024-12-01T00:00:00Z')]).digest();
    expect(view([block([0, 1], '2024-12-01T00:00:00Z', true)]).digest()).toBe(narrow);
    expect(view([{ ...block([0, 1], '2024-12-01T00:00:00Z'), unknown: Uint32Array.of(0b100) }]).digest()).toBe(narrow);
    expect(view([{ ...block([0, 1], '2024-12-01T00:00:00Z'), unknown: Uint32Array.of(0b10) }]).digest()).not.toBe(
      narrow,
    );
    expect(view([block([1, 0], '2024-12-01T00:00:00Z')]).digest()).not.toBe(narrow);
  });
});

describe('digest', () => {
  test('of a block without seals is what it always was', () => {
    const block: SliceColumns = {
      series: 'http',
      source: 'probe',
      recordedAt: at('2024-12-01T00:00:00Z'),
      start: at('2024-11-01T00:00:00Z'),
      stepMs: 60_000,
      bad: Uint8Array.of(0, 1, 0),
      total: Uint16Array.of(300, 70, 65_535),
      unknown: Uint32Array.of(4),
    };
    expect(columnsHash(block)).toBe('ef043921ed3baaf22c704099315941a940a4433526047ec2b2af5169dc705a3e');
    // Counts from 2^32 on take eight bytes and are told apart in both halves.
    const wide = [2 ** 32, 2 ** 32 + 1, 2 ** 33].map((most) =>
      columnsHash({ ...block, total: Float64Array.of(300, 70, most) }),
    );
    expect(new Set(wide).size).toBe(3);
  });
  test('is the hash of one canonical text, however many rows there are', () => {
    const rows = Array.from({ length: 2_500 }, (_, i) => outage(`r${i}`));
    const texts = rows.map(rowText).sort();
    const whole: unknown = JSON.parse(`{"columns":[],"rows":[${texts.join(',')}]}`);
    expect(see(rows).digest()).toBe(canonicalHash(whole));
  });
  test('is SHA-256 in hexadecimal and leaves out the place', () => {
    const digest = see([outage('a', { place: 'x.csv:1' })]).digest();
    expect(digest).toMatch(/^[0-9a-f]{64}$/u);
    expect(see([outage('a', { place: 'y.csv:2' })]).digest()).toBe(digest);
    expect(see([outage('a', { subject: 'x' })]).digest()).not.toBe(digest);
  });
});

const someRow = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    source: fc.constantFrom('probe', 'desk'),
    state: fc.constantFrom('down', 'up'),
    recordedAt: fc.integer({ min: 0, max: 4 }).map(Instant.of),
    start: fc.integer({ min: 0, max: 3 }).map(Instant.of),
    supersedes: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }),
    retracts: fc.boolean(),
  })
  .map((row): StateRow => ({
    ...row,
    form: 'state',
    end: Instant.of(5),
    retracts: row.retracts && row.supersedes !== undefined,
  }));

test('shuffling and repeating the input changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(someRow, { maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      fc.integer({ min: 0, max: 5 }),
      (rows, dice, known) => {
        const mixed = [...rows, ...rows.filter(() => (dice.next().value ?? 0) % 2 === 0)]
          .map((row) => ({ row, key: dice.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const [one, other] = [see(rows, Instant.of(known)), see(mixed, Instant.of(known))];
        expect(other.rows('state')).toEqual(one.rows('state'));
        expect(other.conflicts).toEqual(one.conflicts);
        expect(other.digest()).toBe(one.digest());
      },
    ),
  );
});

test('what a view holds is among what was recorded by then', () => {
  fc.assert(
    fc.property(fc.array(someRow, { maxLength: 12 }), fc.integer({ min: 0, max: 5 }), (rows, known) => {
      for (const row of see(rows, Instant.of(known)).rows('state')) {
        expect(row.recordedAt).toBeLessThanOrEqual(known);
        expect(row.retracts).toBe(false);
        expect(rows).toContain(row);
      }
    }),
  );
});
