import { describe, expect, it } from 'vitest';
import { readAgreements } from '../../agreements/book.ts';
import type { Revision } from '../../agreements/revision.ts';
import { availability, smallAgreement } from '../../agreements/testing/small-agreement.ts';
import { instantiate } from '../templates/instantiate.ts';
import { shippedTemplates } from '../templates/shipped.ts';
import { exampleValues } from '../templates/testing/example-values.ts';
import { exampleAt, exampleMonths } from './example-months.ts';

function revisionOf(text: string): Revision {
  const book = readAgreements([{ file: 'x.yaml', text }]);
  const revision = book.ok ? book.value.agreements[0]?.revisions[0] : undefined;
  if (revision === undefined) throw new Error(book.ok ? 'none' : book.refusals[0]?.message);
  return revision;
}

const small = (extra: object = {}): Revision => revisionOf(smallAgreement(extra).text);

describe('three example months', () => {
  it('go from good to bad, in whole minutes, with what each costs', () => {
    const months = exampleMonths(small());
    expect(months.map(({ key, used, verdict, credit }) => [key, used.en, verdict, credit?.amount])).toEqual([
      ['good', '11 / 44.64 min', 'met', '0.00'],
      ['narrow', '45 / 44.64 min', 'missed', '100.00'],
      ['bad', '267 / 44.64 min', 'missed', '100.00'],
    ]);
    expect(months[1]?.label['zh-Hant']).toMatch(/未達標/u);
  });
  it('show what a late case costs', () => {
    const promise = {
      id: 'restore',
      title: 'Restore',
      metric: {
        kind: 'case-clock',
        clock: 'restore',
        limits: { P1: '4 h' },
        counts: 'each',
        reopen: 'continue',
        belongsTo: 'opened',
      },
      target: '= 0',
      hours: 'always',
      unknown: 'separate',
      rounding: 'none',
      credits: [
        {
          id: 'late',
          kind: 'per-unit',
          of: 'longest',
          unit: '1 h',
          step: 'started',
          count: 'per-occurrence',
          pay: { percent: '2 %', of: 'fee' },
        },
      ],
    };
    const months = exampleMonths(small({ commitments: [promise] }));
    expect(months.map(({ used, credit }) => [used.en, credit?.amount])).toEqual([
      ['0 of 20', '0.00'],
      ['1 of 20', '20.00'],
      ['4 of 20', '320.00'],
    ]);
  });
  it('are made as if nothing had to be claimed and no target were on trial', () => {
    const revision = small({
      commitments: [availability({ initialUntil: '2030-01-01' })],
      credits: {
        claim: { stages: [{ id: 'claim', from: 'period-end', within: '30 calendar days' }], receivedBy: 'end-of-day' },
      },
    });
    expect(exampleMonths(revision)[1]?.credit?.amount).toBe('100.00');
  });
  it.each(
    shippedTemplates.flatMap((template) => template.tiers.map(({ id }) => ({ template, tier: id, id: template.id }))),
  )('are there for $id $tier', ({ template, tier }) => {
    const made = instantiate(template, { tier, values: exampleValues(template) });
    const months = exampleMonths(revisionOf(JSON.stringify(made.ok ? made.value.text : {})));
    expect(months.map(({ key, verdict }) => [key, verdict])).toEqual([
      ['good', 'met'],
      ['narrow', 'missed'],
      ['bad', 'missed'],
    ]);
    const [good, narrow, bad] = months.map(({ credit }) => Number(credit?.amount ?? 0));
    if (template.type === 'ola' || template.type === 'expectation') return;
    expect(bad).toBeGreaterThan(0);
    // Colocation pays for each loss of both feeds, whatever the month comes to.
    if (template.id === 'colocation') return;
    expect(good).toBe(0);
    expect(narrow).toBeGreaterThan(0);
    expect(bad).toBeGreaterThanOrEqual(narrow ?? 0);
  });
});

describe('an example at a value', () => {
  const steps = [
    { when: '[99.9 %, 99.95 %)', pay: { percent: '5 %', of: 'fee' } },
    { when: '[99.5 %, 99.9 %)', pay: { percent: '10 %', of: 'fee' } },
    { when: '< 99.5 %', pay: { percent: '25 %', of: 'fee' } },
  ];
  const credits = [{ id: 'credit', kind: 'steps', on: 'value', steps }];
  const revision = small({ commitments: [availability({ target: '>= 99.95 %', credits })] });
  it('99.82 % gives ten per cent', () => {
    expect(exampleAt(revision, 'availability', '99.82 %')).toMatchObject({
      ok: true,
      value: { attained: { en: '99.82 %' }, verdict: 'missed', credit: { amount: '100.00', currency: 'USD' } },
    });
  });
  it('says what cannot be shown', () => {
    const code = (commitment: string, value: string): string | undefined => {
      const found = exampleAt(revision, commitment, value);
      return found.ok ? undefined : found.refusals[0]?.code;
    };
    expect(code('speed', '99 %')).toBe('EXAMPLE-COMMITMENT');
    expect(code('availability', 'often')).toBe('EXAMPLE-VALUE');
    expect(code('availability', '4 h')).toBe('EXAMPLE-VALUE');
    expect(code('availability', '-40 %')).toBe('EXAMPLE-NONE');
  });
});
