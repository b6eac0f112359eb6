import { expect, test } from 'vitest';
import { Ratio } from '../values/ratio.ts';
import { controlChart } from './control-chart.ts';
import type { ControlFacts, ControlMonth } from './control-chart.ts';

const minutes = (count: number): Ratio => Ratio.of(count * 60_000);

function month(period: string, used: number | undefined, more: Partial<ControlMonth>): ControlMonth {
  const amount = used === undefined ? {} : { used: minutes(used) };
  return { period, label: period, phase: 'before', bad: false, open: false, ...amount, ...more };
}

const facts: ControlFacts = {
  months: [
    month('2024-07', 0, {}),
    month('2024-08', 65, { bad: true }),
    month('2024-09', undefined, { phase: 'between' }),
    month('2024-10', 10, { phase: 'since' }),
    month('2024-11', 31, { phase: 'since', bad: true, open: true }),
  ],
  mean: Ratio.of(65 * 60_000, 2),
  most: minutes(30),
  milestones: [
    { title: 'Firmware', plannedOn: '2024-10-10', until: '2024-10-16', isDone: true, slipDays: 6 },
    { title: 'Tail', plannedOn: '2025-06-30', until: '2025-06-30', isDone: false, slipDays: 0 },
  ],
  language: 'en',
  width: 700,
};

const labels = (drawn: ReturnType<typeof controlChart>): readonly (string | undefined)[] =>
  drawn.marks.map(({ label }) => label);

test('the mean stands where it was measured and the aim from there on', () => {
  const { marks } = controlChart(facts);
  const of = (word: string) => marks.find((mark) => mark.mark === 'line' && mark.label?.startsWith(word) === true);
  const [mean, aim] = [of('Mean before: 32.5 min'), of('Aim: at most 30 min')];
  if (mean?.mark !== 'line' || aim?.mark !== 'line') throw new Error('both lines are drawn');
  expect(mean.points[1]?.[0]).toBe(aim.points[0]?.[0]);
  // Less is lower.
  expect(aim.points[0]?.[1]).toBeGreaterThan(mean.points[0]?.[1] ?? Infinity);
});

test('a month without data is a question mark and breaks the course; one under way is hollow', () => {
  const { marks, table } = controlChart(facts);
  expect(marks.find(({ label }) => label === '2024-09: no data')).toMatchObject({ mark: 'text', text: '?' });
  const course = marks.filter(
    (mark) => mark.mark === 'line' && mark.tone === 'ink' && mark.points[0]?.[1] !== undefined,
  );
  // The line of zero, July to August, October to November.
  expect(course).toHaveLength(3);
  expect(marks.find(({ label }) => label === '2024-11: 31 min, beyond so far')).toMatchObject({
    hollow: true,
    tone: 'bad',
  });
  expect(table.rows[2]).toEqual(['2024-09', '–', 'meanwhile', 'no data']);
});

test('a slip is hatched from the planned day to the day it was done, and said in both languages', () => {
  const { marks, description, height } = controlChart(facts);
  const slip = marks.filter((mark) => mark.mark === 'rect' && mark.height === 8);
  expect(slip).toMatchObject([{ tone: 'bad', hatched: true }]);
  expect(labels(controlChart(facts))).toContain('Firmware: planned 10 Oct 2024, done 16 Oct 2024 (6 days late)');
  expect(description).toContain('Of 2 milestones 1 slipped.');
  expect(controlChart({ ...facts, language: 'zh-Hant' }).table.rows.at(-1)?.[3]).toBe('尚未完成');
  expect(height).toBeGreaterThan(controlChart({ ...facts, milestones: [] }).height);
});
