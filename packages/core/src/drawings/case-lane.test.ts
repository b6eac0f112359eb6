/** The lanes of a case: what ran, what was paused and why, whose turn it was, and the same in the table. */
import { expect, test } from 'vitest';
import { Instant } from '../values/instant.ts';
import { caseLane } from './case-lane.ts';
import type { CaseLaneFacts } from './case-lane.ts';

const at = (text: string): Instant => Instant.parse(`2025-01-20T${text}:00+08:00`);
const facts: CaseLaneFacts = {
  stretches: [
    { start: at('09:00'), end: at('10:00'), party: 'harbourline' },
    { start: at('10:00'), end: at('11:30'), party: 'lion-rock', pausedFor: 'access' },
    { start: at('11:30'), end: at('12:00'), party: 'victoria-fibre' },
  ],
  dueAt: at('11:00'),
  zone: 'Asia/Hong_Kong',
  language: 'en',
  width: 700,
};

test('says what ran and what was paused, in the picture and in the table', () => {
  const drawing = caseLane(facts);
  expect(drawing.description).toBe('It ran 90 min and was paused 90 min.');
  expect(drawing.table.rows.map((row) => row.slice(2))).toEqual([
    ['60 min', 'runs', 'harbourline'],
    ['90 min', 'paused: access', 'lion-rock'],
    ['30 min', 'runs', 'victoria-fibre'],
  ]);
  const words = drawing.marks.flatMap((mark) => (mark.mark === 'text' ? [mark.text] : []));
  expect(words).toEqual(expect.arrayContaining(['runs', 'paused: access', 'A', 'B', 'C', 'due']));
  expect(words.join(' ')).toContain('A harbourline');
});

test('a pause is hatched and drawn as long as it was', () => {
  const bands = caseLane(facts).marks.flatMap((mark) => (mark.mark === 'rect' && mark.hatched === true ? [mark] : []));
  expect(bands.map(({ width }) => Math.round(width))).toEqual([349]);
});

test.each([320, 700])('nothing leaves the box at %i', (width) => {
  for (const mark of caseLane({ ...facts, width }).marks) {
    const xs = mark.mark === 'rect' ? [mark.x, mark.x + mark.width] : mark.mark === 'text' ? [mark.x] : [];
    for (const x of xs) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
    }
  }
});

test('a due moment far ahead is left to the words', () => {
  const words = (dueAt: Instant): readonly string[] =>
    caseLane({ ...facts, dueAt }).marks.flatMap((mark) => (mark.mark === 'text' ? [mark.text] : []));
  expect(words(at('14:00'))).toContain('due');
  expect(words(at('23:00'))).not.toContain('due');
});
