/**
 * The two promises of the proof itself, on a thousand random structures and terms: what is proven survives every schedule in
 * which all promises behind are kept; what is not has a counter-example that the engine confirms.
 */
import { describe, expect, it } from 'vitest';
import { periodsBetween } from '../calendars/period.ts';
import type { Period } from '../calendars/period.ts';
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import { Ratio } from '../values/ratio.ts';
import { along } from './along.ts';
import { confirmCounterExample } from './confirm.ts';
import type { JudgedBehind, JudgedPromise } from './confirm.ts';
import { minutesOf } from './in-period.ts';
import type { LeafPromise } from './in-period.ts';
import { downtimeOf } from './measured.ts';
import { proveAvailability } from './prove.ts';
import type { Proof } from './prove.ts';
import { occurrences } from './structure.ts';
import type { Structure } from './structure.ts';
import { distinctStructure, picks, sharedStructure } from './testing/structures.ts';
import { hongKong, hoursKinds, writtenPromise } from './testing/written-agreements.ts';
import type { Written, WrittenPromise } from './testing/written-agreements.ts';

type Pick = (below: number) => number;

const cases = 1000;
const schedules = 200;
const term = { start: hongKong('2024-01-01'), end: hongKong('2024-05-01') };

const oneOf = <T>(pick: Pick, some: readonly [T, ...T[]]): T => some[pick(some.length)] ?? some[0];

function behindOf(seed: number): Written {
  const pick = picks(seed);
  const rarely = <T>(value: T): T | undefined => (pick(6) === 0 ? value : undefined);
  return {
    id: `UC-${seed}`,
    slack: oneOf(pick, [0, 1, 5, 10, 10, 50, 300]),
    unit: oneOf(pick, ['day', 'week', 'month', 'month', 'quarter', 'year']),
    hours: oneOf(pick, ['always', ...hoursKinds]),
    rounding: rarely(oneOf(pick, [1, 2, 3])),
    from: rarely('2024-02-10') ?? '2023-06-01',
    to: rarely('2024-03-11'),
    works: rarely(oneOf<number | 'uncapped'>(pick, [30, 240, 'uncapped'])),
    forceMajeure: pick(12) === 0,
    ignoresUnderMinutes: pick(20) === 0 ? 20 : undefined,
  };
}

function frontOf(seed: number): Written {
  const pick = picks(seed);
  const [slack, hours] = [oneOf(pick, [5, 10, 50, 100, 300, 1000]), oneOf(pick, hoursKinds)];
  return { id: `SLA-${seed}`, slack, unit: 'month', hours, rounding: oneOf(pick, [undefined, undefined, 2, 1]) };
}

/** Promises in the same hours and windows as the target: what matters is how they compose. */
const calmOf = (i: number): Written => ({ id: `UC-CALM-${i}`, slack: 1 + 7 * i * i, unit: 'month', hours: 'always' });

const wild = Array.from({ length: 80 }, (_, i) => writtenPromise(behindOf(i)));
const calm = Array.from({ length: 10 }, (_, i) => writtenPromise(calmOf(i)));
const fronts = Array.from({ length: 24 }, (_, i) => writtenPromise(frontOf(1000 + i)));

interface Drawn {
  readonly structure: Structure;
  readonly front: WrittenPromise;
  readonly behind: readonly JudgedBehind[];
  readonly proof: Proof;
  readonly pick: Pick;
}

/** Four in five leaves rest on one promise, some on two, few on none. */
function draw(seed: number): Drawn {
  const pick = picks(seed * 7919 + 1);
  const { structure } = seed % 2 === 0 ? distinctStructure(seed) : sharedStructure(seed);
  const front = fronts[pick(fronts.length)] ?? expect.unreachable();
  const pool = pick(3) === 0 ? calm : wild;
  const behind = [...occurrences(structure).keys()].flatMap((leaf) =>
    Array.from({ length: oneOf(pick, [1, 1, 1, 1, 1, 1, 1, 2, 2, 0]) }, (_, i): JudgedBehind => {
      const { agreement, promise } = pool[pick(pool.length)] ?? expect.unreachable();
      const own = { ...agreement, id: `${leaf} ${i}` };
      return { leaf, promise: { ...promise }, agreement: own, commitment: 'availability' };
    }),
  );
  const promises = Map.groupBy(behind, ({ leaf }) => leaf);
  const { calendar, windows, value, roundedTo } = front.promise;
  const proof = proveAvailability({
    structure,
    promises: new Map([...promises].map(([leaf, some]) => [leaf, some.map(({ promise }) => promise)])),
    target: { calendar, value, roundedTo, periods: periodsBetween(windows, term.start, term.end) },
  });
  if (!proof.ok) throw new Error(proof.refusals[0]?.message);
  return { structure, front, behind, proof: proof.value, pick };
}

interface Budget {
  readonly open: IntervalSet;
  readonly ms: number;
}

/** What a promise lets go in each of its windows: its own arithmetic, apart from that of the proof. */
function budgetsOf(promise: LeafPromise, span: Period): readonly Budget[] {
  const { value, roundedTo, from = term.start, until = term.end, calendar } = promise;
  const forgives = Ratio.one.minus(leastOf({ value, roundedTo }));
  return periodsBetween(promise.windows, span.start, span.end).flatMap((window): readonly Budget[] => {
    const start = Instant.of(Math.max(window.start, from));
    const end = Instant.of(Math.min(window.end, until));
    const open = end <= start ? IntervalSet.empty : calendar.openBetween(start, end);
    return [{ open, ms: Number(forgives.times(Ratio.of(open.total())).floor()) }];
  });
}

function stretch(span: Period, pick: Pick): IntervalSet {
  const start = span.start + pick(span.end - span.start);
  const length = 1000 + Math.floor(pick(6 * 86_400_000) / 2 ** pick(10));
  return IntervalSet.ofBounds([start, Math.min(span.end, start + length)]);
}

/** What is wished, less what a window may not lose; works that are left out come on top. */
function kept(wished: IntervalSet, budgets: readonly Budget[], works: IntervalSet): IntervalSet {
  let down = wished;
  for (const { open, ms } of budgets) {
    const charged = down.intersect(open).minus(works);
    if (charged.total() > ms) down = down.minus(charged.minus(along(charged, 0, ms)));
  }
  return down;
}

/** Time for works in the month; any that is left out without limit would leave nothing proven. */
function worksOf({ leftOut }: LeafPromise, wished: IntervalSet): IntervalSet {
  const cap = leftOut?.['maintenance'];
  return cap === undefined || cap === 'unlimited' ? IntervalSet.empty : along(wished, 0, Number(cap.floor()) * 60_000);
}

/** Schedules that the engine was asked about, too. */
let replayed = 0;

function survives({ structure, front, behind, proof, pick }: Drawn, period: Period): boolean {
  const leaves = Map.groupBy(
    behind.map((one) => ({ ...one, budgets: budgetsOf(one.promise, period) })),
    ({ leaf }) => leaf,
  );
  const agreed = front.promise.calendar.openBetween(period.start, period.end);
  const allowed = Ratio.one.minus(leastOf(front.promise)).times(minutesOf(agreed));
  for (let run = 0; run < schedules; run += 1) {
    const storms = [stretch(period, pick), stretch(period, pick)];
    const schedule = new Map(
      [...occurrences(structure).keys()].map((leaf) => {
        const wished = IntervalSet.unionOf([...storms, ...(pick(2) === 0 ? [stretch(period, pick)] : [])]);
        return [leaf, allKept(wished, leaves.get(leaf) ?? [])] as const;
      }),
    );
    const service = downtimeOf(structure, schedule).intersect(agreed);
    const minutes = minutesOf(service);
    if (minutes.greaterThan(allowed)) return false;
    if (run > 0 || behind.some(({ promise }) => isEndless(promise) || promise.leftOut?.['maintenance'] !== undefined))
      continue;
    // One of them before the engine, where no works have to be announced for it.
    const outages = new Map([...schedule].map(([leaf, down]) => [leaf, { down, excused: [] }] as const));
    const example = { period, agreed, leaves: outages, service, minutes, allowed };
    const heard = confirmCounterExample({ example, target: targetOf(front), behind });
    expect(heard).toMatchObject({ confirmed: false, target: { verdict: 'met' } });
    expect(heard.behind.filter(({ verdict }) => verdict !== 'met')).toEqual([]);
    replayed += 1;
  }
  expect(proof.verdict).toBe('PROVEN');
  return true;
}

/** The least value that rounds to the promise or above, found by trying half steps. */
function leastOf({ value, roundedTo }: { readonly value: Ratio; readonly roundedTo?: number | undefined }): Ratio {
  if (roundedTo === undefined) return value;
  const steps = 2 * 10 ** (roundedTo + 2);
  for (let step = Number(value.times(Ratio.of(steps)).floor()) - 2; ; step += 1) {
    const raw = Ratio.of(step, steps);
    if (raw.round({ mode: 'half-up', decimals: roundedTo + 2 }).atLeast(value)) return raw;
  }
}

function isEndless({ ignores, leftOut }: LeafPromise): boolean {
  return ignores !== undefined || Object.values(leftOut ?? {}).includes('unlimited');
}

const targetOf = ({ agreement }: WrittenPromise): JudgedPromise => ({ agreement, commitment: 'availability' });

type Kept = readonly { readonly promise: LeafPromise; readonly budgets: readonly Budget[] }[];

/** Several promises of a leaf are all kept: what one forbids stays forbidden. Works of one are no works of another. */
function allKept(wished: IntervalSet, promises: Kept): IntervalSet {
  return promises.reduce((down, { promise, budgets }) => {
    return isEndless(promise) ? down : kept(down, budgets, worksOf(promise, down));
  }, wished);
}

describe(`${cases} structures and terms`, () => {
  const verdicts = new Map<string, number>();

  it(`what is proven survives ${schedules} schedules in which every promise is kept; what is not breaks before the engine`, () => {
    for (let seed = 0; seed < cases; seed += 1) {
      const drawn = draw(seed);
      const { proof, front, behind } = drawn;
      verdicts.set(proof.verdict, (verdicts.get(proof.verdict) ?? 0) + 1);
      if (proof.verdict === 'PROVEN') {
        expect(survives(drawn, proof.worst.period), `seed ${seed}`).toBe(true);
        continue;
      }
      const { counterExample: example } = proof;
      if (example === undefined) throw new Error(`seed ${seed}: ${proof.verdict} without a counter-example`);
      const confirmation = confirmCounterExample({ example, target: targetOf(front), behind });
      expect(confirmation.confirmed, `seed ${seed}: ${JSON.stringify(confirmation)}`).toBe(true);
    }
    // Each verdict is met often enough to mean something.
    for (const verdict of ['PROVEN', 'UNDELIVERABLE', 'UNPROVABLE']) {
      expect(verdicts.get(verdict) ?? 0, verdict).toBeGreaterThan(50);
    }
    expect(verdicts.get('LIKELY') ?? 0).toBeGreaterThan(20);
    expect(replayed).toBeGreaterThan(100);
  }, 120_000);
});
