import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAgreements } from '../agreements/book.ts';
import type { Agreement } from '../agreements/book.ts';
import { availability, smallAgreement } from '../agreements/testing/small-agreement.ts';
import type { SliceColumns } from '../evidence/columns.ts';
import { columnsFromPages } from '../evidence/page-columns.ts';
import { layPage } from '../evidence/page-lay.ts';
import { dayOf } from '../evidence/page.ts';
import type { Page } from '../evidence/page.ts';
import type { EvidenceRow } from '../evidence/row.ts';
import { canonicalText } from '../values/canonical.ts';
import { Instant } from '../values/instant.ts';
import { dayMs } from '../values/local.ts';
import { evaluate } from './evaluate.ts';
import { evaluateOpen } from './evaluate-open.ts';
import type { JudgedHistory } from './kept-windows.ts';

const start = Instant.parse('2024-01-01T00:00:00Z');
const hour = 3_600_000;
const at = (ms: number): Instant => Instant.of(start + ms);

const paid = (id: string, more: object = {}): object[] => [
  {
    id,
    kind: 'steps',
    on: 'value',
    steps: [
      { when: '[90 %, 99 %)', pay: { percent: '10 %', of: 'fee' } },
      { when: '< 90 %', pay: { percent: '25 %', of: 'fee' } },
    ],
    ...more,
  },
];
const good = {
  kind: 'good-slices',
  series: 'requests',
  slice: '1 h',
  badWhen: { errors: '> 5 %' },
  empty: 'good',
  atLeastConsecutive: 2,
};
const ratio = { kind: 'event-ratio', series: 'requests', count: 'good', aggregate: 'pooled' };
const share = { target: '>= 99 %', unknown: 'up' };

/** Kinds that look at slices, rows, cases and moments after the window; carried and earned-back credits, two lengths of period, two composites. */
const whole = {
  maintenance: [{ id: 'works', notice: '0 h' }],
  credits: { carry: { until: '400.00', atEnd: 'paid' } },
  commitments: [
    availability({
      id: 'worst',
      metric: {
        kind: 'composite',
        take: 'worst',
        missing: 'drop',
        of: [{ commitment: 'ratio' }, { commitment: 'good' }],
      },
      ...share,
      credits: paid('worst-credit'),
    }),
    availability({
      id: 'ratio',
      metric: ratio,
      ...share,
      credits: paid('ratio-credit', {
        repeat: { consecutiveMisses: 2, times: '2' },
        earnBack: { metFor: 2, share: '50 %', form: 'offset' },
      }),
    }),
    availability({ id: 'good', metric: good, ...share, credits: paid('good-credit') }),
    availability({ id: 'quarter', metric: ratio, ...share, period: 'quarter', credits: paid('quarter-credit') }),
    availability({ id: 'up', credits: paid('up-credit') }),
    availability({
      id: 'resolved',
      metric: { kind: 'case-clock', clock: 'resolve', limit: '30 h', counts: 'share' },
      target: '>= 50 %',
      credits: paid('case-credit'),
    }),
    // Whether a report can still come is asked of a moment after the window.
    availability({
      id: 'reported',
      metric: { kind: 'reported', series: 'survey', unit: '%', due: '10 d', ifMissing: 'deemed-missed' },
      target: '>= 50 %',
      credits: [],
    }),
  ],
};

function agreementOf(extra: object): Agreement {
  const book = readAgreements([smallAgreement(extra)]);
  if (!book.ok) throw new Error(book.refusals.map(({ message }) => message).join('\n'));
  const [found] = book.value.agreements;
  if (found === undefined) throw new Error('no agreement');
  return found;
}

/** Everything told so far: rows, and the pages of two sources. */
class Told {
  readonly rows: EvidenceRow[] = [];
  readonly pages = new Map<string, Map<number, Page>>();
  #entry = 0;

  slices(source: string, from: Instant, told: { readonly recordedAt: Instant; readonly bad: readonly number[] }): void {
    const { recordedAt, bad } = told;
    const run = {
      start: from,
      recordedAt,
      entry: (this.#entry += 1),
      bad: Uint8Array.from(bad),
      total: new Uint8Array(bad.length).fill(20),
    };
    const own = this.pages.get(source) ?? new Map<number, Page>();
    this.pages.set(source, own);
    for (let day = dayOf(from); day < from + bad.length * hour; day = Instant.of(day + dayMs)) {
      const page = layPage({ series: { stepMs: hour }, day, base: own.get(day), runs: [run] });
      if (page !== undefined) own.set(day, page);
    }
  }

  /** Blocks of all pages; with an instant, days before it only named. */
  columns(until?: Instant): SliceColumns[] {
    return [...this.pages].flatMap(([source, own]) => {
      const pages = [...own.values()].sort((a, b) => a.day - b.day);
      const named = until === undefined ? [] : pages.filter(({ day }) => day < until);
      const earlier = {
        days: named,
        recordedAt: Instant.of(Math.max(start, ...named.map(({ recordedAt }) => recordedAt))),
        until: until ?? start,
      };
      const found = columnsFromPages({ source, series: 'requests', stepMs: hour }, pages.slice(named.length), earlier);
      return found === undefined ? [] : [found];
    });
  }
}

/** The first day of the quarter in which the instant lies: the longest window under way begins there. */
function quarterOf(now: Instant): Instant {
  const month = Number(Instant.format(now).slice(5, 7));
  return Instant.parse(`2024-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01T00:00:00Z`);
}

const periodOf = (now: Instant): string => Instant.format(now).slice(0, 7);

interface Asked {
  readonly now: Instant;
  readonly earlier?: JudgedHistory | undefined;
  readonly period?: string;
}

interface Evaluated {
  readonly text: string;
  readonly history: JudgedHistory;
  readonly refused: boolean;
}

function open(agreement: Agreement, told: Told, { now, earlier, period = periodOf(now) }: Asked): Evaluated {
  const asked = { agreement, knownAt: now, period, earlier };
  const first = evaluateOpen({ ...asked, evidence: { rows: told.rows, columns: told.columns(quarterOf(now)) } });
  if (!first.ok) expect(first.refusals.map(({ code }) => code)).toEqual(['EARLIER-SLICES-NEEDED']);
  const done = first.ok ? first : evaluateOpen({ ...asked, evidence: { rows: told.rows, columns: told.columns() } });
  if (!done.ok) throw new Error(done.refusals[0]?.message);
  return { text: canonicalText(done.value.statement), history: done.value.history, refused: !first.ok };
}

function anew(agreement: Agreement, told: Told, { now, period = periodOf(now) }: Asked): string {
  const found = evaluate({
    agreement,
    evidence: { rows: told.rows, columns: told.columns() },
    knownAt: now,
    period,
  });
  if (!found.ok) throw new Error(found.refusals[0]?.message);
  return canonicalText(found.value);
}

const step = fc.record({
  /** Days until the next evaluation, and how far back its slices reach. */
  days: fc.integer({ min: 1, max: 40 }),
  back: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 100 }) }),
  source: fc.constantFrom('probe', 'probe', 'probe', 'log'),
  bad: fc
    .tuple(
      fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 6), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 15 }),
    )
    .map(([list, times]) => Array.from({ length: times }, () => list).flat()),
  happens: fc.constantFrom('nothing', 'nothing', 'down', 'works', 'opened', 'resolved'),
  /** The year shows every window, also those that were judged long ago. */
  period: fc.constantFrom('month', 'year'),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(told: Told, one: Step, now: Instant): void {
  const from = Instant.of(Math.max(start, Math.floor((now - one.back * dayMs) / hour) * hour));
  told.slices(one.source, from, { recordedAt: now, bad: one.bad });
  if (one.happens === 'nothing') return;
  if (one.happens === 'opened' || one.happens === 'resolved') {
    const id = `r${told.rows.length}`;
    told.rows.push({ form: 'case', id, source: 'desk', recordedAt: now, case: 'C1', event: one.happens, at: from });
    return;
  }
  const head = {
    id: `r${told.rows.length}`,
    source: 'desk',
    recordedAt: now,
    start: from,
    end: Instant.of(from + 5 * hour),
  };
  if (one.happens === 'down') told.rows.push({ ...head, form: 'state', state: 'down' });
  else told.rows.push({ ...head, form: 'works', noticedAt: start });
}

describe('a period under way', () => {
  const agreement = agreementOf(whole);
  it('is stated as if everything were judged anew, whatever was told late or over again', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const told = new Told();
        let [now, earlier]: [Instant, JudgedHistory | undefined] = [start, undefined];
        for (const one of steps) {
          now = Instant.of(Math.min(now + one.days * dayMs + hour, at(360 * dayMs)));
          take(told, one, now);
          const period = one.period === 'year' ? '2024' : periodOf(now);
          const found = open(agreement, told, { now, earlier, period });
          expect(found.text).toBe(anew(agreement, told, { now, period }));
          earlier = found.history;
        }
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  /** Slices hour by hour up to the end of July, told each day, with a bad February and April. */
  function year(): { told: Told; now: Instant } {
    const told = new Told();
    for (let day = 0; day < 200; day += 1) {
      const fails = (day >= 31 && day < 34) || (day >= 95 && day < 105);
      const bad = Array.from({ length: 24 }, () => (fails ? 9 : 0));
      told.slices('probe', at(day * dayMs), { recordedAt: at((day + 1) * dayMs), bad });
    }
    return { told, now: at(200 * dayMs) };
  }

  it('keeps every closed window, needs only the slices of the open ones, and pays what was carried', () => {
    const { told, now } = year();
    const before = open(agreement, told, { now });
    expect(before.refused).toBe(true);
    told.slices('probe', now, { recordedAt: Instant.of(now + hour), bad: [3] });
    const after = open(agreement, told, { now: Instant.of(now + hour), earlier: before.history });
    expect(after.refused).toBe(false);
    expect(after.text).toBe(anew(agreement, told, { now: Instant.of(now + hour) }));
    const kept = [...after.history.windows].filter(([key, one]) => before.history.windows.get(key) === one);
    // Six closed months of six commitments and two closed quarters.
    expect(kept).toHaveLength(6 * 6 + 2);
    expect(after.history.windows.size).toBe(7 * 6 + 3);
  });

  it('judges a window anew, and its composite, when a late row touches it', () => {
    const { told, now } = year();
    const before = open(agreement, told, { now });
    told.slices('probe', at(40 * dayMs), { recordedAt: now, bad: [7] });
    const after = open(agreement, told, { now, earlier: before.history });
    expect(after.refused).toBe(true);
    expect(after.text).toBe(anew(agreement, told, { now }));
    const anewJudged = [...after.history.windows].filter(([key, one]) => before.history.windows.get(key) !== one);
    expect(new Set(anewJudged.map(([key]) => key.split(' ')[0]))).toEqual(
      new Set(['good', 'quarter', 'ratio', 'worst']),
    );
  });

  it('takes rows read again from a store for the rows they are', () => {
    const { told, now } = year();
    told.rows.push({
      form: 'state',
      id: 'a',
      source: 'desk',
      recordedAt: at(50 * dayMs),
      start: at(49 * dayMs),
      end: at(49 * dayMs + hour),
      state: 'down',
    });
    const before = open(agreement, told, { now });
    told.rows.splice(0, 1, ...told.rows.map((row) => ({ ...row })));
    const same = open(agreement, told, { now, earlier: before.history });
    expect([...same.history.windows.values()]).toEqual([...before.history.windows.values()]);
    expect([...same.history.windows].every(([key, one]) => before.history.windows.get(key) === one)).toBe(true);
  });

  it('keeps nothing of another text of the agreement', () => {
    const { told, now } = year();
    const before = open(agreement, told, { now });
    const other = agreementOf({ ...whole, title: 'Other' });
    const after = open(other, told, { now, earlier: before.history });
    expect(after.refused).toBe(true);
    expect(after.text).toBe(anew(other, told, { now }));
  });

  it('is never stated as a whole from days that are only named', () => {
    const { told, now } = year();
    const evidence = { rows: told.rows, columns: told.columns(quarterOf(now)) };
    const found = evaluate({ agreement, evidence, knownAt: now, period: periodOf(now) });
    expect(found).toMatchObject({ ok: false, refusals: [{ code: 'EARLIER-SLICES-NEEDED' }] });
  });

  it('is restated only from all slices', () => {
    const { told, now } = year();
    const { history } = open(agreement, told, { now });
    told.rows.push({
      form: 'issued',
      id: 'i',
      source: 'desk',
      agreement: agreement.id,
      period: periodOf(now),
      knownAt: Instant.of(now - dayMs),
      recordedAt: now,
    });
    const later = Instant.of(now + dayMs);
    told.slices('probe', now, { recordedAt: later, bad: [20, 20, 20] });
    const after = open(agreement, told, { now: later, earlier: history });
    expect(after.refused).toBe(true);
    expect(after.text).toBe(anew(agreement, told, { now: later }));
  });
});
