import { expect, test } from 'vitest';
import { Instant } from '../values/instant.ts';
import { forecastCourse } from './forecast-course.ts';

const at = (day: string): Instant => Instant.parse(`2025-02-${day}T00:00:00Z`);
const facts = {
  span: { start: at('01'), end: at('28') },
  zone: 'UTC',
  warnAt: 0.2,
  width: 600,
  language: 'en' as const,
};

test('a line from point to point, hindcasts hollow, and how it ended in words', () => {
  const points = [
    { at: at('04'), chance: 0.02, percent: '2.0', hindcast: true },
    { at: at('20'), chance: 0.6, percent: '60', hindcast: false },
  ];
  const drawing = forecastCourse({ ...facts, points, missed: true });
  expect(drawing.description).toBe('2 forecasts: 2.0 % at first, 60 % at last. It was missed.');
  const squares = drawing.marks.filter((mark) => mark.mark === 'rect');
  expect(squares.map((mark) => mark.hollow ?? false)).toEqual([true, false]);
  expect(squares[0]?.y).toBeGreaterThan(squares[1]?.y ?? Infinity);
  expect(drawing.table.rows.map((row) => row[1])).toEqual(['2.0 %', '60 %']);
});

test('one point is one forecast; none says so', () => {
  const points = [{ at: at('26'), chance: 1, percent: '100', hindcast: false }];
  expect(forecastCourse({ ...facts, points }).description).toBe('One forecast: 100 %.');
  expect(forecastCourse({ ...facts, points: [], language: 'zh-Hant' }).description).toBe('並無預測紀錄。');
});
