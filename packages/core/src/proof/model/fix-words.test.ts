/** What is said to close the gaps: of one promise, of several together, of what is left out without limit. */
import { describe, expect, it } from 'vitest';
import { line, proven, sla, uc } from './testing/small-house.ts';

describe('what would close the gaps', () => {
  const pair = {
    structure: { series: [{ leaf: 'a' }, { leaf: 'b' }] },
    leaves: ['a', 'b'].map((id) => ({ id, name: id, promises: [{ agreement: `UC-${id}`, commitment: 'line' }] })),
  };
  const fixesOf = (model: object, ...texts: readonly object[]) =>
    proven(model, sla(), ...texts).fixes.map(({ text }) => text.en);
  it('asks nobody never to fail: where no promise is enough by itself, several are asked together', () => {
    const lines = ['UC-a', 'UC-b'].map((id) => uc(id, { commitments: [line()] }));
    const fixes = fixesOf(pair, ...lines);
    expect(fixes[0]).toBe(
      'Ask together, each by the month, in our hours, leaving out no more than we do: UC-a 6.1 for at least 99.95 %, UC-b 6.1 for at least 99.95 %.',
    );
    expect(fixes.filter((fix) => fix.includes('100 %'))).toEqual([]);
  });
  it('asks one where that suffices', () => {
    const lines = [
      uc('UC-a', { commitments: [line({ target: '>= 99.99 %' })] }),
      uc('UC-b', { commitments: [line()] }),
    ];
    expect(fixesOf(pair, ...lines).filter((fix) => fix.startsWith('Ask'))).toEqual([
      'Ask UC-b 6.1 for at least 99.91 % by the month, in our hours, leaving out no more than we do.',
    ]);
  });
  it('asks that short outages count where they are left out without limit', () => {
    const metric = {
      kind: 'availability',
      combine: 'any-down',
      denominator: 'agreed',
      express: 'share',
      ignoreShorterThan: { length: '1 min', comparator: '<' },
    };
    const fixes = fixesOf(pair, uc('UC-a', { commitments: [line()] }), uc('UC-b', { commitments: [line({ metric })] }));
    expect(fixes).toContain(
      'Agree with UC-b that short outages count as they do with us, or a limit to those that do not.',
    );
    expect(fixes.filter((fix) => fix.includes('100 %'))).toEqual([]);
  });
});
