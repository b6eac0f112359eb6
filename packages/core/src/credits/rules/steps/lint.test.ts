import { describe, expect, it } from 'vitest';
import { q, rule, setting } from '../../testing/context.ts';
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

describe('holes', () => {
  it('names the hole and works an example', () => {
    const findings = rule(steps([['[99.5 %, 99.998 %)', share('5 %')], ['[0 %, 99.5 %)', share('10 %')]])).lint(setting({ targetText: '>= 99.999 %' }));
    expect(findings[0]).toEqual({
      code: 'CR-HOLE',
      severity: 'error',
      path: ['steps'],
      message: 'misses in [99.998 %, 99.999 %) lie in no row',
      example: 'at 99.9985 % the target is missed and the table says nothing',
      fix: 'extend a row to cover [99.998 %, 99.999 %), or list it under deadZones when no credit is meant',
    });
    expect(findings).toHaveLength(1);
  });
  it('accepts a declared dead zone', () => {
    expect(found(steps([['[99.5 %, 99.998 %)', share('5 %')], ['[0 %, 99.5 %)', share('10 %')]], { deadZones: ['[99.998 %, 99.999 %)'] }), setting({ targetText: '>= 99.999 %' }))).toEqual([]);
  });
  it('finds a single value', () => {
    const open = steps([['(99 %, 99.9 %)', share('10 %')], ['[0 %, 99 %)', share('25 %')]]);
    const findings = rule(open).lint(setting());
    expect(findings.map(({ message }) => message)).toEqual(['misses in = 99 % lie in no row']);
    expect(findings[0]?.example).toContain('at 99 %');
  });
  it('finds the end of the domain', () => {
    expect(rule(steps([['[98.2 %, 99.9 %)', share('10 %')]])).lint(setting())[0]?.message).toBe('misses in [0 %, 98.2 %) lie in no row');
    expect(rule(steps([['(4 h, 8 h]', share('10 %')]])).lint(setting({ value: { dimension: 'time', unit: '' }, domain: { ...q('0 min'), text: '', low: { at: q('0 min').value, inclusive: true } }, targetText: '<= 4 h' }))[0]?.message).toBe('misses in > 8 h lie in no row');
  });
  it('looks only above zero for shortfalls, down to the worst value', () => {
    const short = steps([['(0 %, 1 %]', share('5 %')], ['(1 %, 2 %]', share('10 %')], ['>= 3 %', share('20 %')]], { on: 'shortfall' });
    expect(rule(short).lint(setting()).map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'CR-HOLE: misses in (2 %, 3 %) lie in no row',
      'CR-ROUNDING: the rows are printed in steps of 1 %, but nothing says how a value is rounded before it is looked up',
    ]);
    expect(found(steps([['(0 %, 99.9 %]', share('5 %')]], { on: 'shortfall' }))).toEqual([]);
    expect(rule(steps([['(0 %, 50 %]', share('5 %')]], { on: 'shortfall' })).lint(setting())[0]?.message).toBe('misses in (50 %, 99.9 %] lie in no row');
  });
  it('finds what lies below the first row of an exceedance', () => {
    const relative = steps([['>= 10 %', share('10 %')]], { on: 'exceedance' });
    expect(rule(relative).lint(setting()).map(({ message }) => message)).toEqual(['misses in (0 %, 10 %) lie in no row']);
    expect(found({ ...relative, deadZones: ['(0 %, 10 %)'] })).toEqual([]);
  });
  it('lets a table of minutes begin where it likes, but not stop', () => {
    expect(found(steps([['[5 min, 30 min)', share('10 %')], ['>= 30 min', share('20 %')]], { on: 'downtime' }))).toEqual([]);
    expect(rule(steps([['[5 min, 30 min]', share('10 %')]], { on: 'downtime' })).lint(setting())[0]?.message).toBe('misses in > 30 min lie in no row');
    expect(found(steps([['>= 5 min', share('10 %')]], { each: 'occurrence' }))).toEqual([]);
    expect(found(steps([['> 5 min', share('10 %')]], { each: 'occurrence' }))).toEqual([]);
  });
  it('treats a value without a target by its good end', () => {
    const about = { ...setting(), target: undefined };
    expect(found(steps([['[99 %, 99.5 %)', share('40 %')], ['[98.5 %, 99 %)', share('70 %')], ['[0 %, 98.5 %)', share('100 %')]]), about)).toEqual([]);
    expect(rule(steps([['[99 %, 99.5 %)', share('40 %')], ['[98.2 %, 98.5 %)', share('100 %')]])).lint(about).map(({ message }) => message)).toEqual(['misses in [0 %, 98.2 %) lie in no row', 'misses in [98.5 %, 99 %) lie in no row']);
    expect(found(steps([['[0 %, 99 %]', share('40 %')]]), about)).toEqual([]);
  });
});

describe('printed decimals', () => {
  const printed = steps([['[98 %, 99.89 %]', share('10 %')], ['[95 %, 97.99 %]', share('25 %')], ['[0 %, 94.99 %]', share('50 %')]]);
  it('asks for a rounding rule', () => {
    const findings = rule(printed).lint(setting());
    expect(findings.map(({ code }) => code)).toEqual(['CR-HOLE', 'CR-HOLE', 'CR-HOLE', 'CR-ROUNDING']);
    expect(findings[3]).toMatchObject({ severity: 'error', path: ['rounding'], fix: 'declare rounding: {mode: half-up, to: 0.01 %} in the commitment or the rule, or let the rows meet at one value' });
    expect(findings[3]?.message).toContain('in steps of 0.01 %');
  });
  it('is content with the rounding of the rule or of the commitment', () => {
    expect(found({ ...printed, rounding: { mode: 'half-up', to: '0.01 %' } })).toEqual([]);
    expect(found(printed, setting({ grid: q('0.01 %') }))).toEqual([]);
    expect(found(printed, setting({ grid: q('0.001 %') })).map(([code]) => code)).toEqual(['CR-HOLE', 'CR-HOLE', 'CR-HOLE', 'CR-ROUNDING']);
  });
  it('still finds a hole that holds a rounded value', () => {
    const wider = steps([['[98 %, 99.88 %]', share('10 %')], ['[0 %, 98 %)', share('25 %')]], { rounding: { mode: 'half-up', to: '0.01 %' } });
    expect(rule(wider).lint(setting()).map(({ message }) => message)).toEqual(['misses in (99.88 %, 99.9 %) lie in no row']);
    const closed = steps([['[98 %, 99.9 %)', share('10 %')], ['[0 %, 97.99 %)', share('25 %')]], { rounding: { mode: 'half-up', to: '0.01 %' } });
    expect(rule(closed).lint(setting()).map(({ message }) => message)).toEqual(['misses in [97.99 %, 98 %) lie in no row']);
    const last = steps([['(98 %, 99.9 %)', share('10 %')], ['[0 %, 97.99 %]', share('25 %')]], { rounding: { mode: 'half-up', to: '0.01 %' } });
    expect(rule(last).lint(setting()).map(({ message }) => message)).toEqual(['misses in (97.99 %, 98 %] lie in no row']);
  });
  it('asks for a step in whole minutes', () => {
    const minutes = steps([['[1 min, 43 min]', share('5 %')], ['>= 44 min', share('10 %')]], { on: 'downtime' });
    expect(rule(minutes).lint(setting())[1]).toMatchObject({ code: 'CR-ROUNDING' });
    expect(rule(minutes).lint(setting())[1]?.message).toContain('steps of 1 min');
    const wide = steps([['[1 min, 43 min]', share('5 %')], ['>= 46 min', share('10 %')]], { on: 'downtime' });
    expect(found(wide).map(([code]) => code)).toEqual(['CR-HOLE']);
    const seconds = steps([['[1 s, 90 s]', share('5 %')], ['>= 91 s', share('10 %')]], { on: 'downtime' });
    expect(rule(seconds).lint(setting())[1]?.message).toContain('steps of 1 s');
  });
  it('does not take half-open neighbours for printed figures', () => {
    expect(found(steps([['[98 %, 99.89 %)', share('10 %')], ['[0 %, 98 %)', share('25 %')]])).map(([code]) => code)).toEqual(['CR-HOLE']);
    expect(found(steps([['[98 %, 99.7 %]', share('10 %')], ['[0 %, 98 %)', share('25 %')]])).map(([code]) => code)).toEqual(['CR-HOLE']);
  });
  it('does not take the grid of the value for that of a facet', () => {
    const minutes = steps([['[1 min, 43 min]', share('5 %')], ['>= 44 min', share('10 %')]], { on: 'downtime' });
    expect(found(minutes, setting({ grid: q('1 min') })).map(([code]) => code)).toEqual(['CR-HOLE', 'CR-ROUNDING']);
    expect(found({ ...minutes, rounding: { mode: 'up', to: '1 min' } })).toEqual([]);
  });
});

describe('other findings', () => {
  it('finds overlaps with the value both hold', () => {
    const twice = steps([['[99 %, 99.9 %)', share('10 %')], ['[0 %, 99 %]', share('25 %')]]);
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
    const findings = rule(steps([['(99 %, 99.9 %]', share('10 %')], ['[0 %, 99 %]', share('25 %')]])).lint(setting());
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
    expect(found(steps([['[99.9 %, 100 %]', share('0 %')], ['[0 %, 99.9 %)', share('25 %')]]))).toEqual([]);
    expect(found(steps([['[99.9 %, 100 %]', { byClass: { a: share('0 %'), b: share('1 %') } }], ['[0 %, 99.9 %)', share('25 %')]]), setting({ classes: ['a', 'b'] })).map(([code]) => code)).toEqual(['CR-CREDIT-WITHOUT-BREACH']);
  });
  it('finds rows that no value reaches', () => {
    expect(found(steps([['> 100 %', share('1 %')], ['[0 %, 99.9 %)', share('25 %')]]))).toEqual([['CR-UNREACHABLE', 'error', 'steps.0.when']]);
  });
  it('finds units that disagree, and proves nothing further', () => {
    expect(found(steps([['[0 %, 99 %)', share('1 %')], ['< 5 min', share('25 %')]], { deadZones: ['= 3'], rounding: { mode: 'up', to: '1 min' } }))).toEqual([
      ['CR-UNIT', 'error', 'steps.1.when'],
      ['CR-UNIT', 'error', 'deadZones.0'],
      ['CR-UNIT', 'error', 'rounding.to'],
    ]);
    expect(rule(steps([['< 5 min', share('25 %')]])).lint(setting())[0]?.message).toBe('< 5 min is a length of time, but the rule looks at a percentage');
  });
  it('finds a figure that the metric lacks', () => {
    expect(rule(steps([['> 1 min', share('1 %')]], { on: 'lateness' })).lint(setting())[0]).toMatchObject({ code: 'CR-FACET', path: ['on'], message: 'the metric has no figure "lateness"', fix: 'write value, shortfall, exceedance or one of downtime, outages, down-days, excluded' });
    expect(rule(steps([['> 1 min', share('1 %')]], { on: 'lateness' })).lint(setting({ facets: {} }))[0]?.fix).toBe('write value, shortfall, exceedance');
  });
  it('warns where worse pays less', () => {
    const odd = steps([['[98 %, 99.9 %)', share('10 %')], ['[95 %, 98 %)', share('25 %')], ['[0 %, 95 %)', share('5 %')]]);
    expect(rule(odd).lint(setting())).toMatchObject([{ code: 'CR-NOT-MONOTONE', severity: 'warning', path: ['steps', 2, 'pay'], message: 'the worse row [0 %, 95 %) gives less than [95 %, 98 %)' }]);
    expect(found(steps([['[0 %, 95 %)', share('5 %')], ['[95 %, 99.9 %)', { money: '900.00' }]]))).toEqual([]);
    expect(found(steps([['[0 %, 95 %)', share('5 %')], ['[95 %, 99.9 %)', { percent: '10 %', of: 'yearly' }]]))).toEqual([]);
    expect(found(steps([['[1 min, 5 min)', share('20 %')], ['>= 5 min', share('10 %')]], { on: 'downtime' }))).toEqual([['CR-NOT-MONOTONE', 'warning', 'steps.1.pay']]);
    expect(found(steps([['[0 %, 95 %)', { byClass: { a: share('5 %'), b: share('1 %') } }], ['[95 %, 99.9 %)', { byClass: { a: share('5 %'), b: share('2 %') } }]]), setting({ classes: ['a', 'b'] })).map(([code]) => code)).toEqual(['CR-NOT-MONOTONE']);
  });
  it('finds open words in a cell', () => {
    const open = steps([['[0 %, 99.9 %)', { byClass: { a: { percent: '5 %', of: 'unstated' }, b: { dayFees: 1, of: 'm', dayCount: 'unstated' }, x: { hourFees: 1, of: 'm', hourCount: 'unstated' } } }]]);
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
  expect(rule(steps([['> 1 min', { days: 3 }]], { on: 'downtime', caps: [{ limit: { percent: '5 %', of: 'yearly' }, per: 'year' }] })).names()).toEqual({ bases: ['yearly'], facets: ['downtime'] });
});
