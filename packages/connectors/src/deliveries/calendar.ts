/**
 * Calendar files (RFC 5545) of works, reviews and deadlines. Owns: the form. All moments are written in UTC: what a calendar
 * program shows is the reader's own zone, and no zone table travels with the file.
 */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export interface CalendarEvent {
  /** The same for every version of the event. */
  readonly id: string;
  /** Grows with every change. */
  readonly sequence: number;
  readonly start: Date;
  readonly end: Date;
  /** A day without hours: only the dates of `start` and `end` count. */
  readonly allDay?: boolean;
  readonly title: string;
  readonly text: string;
  readonly cancelled?: boolean;
}

export interface CalendarFile {
  readonly name: string;
  readonly language: string;
  /** When the file was made. */
  readonly stamp: Date;
  readonly events: readonly CalendarEvent[];
}

export function calendarText({ name, language, stamp, events }: CalendarFile): string {
  const calendar = ical({
    name,
    prodId: { company: 'troth', product: 'troth', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, sequence, start, end, allDay = false, title, text, cancelled = false } of events) {
    const status = cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;
    calendar.createEvent({ id, sequence, start, end, allDay, summary: title, description: text, stamp, status });
  }
  return calendar.toString();
}
