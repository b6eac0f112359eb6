import { describe, expect, it } from 'vitest';
import { rule, setting } from '../../testing/context.ts';
import type { CreditSetting } from '../../rule.ts';

function steps(rows: readonly (readonly [string, object])[], more: object = {}) {
  return { kind: 'steps', on: 'value', steps: rows.map(([when, pay]) => ({ when, pay })), ...more };
}
const share = (percent: string) => ({ percent, of: 'monthly' });
const good = steps([
  ['[99 %, 99.9 %)', share('10 %')],
  ['[95 %, 99 %)', share('25 %')],
  ['[0 %, 95 %)', share('100 %')],
]);

function found(words: object, about: CreditSetting = setting()): readonly (readonly [string, string, string])[] {
  return rule(words)
    .lint(about)
    .map(({ code, severity, path }) => [code, severity, path.join('.')] as const);
}

it('finds nothing in a table that is a function', () => {
  expect(found(good)).toEqual([]);
});

describe('other findings', () => {
  it('finds overlaps with the value both hold', () => {
    const twice = steps([
      ['[99 %, 99.9 %)', share('10 %')],
      ['[0 %, 99 %]', share('25 %')],
    ]);
    expect(rule(twice).lint(setting())).toEqual([
      {
        code: 'CR-OVERLAP',
        severity: 'error',
        path: ['steps', 1, 'when'],
        message: 'rows [99 %, 99.9 %) and [0 %, 99 %] both hold = 99 %',
        example: 'at 99 % the table gives two answers',
        fix: 'make one end of the two rows open, so that each value lies in one row',
      },
    ]);
    expect(found({ ...good, deadZones: ['[98 %, 98.5 %)'] })).toEqual([['CR-OVERLAP', 'error', 'deadZones.0']]);
  });
  it('warns of a credit without a breach', () => {
    const findings = rule(
      steps([
        ['(99 %, 99.9 %]', share('10 %')],
        ['[0 %, 99 %]', share('25 %')],
      ]),
    ).lint(setting());
    expect(findings).toEqual([
      {
        code: 'CR-CREDIT-WITHOUT-BREACH',
        severity: 'warning',
        path: ['steps', 0, 'when'],
        message: 'the row pays for = 99.9 %, which meets the target >= 99.9 %',
        example: 'at 99.9 % the promise is kept and a credit is due',
        fix: 'let the row end where the target begins, unless both are meant',
      },
    ]);
    expect(
      found(
        steps([
          ['[99.9 %, 100 %]', share('0 %')],
          ['[0 %, 99.9 %)', share('25 %')],
        ]),
      ),
    ).toEqual([]);
    expect(
      found(
        steps([
          ['[99.9 %, 100 %]', { byClass: { a: share('0 %'), b: share('1 %') } }],
          ['[0 %, 99.9 %)', share('25 %')],
        ]),
        setting({ classes: ['a', 'b'] }),
      ).map(([code]) => code),
    ).toEqual(['CR-CREDIT-WITHOUT-BREACH']);
  });
  it('finds rows that no value reaches', () => {
    expect(
      found(
        steps([
          ['> 100 %', share('1 %')],
          ['[0 %, 99.9 %)', share('25 %')],
        ]),
      ),
    ).toEqual([['CR-UNREACHABLE', 'error', 'steps.0.when']]);
  });
  it('finds units that disagree, and proves nothing further', () => {
    expect(
      found(
        steps(
          [
            ['[0 %, 99 %)', share('1 %')],
            ['< 5 min', share('25 %')],
          ],
          { deadZones: ['= 3'], rounding: { mode: 'up', to: '1 min' } },
        ),
      ),
    ).toEqual([
      ['CR-UNIT', 'error', 'steps.1.when'],
      ['CR-UNIT', 'error', 'deadZones.0'],
      ['CR-UNIT', 'error', 'rounding.to'],
    ]);
    expect(rule(steps([['< 5 min', share('25 %')]])).lint(setting())[0]?.message).toBe(
      '< 5 min is a length of time, but the rule looks at a percentage',
    );
  });
  it('finds a figure that the metric lacks', () => {
    expect(rule(steps([['> 1 min', share('1 %')]], { on: 'lateness' })).lint(setting())[0]).toMatchObject({
      code: 'CR-FACET',
      path: ['on'],
      message: 'the metric has no figure "lateness"',
      fix: 'write value, shortfall, exceedance or one of downtime, outages, down-days, excluded',
    });
    expect(rule(steps([['> 1 min', share('1 %')]], { on: 'lateness' })).lint(setting({ facets: {} }))[0]?.fix).toBe(
      'write value, shortfall, exceedance',
    );
  });
  it('warns where worse pays less', () => {
    const odd = steps([
      ['[98 %, 99.9 %)', share('10 %')],
      ['[95 %, 98 %)', share('25 %')],
      ['[0 %, 95 %)', share('5 %')],
    ]);
    expect(rule(odd).lint(setting())).toMatchObject([
      {
        code: 'CR-NOT-MONOTONE',
        severity: 'warning',
        path: ['steps', 2, 'pay'],
        message: 'the worse row [0 %, 95 %) gives less than [95 %, 98 %)',
      },
    ]);
    expect(
      found(
        steps([
          ['[0 %, 95 %)', share('5 %')],
          ['[95 %, 99.9 %)', { money: '900.00' }],
        ]),
      ),
    ).toEqual([]);
    expect(
      found(
        steps([
          ['[0 %, 95 %)', share('5 %')],
          ['[95 %, 99.9 %)', { percent: '10 %', of: 'yearly' }],
        ]),
      ),
    ).toEqual([]);
    expect(
      found(
        steps(
          [
            ['[1 min, 5 min)', share('20 %')],
            ['>= 5 min', share('10 %')],
          ],
          { on: 'downtime' },
        ),
      ),
    ).toEqual([['CR-NOT-MONOTONE', 'warning', 'steps.1.pay']]);
    expect(
      found(
        steps([
          ['[0 %, 95 %)', { byClass: { a: share('5 %'), b: share('1 %') } }],
          ['[95 %, 99.9 %)', { byClass: { a: share('5 %'), b: share('2 %') } }],
        ]),
        setting({ classes: ['a', 'b'] }),
      ).map(([code]) => code),
    ).toEqual(['CR-NOT-MONOTONE']);
  });
  it('finds open words in a cell', () => {
    const open = steps([
      [
        '[0 %, 99.9 %)',
        {
          byClass: {
            a: { percent: '5 %', of: 'unstated' },
            b: { dayFees: 1, of: 'm', dayCount: 'unstated' },
            x: { hourFees: 1, of: 'm', hourCount: 'unstated' },
          },
        },
      ],
    ]);
    expect(found(open, setting({ classes: ['a', 'b', 'c'] }))).toEqual([
      ['AMBIGUOUS-BASE', 'error', 'steps.0.pay.of'],
      ['AMBIGUOUS-DAY-COUNT', 'error', 'steps.0.pay.dayCount'],
      ['AMBIGUOUS-HOUR-COUNT', 'error', 'steps.0.pay.hourCount'],
      ['CR-CLASS', 'error', 'steps.0.pay.byClass'],
      ['CR-CLASS', 'warning', 'steps.0.pay.byClass.x'],
    ]);
  });
});

it('names its bases and figures', () => {
  expect(rule(good).names()).toEqual({ bases: ['monthly', 'monthly', 'monthly'], facets: [] });
  expect(
    rule(
      steps([['> 1 min', { days: 3 }]], {
        on: 'downtime',
        caps: [{ limit: { percent: '5 %', of: 'yearly' }, per: 'year' }],
      }),
    ).names(),
  ).toEqual({ bases: ['yearly'], facets: ['downtime'] });
});
