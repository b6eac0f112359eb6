/** Days of the company's thirteen months. Owns: moments in Hong Kong, which has no summer time, as texts and milliseconds. */
import { Instant } from '@troth/core';

export const dayMs = 86_400_000;
export const minuteMs = 60_000;

/** Midnight in Hong Kong. */
export const midnight = (date: string): number => Instant.parse(`${date}T00:00:00+08:00`);

/** "2024-11-14T08:55:00+08:00" of an instant. */
export function hongKong(at: number): string {
  const text = Instant.format(Instant.of(at + 8 * 3_600_000));
  return `${text.slice(0, 19)}+08:00`;
}

export const dateOf = (at: number): string => hongKong(at).slice(0, 10);

/** 0 is Sunday. 1 January 1970 was a Thursday. */
export const weekdayOf = (at: number): number => (Math.floor((at + 8 * 3_600_000) / dayMs) + 4) % 7;

export const firstDay = midnight('2024-02-01');
/** The morning that everything is told up to. */
export const lastMoment: number = Instant.parse('2025-02-26T08:25:00+08:00');

/** Every midnight of the thirteen months. */
export const days: readonly number[] = Array.from(
  { length: Math.ceil((lastMoment - firstDay) / dayMs) },
  (_, at) => firstDay + at * dayMs,
);
