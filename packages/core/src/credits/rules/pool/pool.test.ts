import { expect, it } from 'vitest';
import { context, fees, money, rule, setting } from '../../testing/context.ts';

const pool = { kind: 'pool', atRisk: { percent: '12 %', of: 'charges' }, allocation: '20 %' };
const year = { verdict: 'missed' as const, fees: fees({ charges: '1000000.00' }) };

it('pays the allocation of what is at risk', () => {
  expect(money(pool, year)).toBe('24000');
  expect(money({ ...pool, multiplier: '1.5' }, year)).toBe('36000');
  expect(money({ ...pool, atRisk: { money: '120000.00' } }, year)).toBe('24000');
  expect(rule({ ...pool, multiplier: 2 }).evaluate(context(year))[0]).toMatchObject({
    atMaximum: true,
    step: { what: '20.00 % of 120000 USD at risk × 2', value: '48000 USD' },
  });
});

it('pays nothing in a period met', () => {
  expect(money(pool, { ...year, verdict: 'met' })).toBe('0');
});

it('warns of a share above the pool, an open base and a missing target', () => {
  expect(rule(pool).lint(setting())).toEqual([]);
  expect(rule({ ...pool, allocation: '100 %' }).lint(setting())).toEqual([]);
  expect(rule({ ...pool, allocation: '101 %' }).lint(setting())).toMatchObject([
    { code: 'CR-POOL', severity: 'warning', path: ['allocation'] },
  ]);
  expect(rule({ ...pool, atRisk: { percent: '1 %', of: 'unstated' } }).lint(setting())).toMatchObject([
    { code: 'AMBIGUOUS-BASE', path: ['atRisk', 'of'] },
  ]);
  expect(rule(pool).lint({ ...setting(), target: undefined })).toMatchObject([
    { code: 'CR-NO-TARGET', severity: 'error' },
  ]);
  expect(rule(pool).names()).toEqual({ bases: ['charges'], facets: [] });
  expect(rule({ ...pool, atRisk: { money: '1.00' } }).names()).toEqual({ bases: [], facets: [] });
});

it('says it in both languages', () => {
  expect(rule(pool).wording('en')).toBe(
    'The amount at risk is 12 % of the fee “charges”. Where the target is missed, the Customer is entitled to 20 % of it.',
  );
  expect(rule({ ...pool, multiplier: 2 }).wording('en')).toContain('20 % of it, multiplied by 2.');
  expect(rule({ ...pool, multiplier: 2 }).wording('zh-Hant')).toBe(
    '風險費用為「charges」費用的 12 %。未達標時，客戶可獲其中的 20 %，再乘以 2。',
  );
  expect(rule(pool).wording('zh-Hant')).toContain('其中的 20 %。');
});
