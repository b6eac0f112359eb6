/** Who keeps a promise for the least, and who keeps less for more. */
import { describe, expect, it } from 'vitest';
import { costFrontier, frontierOf } from './cost-frontier.ts';
import type { CostPoint } from './cost-frontier.ts';

const point = (title: string, strictness: number, share: number): CostPoint => ({
  title,
  promised: `at least ${strictness} %`,
  strictness,
  share,
  leadsTo: `agreement/${title}`,
});
const points = [point('A', 99.9, 0.6), point('B', 99.95, 0.5), point('C', 99.5, 0.3), point('D', 99.5, 1.2)];

describe('the frontier', () => {
  it('is what nobody keeps, or betters, for less', () => {
    expect(frontierOf(points).map(({ title }) => title)).toEqual(['B', 'C']);
  });

  it('does not depend on the order of the points, and holds one of two that are the same', () => {
    expect(frontierOf(points.toReversed()).map(({ title }) => title)).toEqual(['B', 'C']);
    expect(frontierOf([point('A', 99, 0.5), point('B', 99, 0.5)])).toHaveLength(1);
    expect(frontierOf([])).toEqual([]);
  });
});

describe('its drawing', () => {
  it.each([320, 900])('marks every agreement inside its %i units, filled where it is on the frontier', (width) => {
    const { marks, height } = costFrontier({ points, language: 'en', width });
    const squares = marks.filter((mark) => mark.mark === 'rect');
    expect(squares.map(({ hollow, leadsTo }) => [leadsTo, hollow])).toEqual([
      ['agreement/A', true],
      ['agreement/B', false],
      ['agreement/C', false],
      ['agreement/D', true],
    ]);
    for (const { x, y, width: wide, height: high } of squares) {
      expect(x).toBeGreaterThan(0);
      expect(x + wide).toBeLessThanOrEqual(width);
      expect(y + high).toBeLessThan(height);
    }
    // What is stricter stands higher, what is dearer further right.
    expect(squares[1]?.y).toBeLessThan(squares[0]?.y ?? 0);
    expect(squares[3]?.x).toBeGreaterThan(squares[2]?.x ?? Infinity);
  });

  it('says in words and in its table what it shows', () => {
    const { description, table } = costFrontier({ points, language: 'en', width: 600 });
    expect(description).toBe(
      'Kept for the smallest share of the fee: B (at least 99.95 %, 50.0 %); C (at least 99.5 %, 30.0 %). 1 of 4 takes more than the fee.',
    );
    expect(table.rows.map(([title, , share, best]) => [title, share, best])).toEqual([
      ['B', '50.0 %', 'yes'],
      ['A', '60.0 %', 'no'],
      ['C', '30.0 %', 'yes'],
      ['D', '120.0 %', 'no'],
    ]);
    expect(costFrontier({ points: [], language: 'zh-Hant', width: 600 }).description).toBe('沒有可比較的收費承諾。');
  });
});
