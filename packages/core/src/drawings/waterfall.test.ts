import { expect, it } from 'vitest';
import { waterfallChart } from './waterfall.ts';

const facts = {
  currency: 'HKD',
  language: 'en' as const,
  width: 500,
  steps: [
    { title: 'Owed', amount: '1000.00', kind: 'whole' as const, tone: 'ink' as const },
    { title: 'Ours', amount: '400.00', kind: 'taken' as const, tone: 'unknown' as const },
    { title: 'Recoverable', amount: '600.00', kind: 'whole' as const, tone: 'good' as const },
  ],
};

it('hangs what is taken from what was left, so that the next whole begins where it ends', () => {
  const bars = waterfallChart(facts).marks.filter((mark) => mark.mark === 'rect');
  const [owed, ours, back] = bars;
  expect(owed?.x).toBe(0);
  expect((ours?.x ?? 0) + (ours?.width ?? 0)).toBeCloseTo(owed?.width ?? 0, 1);
  expect(back?.width).toBeCloseTo(ours?.x ?? 0, 1);
  expect(ours?.hatched).toBe(true);
});

it('says the same numbers in words and as a table', () => {
  const drawing = waterfallChart(facts);
  expect(drawing.description).toBe('Owed 1,000.00, Ours −400.00, Recoverable 600.00.');
  expect(drawing.table.rows).toEqual([
    ['Owed', '1,000.00'],
    ['Ours', '−400.00'],
    ['Recoverable', '600.00'],
  ]);
  expect(waterfallChart({ ...facts, steps: [] }).height).toBeGreaterThan(0);
});

it('puts what is added on top of what was there, up to the whole that follows', () => {
  const steps = [
    { title: 'Delivery', amount: '300.00', kind: 'added' as const, tone: 'accent' as const },
    { title: 'Credits', amount: '200.00', kind: 'added' as const, tone: 'bad' as const },
    { title: 'Price', amount: '500.00', kind: 'whole' as const, tone: 'ink' as const },
  ];
  const drawing = waterfallChart({ ...facts, steps });
  const [delivery, credits, price] = drawing.marks.filter((mark) => mark.mark === 'rect');
  expect([delivery?.x, credits?.x, price?.x]).toEqual([0, delivery?.width, 0]);
  expect((delivery?.width ?? 0) + (credits?.width ?? 0)).toBeCloseTo(price?.width ?? 0, 1);
  expect(drawing.description).toBe('Delivery +300.00, Credits +200.00, Price 500.00.');
});
