import { expect, it } from 'vitest';
import { Instant } from '../values/instant.ts';
import { IntervalSet } from '../values/interval.ts';
import { Ratio } from '../values/ratio.ts';
import { outageLanes } from './outage-lanes.ts';
import type { OutageFacts } from './outage-lanes.ts';

const at = (text: string): Instant => Instant.parse(`2024-11-${text}Z`);
const works = IntervalSet.single(at('03T02:00:00'), at('03T04:00:00'));
const long = IntervalSet.single(at('01T00:00:00'), at('01T08:45:36'));
const down = IntervalSet.unionOf([long, works]);
const facts: OutageFacts = {
  span: { start: at('01T00:00:00'), end: at('30T00:00:00') },
  zone: 'UTC',
  parts: [{ name: 'Access', down, leftOut: [{ name: 'works', isWorks: true, when: works }] }],
  service: { name: 'Metro', down, allowed: Ratio.parse('21.6') },
  language: 'en',
  width: 800,
};

it('has a lane for each part and one for the service, with their minutes', () => {
  const { description, table } = outageLanes(facts);
  expect(description).toBe('Access 645.6 min in 2 outages; Metro 645.6 min, 21.6 min allowed.');
  expect(table.rows.map(([lane, what, , length]) => [lane, what, length])).toEqual([
    ['Access', 'down, counts', '525.6 min'],
    ['Access', 'down, left out: works', '120 min'],
    ['Metro', 'down', '525.6 min'],
    ['Metro', 'down', '120 min'],
  ]);
});

it('hatches what a promise leaves out', () => {
  const marks = outageLanes(facts).marks.filter((mark) => mark.mark === 'rect' && mark.hatched === true);
  expect(marks.every(({ label }) => label?.includes('left out: works') === true)).toBe(true);
  expect(marks.length).toBeGreaterThan(0);
});

it('draws many short outages close together as one, and says how many they are', () => {
  const teeth = Array.from({ length: 300 }, (_, place) => {
    const start = Instant.plus(at('05T00:00:00'), place * 60_000);
    return { start, end: Instant.plus(start, 30_000) };
  });
  const comb = IntervalSet.of(teeth);
  const { table, marks } = outageLanes({ ...facts, parts: [{ name: 'Line', down: comb, leftOut: [] }] });
  expect(table.rows[0]?.slice(0, 2)).toEqual(['Line', 'down, counts: 300 outages, 150 min together']);
  expect(marks.length).toBeLessThan(100);
  const chinese = outageLanes({ ...facts, language: 'zh-Hant' });
  expect(chinese.description).toBe('Access 2 次共 645.6 分鐘；Metro 645.6 分鐘，容許 21.6 分鐘。');
});
