/** What holds for every log of outages (invariants 2, 3, 4, 7, 22 and 23 of the product). */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RowOf } from '../../evidence/row.ts';
import { Ratio } from '../../values/ratio.ts';
import type { Exclusion, Measurement, UnknownPolicy } from '../metric.ts';
import { unknownPolicies } from '../metric.ts';
import { at, contextOf, excluded, minutes, origin, state } from '../timeline/testing/scene.ts';
import type { Scene } from '../timeline/testing/scene.ts';
import { availability } from './availability.ts';

const ids = ['A', 'B', 'C'];
/** One day, so that random outages meet. */
const day = { start: origin, end: at(1440) };

const measure = (scene: Scene, terms: object = {}): Measurement => {
  const context = { span: day, ...scene.context };
  return availability.measure(
    availability.terms.parse({ kind: 'availability', ...terms }),
    contextOf({ ...scene, context }),
  );
};
const facet = (found: Measurement, name: string): Ratio => found.facets[name]?.value ?? Ratio.of(-1);
const share = (found: Measurement): Ratio => (found.value.measured ? found.value.value.value : Ratio.of(-1));

const stretch = fc.tuple(fc.integer({ min: -200, max: 1500 }), fc.integer({ min: 1, max: 400 }));
const rowWith = (states: readonly string[]) =>
  fc
    .record({
      id: fc.uuid(),
      time: stretch,
      subject: fc.constantFrom(...ids, undefined),
      source: fc.constantFrom('probe', 'desk'),
      state: fc.constantFrom(...states),
      affected: fc.constantFrom(undefined, Ratio.of(1, 3), Ratio.of(1, 2)),
    })
    .map(({ id, time: [from, length], ...more }): RowOf<'state'> => state(id, [from, from + length], more));
const outages = fc.array(rowWith(['down', 'degraded']), { maxLength: 8 });
const anyRows = fc.array(rowWith(['down', 'degraded', 'up', 'unknown']), { maxLength: 8 });
const exclusion = fc
  .record({
    time: stretch,
    subjects: fc.option(fc.subarray(ids, { minLength: 1 }), { nil: undefined }),
    affected: fc.constantFrom(undefined, Ratio.of(1, 4)),
  })
  .map(({ time: [from, length], ...more }): Exclusion => excluded(minutes(from, from + length), more));
const exclusions = fc.array(exclusion, { maxLength: 4 });
const combine = fc.constantFrom('any-down', 'all-down', 'weighted', { atLeastDown: 2 });
const severities = { down: '100 %', degraded: '30 %' };
const denominator = fc.constantFrom('agreed', 'minus-excluded', 'existed');
const policy = fc.constantFrom<UnknownPolicy>(...unknownPolicies);

describe('for every log', () => {
  test('counted and excluded make gross, inside agreed time', () => {
    fc.assert(
      fc.property(fc.tuple(anyRows, exclusions, combine, policy), ([rows, list, how, unknown]) => {
        const found = measure(
          { rows, exclusions: list, subjects: ids, daily: ['06:00', '20:00'], context: { unknown } },
          { combine: how, severities },
        );
        expect(facet(found, 'downtime').plus(facet(found, 'excluded')).toString()).toBe(
          facet(found, 'gross').toString(),
        );
        expect(facet(found, 'gross').atMost(facet(found, 'agreed'))).toBe(true);
      }),
    );
  });

  test('a value is a share from 0 to 1, and a part of the time lies between nothing and all', () => {
    const quantum = fc.constantFrom(
      undefined,
      { unit: '7 min', rule: 'ceiling' },
      { unit: '7 min', rule: 'aligned', partly: true },
    );
    fc.assert(
      fc.property(
        fc.tuple(anyRows, exclusions, fc.record({ combine, denominator, quantum }), policy),
        ([rows, list, terms, unknown]) => {
          const found = measure(
            { rows, exclusions: list, subjects: ids, context: { unknown } },
            { ...terms, severities },
          );
          if (found.value.measured) {
            expect(share(found).isNegative()).toBe(false);
            expect(share(found).atMost(Ratio.one)).toBe(true);
          }
          expect(found.completeness.isNegative()).toBe(false);
          expect(found.completeness.atMost(Ratio.one)).toBe(true);
        },
      ),
    );
  });

  test('more downtime never raises the value', () => {
    fc.assert(
      fc.property(fc.tuple(outages, rowWith(['down']), combine, exclusions), ([rows, more, how, list]) => {
        const [less, worse] = [rows, [...rows, more]].map((log) =>
          measure({ rows: log, exclusions: list, subjects: ids }, { combine: how, severities }),
        );
        if (less === undefined || worse === undefined) throw new Error('two measurements');
        expect(share(worse).atMost(share(less))).toBe(true);
      }),
    );
  });

  test('an exclusion of the whole service takes exactly its own downtime out of the denominator agreed', () => {
    fc.assert(
      fc.property(outages, stretch, combine, (rows, [from, length], how) => {
        const window = minutes(from, from + length);
        const [open, shut] = [[], [excluded(window)]].map((list) =>
          measure({ rows, exclusions: list, subjects: ids }, { combine: how, severities }),
        );
        const inside = measure(
          { rows, subjects: ids, context: { agreed: window.clip(day.start, day.end) } },
          { combine: how, severities },
        );
        if (open === undefined || shut === undefined) throw new Error('two measurements');
        expect(facet(open, 'downtime').minus(facet(shut, 'downtime')).toString()).toBe(
          facet(inside, 'downtime').toString(),
        );
      }),
    );
  });

  test('a further exclusion never makes the value worse', () => {
    fc.assert(
      fc.property(fc.tuple(outages, exclusions, exclusion, combine), ([rows, list, more, how]) => {
        const [few, many] = [list, [...list, more]].map((all) =>
          measure({ rows, exclusions: all, subjects: ids }, { combine: how, severities }),
        );
        if (few === undefined || many === undefined) throw new Error('two measurements');
        expect(facet(many, 'downtime').atMost(facet(few, 'downtime'))).toBe(true);
      }),
    );
  });

  test('the parts of a divided period add up', () => {
    fc.assert(
      fc.property(
        fc.tuple(anyRows, exclusions, fc.integer({ min: 1, max: 1439 }), policy),
        ([rows, list, cut, unknown]) => {
          const scene = { rows, exclusions: list, subjects: ids };
          const spans = [day, { start: day.start, end: at(cut) }, { start: at(cut), end: day.end }];
          const [whole, first, second] = spans.map((span) =>
            measure({ ...scene, context: { span, unknown } }, { severities }),
          );
          if (whole === undefined || first === undefined || second === undefined) throw new Error('three measurements');
          for (const name of ['agreed', 'gross', 'excluded', 'unknown', 'downtime']) {
            expect(facet(first, name).plus(facet(second, name)).toString(), name).toBe(facet(whole, name).toString());
          }
        },
      ),
    );
  });

  test('order and repetition change nothing', () => {
    fc.assert(
      fc.property(anyRows, combine, (rows, how) => {
        const scene = { subjects: ids, context: { span: day } };
        const one = measure({ ...scene, rows }, { combine: how, severities });
        const other = measure({ ...scene, rows: [...rows, ...rows].reverse() }, { combine: how, severities });
        expect(JSON.stringify(other)).toBe(JSON.stringify(one));
      }),
    );
  });

  test('two sources that tell the same count once', () => {
    fc.assert(
      fc.property(outages, fc.boolean(), (rows, ranked) => {
        const twice = [...rows, ...rows.map((row) => ({ ...row, source: `${row.source}-2` }))];
        const context = { precedence: ranked ? ['probe-2', 'desk-2', 'probe', 'desk'] : [] };
        const [one, two] = [
          measure({ rows, subjects: ids }, { severities }),
          measure({ rows: twice, subjects: ids, context: { precedence: [] } }, { severities }),
        ];
        expect(facet(two, 'downtime').toString()).toBe(facet(one, 'downtime').toString());
        const [alone, both] = [rows, twice].map((log) =>
          measure(
            {
              rows: log.map((row) => ({ ...row, source: row.source.replace('desk', 'probe') })),
              subjects: ids,
              context,
            },
            { severities },
          ),
        );
        if (alone === undefined || both === undefined) throw new Error('two measurements');
        expect(facet(both, 'downtime').toString()).toBe(facet(alone, 'downtime').toString());
      }),
    );
  });

  test('removed, unknown time is neither up nor down', () => {
    fc.assert(
      fc.property(anyRows, combine, (rows, how) => {
        const scene = { rows, subjects: ids };
        const [removed, up, down] = (['remove', 'up', 'down'] as const).map((unknown) =>
          measure({ ...scene, context: { unknown } }, { combine: how, severities }),
        );
        if (removed === undefined || up === undefined || down === undefined) throw new Error('three measurements');
        expect(facet(removed, 'downtime').toString()).toBe(facet(up, 'downtime').toString());
        expect(facet(removed, 'denominator').plus(facet(removed, 'unknown')).toString()).toBe(
          facet(up, 'denominator').toString(),
        );
        expect(facet(down, 'downtime').toString()).toBe(facet(up, 'downtime').plus(facet(up, 'unknown')).toString());
        if (removed.value.measured && up.value.measured) {
          expect(share(removed).atMost(share(up))).toBe(true);
          expect(share(removed).atLeast(share(down))).toBe(true);
        }
      }),
    );
  });

  test('under explicit coverage nothing unobserved ever has a value, unless unknown is down', () => {
    fc.assert(
      fc.property(fc.array(rowWith(['unknown']), { maxLength: 4 }), combine, policy, (rows, how, unknown) => {
        const found = measure({ rows, subjects: ids, context: { unknown, coverage: 'explicit' } }, { combine: how });
        if (unknown === 'down') expect(share(found).isZero()).toBe(true);
        else expect(found.value).toMatchObject({ measured: false, why: 'no-data' });
      }),
    );
  });
});
