import { describe, expect, it } from 'vitest';
import { readAgreements } from '../agreements/book.ts';
import type { Revision } from '../agreements/revision.ts';
import { textDifference } from './differences.ts';

const text = (target: string, cap: string): string =>
  JSON.stringify({
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: 'sla',
    id: 'SLA-A',
    title: 'Line',
    effective: { from: '2025-01-01' },
    zone: 'UTC',
    currency: 'USD',
    calendars: { always: { always: true, holidays: 'none' } },
    commitments: [
      {
        id: 'availability',
        title: { en: 'Availability', 'zh-Hant': '可用率' },
        metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
        target,
        hours: 'always',
        unknown: 'separate',
        rounding: 'none',
        credits: [
          { id: 'credit', kind: 'steps', on: 'value', steps: [{ when: '< 99 %', pay: { percent: cap, of: 'fee' } }] },
        ],
      },
    ],
    fees: {
      lines: [{ id: 'charge', amount: '1000.00', per: 'month' }],
      bases: { fee: { lines: ['charge'], window: 'period', prorate: 'by-days' } },
    },
  });

function revision(target: string, cap: string): Revision {
  const read = readAgreements([{ file: 'a.json', text: text(target, cap) }]);
  const found = read.ok ? read.value.agreements[0]?.revisions[0] : undefined;
  if (found === undefined) throw new TypeError(JSON.stringify(read));
  return found;
}

describe('the difference of two texts', () => {
  const was = revision('>= 99.9 %', '10 %');

  it('is told where it stands, in terms and in the words of both languages', () => {
    const [levels, ...others] = textDifference(was, revision('>= 99.95 %', '10 %'));
    expect(others).toEqual([]);
    expect(levels).toMatchObject({
      key: 'K06',
      terms: [{ term: 'commitments[availability].target', before: '>= 99.9 %', after: '>= 99.95 %' }],
    });
    for (const language of ['en', 'zh-Hant'] as const) {
      const words = levels?.words[language][0]?.words ?? [];
      const side = (left: 'removed' | 'added'): string =>
        words
          .filter(({ kind }) => kind !== left)
          .map((word) => word.text)
          .join('');
      expect(side('added')).toContain('99.9');
      expect(side('removed')).toContain('99.95');
    }
  });

  it('keeps apart what changed in different chapters', () => {
    const found = textDifference(was, revision('>= 99.95 %', '12 %'));
    expect(found.map(({ key }) => key)).toEqual(['K06', 'K13']);
    expect(found[1]?.terms).toMatchObject([{ before: '10 %', after: '12 %' }]);
    expect(found[1]?.words.en.length).toBeGreaterThan(0);
  });

  it('is nothing between a text and itself', () => {
    expect(textDifference(was, revision('>= 99.9 %', '10 %'))).toEqual([]);
  });
});
