import { describe, expect, it } from 'vitest';
import { q, rule, setting } from '../../testing/context.ts';
import type { CreditSetting } from '../../rule.ts';

function steps(rows: readonly (readonly [string, object])[], more: object = {}) {
  return { kind: 'steps', on: 'value', steps: rows.map(([when, pay]) => ({ when, pay })), ...more };
}
const share = (percent: string) => ({ percent, of: 'monthly' });

function found(words: object, about: CreditSetting = setting()): readonly (readonly [string, string, string])[] {
  return rule(words)
    .lint(about)
    .map(({ code, severity, path }) => [code, severity, path.join('.')] as const);
}

describe('holes', () => {
  it('names the hole and works an example', () => {
    const findings = rule(
      steps([
        ['[99.5 %, 99.998 %)', share('5 %')],
        ['[0 %, 99.5 %)', share('10 %')],
      ]),
    ).lint(setting({ targetText: '>= 99.999 %' }));
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
    expect(
      found(
        steps(
          [
            ['[99.5 %, 99.998 %)', share('5 %')],
            ['[0 %, 99.5 %)', share('10 %')],
          ],
          { deadZones: ['[99.998 %, 99.999 %)'] },
        ),
        setting({ targetText: '>= 99.999 %' }),
      ),
    ).toEqual([]);
  });
  it('finds a single value', () => {
    const open = steps([
      ['(99 %, 99.9 %)', share('10 %')],
      ['[0 %, 99 %)', share('25 %')],
    ]);
    const findings = rule(open).lint(setting());
    expect(findings.map(({ message }) => message)).toEqual(['misses in = 99 % lie in no row']);
    expect(findings[0]?.example).toContain('at 99 %');
  });
  it('finds the end of the domain', () => {
    expect(rule(steps([['[98.2 %, 99.9 %)', share('10 %')]])).lint(setting())[0]?.message).toBe(
      'misses in [0 %, 98.2 %) lie in no row',
    );
    expect(
      rule(steps([['(4 h, 8 h]', share('10 %')]])).lint(
        setting({
          value: { dimension: 'time', unit: '' },
          domain: { ...q('0 min'), text: '', low: { at: q('0 min').value, inclusive: true } },
          targetText: '<= 4 h',
        }),
      )[0]?.message,
    ).toBe('misses in > 8 h lie in no row');
  });
  it('looks only above zero for shortfalls, down to the worst value', () => {
    const short = steps(
      [
        ['(0 %, 1 %]', share('5 %')],
        ['(1 %, 2 %]', share('10 %')],
        ['>= 3 %', share('20 %')],
      ],
      { on: 'shortfall' },
    );
    expect(
      rule(short)
        .lint(setting())
        .map(({ code, message }) => `${code}: ${message}`),
    ).toEqual([
      'CR-HOLE: misses in (2 %, 3 %) lie in no row',
      'CR-ROUNDING: the rows are printed in steps of 1 %, but nothing says how a value is rounded before it is looked up',
    ]);
    expect(found(steps([['(0 %, 99.9 %]', share('5 %')]], { on: 'shortfall' }))).toEqual([]);
    expect(rule(steps([['(0 %, 50 %]', share('5 %')]], { on: 'shortfall' })).lint(setting())[0]?.message).toBe(
      'misses in (50 %, 99.9 %] lie in no row',
    );
  });
  it('finds what lies below the first row of an exceedance', () => {
    const relative = steps([['>= 10 %', share('10 %')]], { on: 'exceedance' });
    expect(
      rule(relative)
        .lint(setting())
        .map(({ message }) => message),
    ).toEqual(['misses in (0 %, 10 %) lie in no row']);
    expect(found({ ...relative, deadZones: ['(0 %, 10 %)'] })).toEqual([]);
  });
  it('lets a table of minutes begin where it likes, but not stop', () => {
    expect(
      found(
        steps(
          [
            ['[5 min, 30 min)', share('10 %')],
            ['>= 30 min', share('20 %')],
          ],
          { on: 'downtime' },
        ),
      ),
    ).toEqual([]);
    expect(rule(steps([['[5 min, 30 min]', share('10 %')]], { on: 'downtime' })).lint(setting())[0]?.message).toBe(
      'misses in > 30 min lie in no row',
    );
    expect(found(steps([['>= 5 min', share('10 %')]], { each: 'occurrence' }))).toEqual([]);
    expect(found(steps([['> 5 min', share('10 %')]], { each: 'occurrence' }))).toEqual([]);
  });
  it('treats a value without a target by its good end', () => {
    const about = { ...setting(), target: undefined };
    expect(
      found(
        steps([
          ['[99 %, 99.5 %)', share('40 %')],
          ['[98.5 %, 99 %)', share('70 %')],
          ['[0 %, 98.5 %)', share('100 %')],
        ]),
        about,
      ),
    ).toEqual([]);
    expect(
      rule(
        steps([
          ['[99 %, 99.5 %)', share('40 %')],
          ['[98.2 %, 98.5 %)', share('100 %')],
        ]),
      )
        .lint(about)
        .map(({ message }) => message),
    ).toEqual(['misses in [0 %, 98.2 %) lie in no row', 'misses in [98.5 %, 99 %) lie in no row']);
    expect(found(steps([['[0 %, 99 %]', share('40 %')]]), about)).toEqual([]);
  });
});

describe('printed decimals', () => {
  const printed = steps([
    ['[98 %, 99.89 %]', share('10 %')],
    ['[95 %, 97.99 %]', share('25 %')],
    ['[0 %, 94.99 %]', share('50 %')],
  ]);
  it('asks for a rounding rule', () => {
    const findings = rule(printed).lint(setting());
    expect(findings.map(({ code }) => code)).toEqual(['CR-HOLE', 'CR-HOLE', 'CR-HOLE', 'CR-ROUNDING']);
    expect(findings[3]).toMatchObject({
      severity: 'error',
      path: ['rounding'],
      fix: 'declare rounding: {mode: half-up, to: 0.01 %} in the commitment or the rule, or let the rows meet at one value',
    });
    expect(findings[3]?.message).toContain('in steps of 0.01 %');
  });
  it('is content with the rounding of the rule or of the commitment', () => {
    expect(found({ ...printed, rounding: { mode: 'half-up', to: '0.01 %' } })).toEqual([]);
    expect(found(printed, setting({ grid: q('0.01 %') }))).toEqual([]);
    expect(found(printed, setting({ grid: q('0.001 %') })).map(([code]) => code)).toEqual([
      'CR-HOLE',
      'CR-HOLE',
      'CR-HOLE',
      'CR-ROUNDING',
    ]);
  });
  it('still finds a hole that holds a rounded value', () => {
    const wider = steps(
      [
        ['[98 %, 99.88 %]', share('10 %')],
        ['[0 %, 98 %)', share('25 %')],
      ],
      { rounding: { mode: 'half-up', to: '0.01 %' } },
    );
    expect(
      rule(wider)
        .lint(setting())
        .map(({ message }) => message),
    ).toEqual(['misses in (99.88 %, 99.9 %) lie in no row']);
    const closed = steps(
      [
        ['[98 %, 99.9 %)', share('10 %')],
        ['[0 %, 97.99 %)', share('25 %')],
      ],
      { rounding: { mode: 'half-up', to: '0.01 %' } },
    );
    expect(
      rule(closed)
        .lint(setting())
        .map(({ message }) => message),
    ).toEqual(['misses in [97.99 %, 98 %) lie in no row']);
    const last = steps(
      [
        ['(98 %, 99.9 %)', share('10 %')],
        ['[0 %, 97.99 %]', share('25 %')],
      ],
      { rounding: { mode: 'half-up', to: '0.01 %' } },
    );
    expect(
      rule(last)
        .lint(setting())
        .map(({ message }) => message),
    ).toEqual(['misses in (97.99 %, 98 %] lie in no row']);
  });
  it('asks for a step in whole minutes', () => {
    const minutes = steps(
      [
        ['[1 min, 43 min]', share('5 %')],
        ['>= 44 min', share('10 %')],
      ],
      { on: 'downtime' },
    );
    expect(rule(minutes).lint(setting())[1]).toMatchObject({ code: 'CR-ROUNDING' });
    expect(rule(minutes).lint(setting())[1]?.message).toContain('steps of 1 min');
    const wide = steps(
      [
        ['[1 min, 43 min]', share('5 %')],
        ['>= 46 min', share('10 %')],
      ],
      { on: 'downtime' },
    );
    expect(found(wide).map(([code]) => code)).toEqual(['CR-HOLE']);
    const seconds = steps(
      [
        ['[1 s, 90 s]', share('5 %')],
        ['>= 91 s', share('10 %')],
      ],
      { on: 'downtime' },
    );
    expect(rule(seconds).lint(setting())[1]?.message).toContain('steps of 1 s');
  });
  it('does not take half-open neighbours for printed figures', () => {
    expect(
      found(
        steps([
          ['[98 %, 99.89 %)', share('10 %')],
          ['[0 %, 98 %)', share('25 %')],
        ]),
      ).map(([code]) => code),
    ).toEqual(['CR-HOLE']);
    expect(
      found(
        steps([
          ['[98 %, 99.7 %]', share('10 %')],
          ['[0 %, 98 %)', share('25 %')],
        ]),
      ).map(([code]) => code),
    ).toEqual(['CR-HOLE']);
  });
  it('does not take the grid of the value for that of a facet', () => {
    const minutes = steps(
      [
        ['[1 min, 43 min]', share('5 %')],
        ['>= 44 min', share('10 %')],
      ],
      { on: 'downtime' },
    );
    expect(found(minutes, setting({ grid: q('1 min') })).map(([code]) => code)).toEqual(['CR-HOLE', 'CR-ROUNDING']);
    expect(found({ ...minutes, rounding: { mode: 'up', to: '1 min' } })).toEqual([]);
  });
});
