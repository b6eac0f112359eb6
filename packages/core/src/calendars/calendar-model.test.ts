/** Calendars against a model that walks the clock on the wall minute by minute. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Instant } from '../values/instant.ts';
import { dayMs, days, fromDays, weekday } from '../values/local.ts';
import { Calendar } from './calendar.ts';
import { weekdays } from './definition.ts';
import type { CalendarDefinition, Hours, Weekday } from './definition.ts';
import { Zone } from './zones/zone.ts';

const minute = 60_000;
const text = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Zones and a Monday near a change of theirs. */
const places = [
  ['Europe/London', '2024-03-25'],
  ['Europe/London', '2024-10-21'],
  ['America/New_York', '2024-11-01'],
  ['Australia/Lord_Howe', '2024-04-01'],
  ['Asia/Hong_Kong', '2024-02-26'],
  ['Africa/Casablanca', '2025-02-17'],
  ['Pacific/Chatham', '2024-09-23'],
] as const;

// Quarters of an hour from 04:00 on, where no clock changes: which of two occurrences is meant is tested by cases.
const stretch = fc
  .tuple(fc.integer({ min: 16, max: 94 }), fc.integer({ min: 1, max: 40 }))
  .map(([from, length]): Hours => [text(from * 15), text(Math.min(96, from + length) * 15)]);

const definition = fc
  .record({
    place: fc.constantFrom(...places),
    weekly: fc.record(
      Object.fromEntries(weekdays.map((day) => [day, fc.array(stretch, { maxLength: 2 })])) as Record<
        Weekday,
        fc.Arbitrary<Hours[]>
      >,
    ),
    holiday: fc.integer({ min: 0, max: 13 }),
  })
  .map(({ place: [zone, monday], weekly, holiday }) => ({
    monday,
    definition: { zone, weekly, holidays: [fromDays(days(monday) + holiday)] } satisfies CalendarDefinition,
  }));

const read = (from: CalendarDefinition): Calendar => {
  const calendar = Calendar.of(from);
  return calendar.ok ? calendar.value : expect.unreachable(calendar.refusals[0]?.message);
};

/** Whether the wall shows an open minute at an instant. */
function modelOpen(from: CalendarDefinition, at: Instant): boolean {
  const { date, ms } = (Zone.get(from.zone) ?? expect.unreachable(from.zone)).toLocal(at);
  if (from.holidays?.includes(date) === true) return false;
  const shown = text(ms / minute);
  const hours = from.weekly?.[weekdays[weekday(date)] ?? 'mon'] ?? [];
  return hours.some(([opening, closing]) => opening <= shown && shown < closing);
}

/** Sixteen days of minutes from two days before the Monday. */
const from = (monday: string, minutes: number): Instant => Instant.of((days(monday) - 2) * dayMs + minutes * minute);
const offset = fc.integer({ min: 0, max: 16 * 1440 });

describe('a calendar', () => {
  it('is open when the wall says so, and counts those minutes', () => {
    fc.assert(
      fc.property(
        definition,
        offset,
        fc.integer({ min: 0, max: 3000 }),
        ({ monday, definition: one }, start, length) => {
          const calendar = read(one);
          let open = 0;
          for (let i = 0; i < length; i += 1) {
            const at = from(monday, start + i);
            const expected = modelOpen(one, at);
            if (calendar.isOpen(at) !== expected) return false;
            if (expected) open += minute;
          }
          return calendar.elapsed(from(monday, start), from(monday, start + length)) === open;
        },
      ),
      { numRuns: 20 },
    );
  });

  it('finds back what it added, at the first instant that will do', () => {
    fc.assert(
      fc.property(
        definition,
        offset,
        fc.integer({ min: 1, max: 2_000_000_000 }),
        ({ monday, definition: one }, start, ms) => {
          const calendar = read(one);
          const at = from(monday, start);
          const due = calendar.add(at, ms);
          if (!due.ok) return Object.values(one.weekly).every((hours) => hours.length === 0);
          const before = calendar.elapsed(at, Instant.of(due.value - 1));
          return calendar.elapsed(at, due.value) === ms && before === ms - 1;
        },
      ),
    );
  });

  it('finds back what it subtracted, at the last instant that will do', () => {
    fc.assert(
      fc.property(
        definition,
        offset,
        fc.integer({ min: 1, max: 2_000_000_000 }),
        ({ monday, definition: one }, end, ms) => {
          const calendar = read(one);
          const at = from(monday, end);
          const start = calendar.subtract(at, ms);
          if (!start.ok) return Object.values(one.weekly).every((hours) => hours.length === 0);
          const after = calendar.elapsed(Instant.of(start.value + 1), at);
          return calendar.elapsed(start.value, at) === ms && after === ms - 1;
        },
      ),
    );
  });

  it('adds up over parts, and never runs backwards', () => {
    fc.assert(
      fc.property(definition, fc.tuple(offset, offset, offset), ({ monday, definition: one }, offsets) => {
        const calendar = read(one);
        const [a, b, c] = offsets.sort((p, q) => p - q);
        const [start, middle, end] = [from(monday, a), from(monday, b), from(monday, c)];
        const [first, second] = [calendar.elapsed(start, middle), calendar.elapsed(middle, end)];
        expect(first + second).toBe(calendar.elapsed(start, end));
        expect(Math.min(first, second)).toBeGreaterThanOrEqual(0);
        expect(calendar.openBetween(start, end).total()).toBe(first + second);
      }),
    );
  });

  it('stands still in pauses: what runs until the deadline is the target', () => {
    const pauses = fc.array(fc.tuple(offset, fc.integer({ min: 1, max: 2000 })), { maxLength: 4 });
    fc.assert(
      fc.property(definition, offset, pauses, ({ monday, definition: one }, start, list) => {
        const calendar = read(one);
        const held = list.map(([at, length]) => ({ start: from(monday, at), end: from(monday, at + length) }));
        const due = calendar.deadline(from(monday, start), 10 * 60 * minute, held);
        if (!due.ok) return;
        expect(calendar.elapsedPaused(from(monday, start), due.value, held)).toBe(10 * 60 * minute);
        expect(calendar.elapsedPaused(from(monday, start), Instant.of(due.value - 1), held)).toBe(10 * 60 * minute - 1);
        expect(calendar.elapsed(from(monday, start), due.value) - 10 * 60 * minute).toBeLessThanOrEqual(
          calendar.held(held),
        );
      }),
    );
  });
});
