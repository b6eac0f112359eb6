import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { calendarText } from './calendar.ts';

const works = {
  id: 'CHG-2025-0227@harbourline',
  sequence: 2,
  start: new Date('2025-03-01T02:00:00+08:00'),
  end: new Date('2025-03-01T04:00:00+08:00'),
  title: 'Works on IPVPN, 5 sites; 2 min cut',
  text: 'Workaround: the second tail.\nAgreed by Nora Lau',
};
const file = { name: 'Harbourline', language: 'en', stamp: new Date('2025-02-26T00:30:00Z'), events: [works] };

it('is read by another program as the same instants and words', () => {
  const calendar = new ICAL.Component(ICAL.parse(calendarText(file)));
  const [found] = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
  expect(found?.uid).toBe(works.id);
  expect(found?.startDate.toJSDate().toISOString()).toBe('2025-02-28T18:00:00.000Z');
  expect(found?.endDate.toJSDate().toISOString()).toBe('2025-02-28T20:00:00.000Z');
  expect([found?.summary, found?.description, found?.sequence]).toEqual([works.title, works.text, 2]);
});

it('gives the same bytes for the same events, and says what was called off', () => {
  expect(calendarText(file)).toBe(calendarText(file));
  const text = calendarText({ ...file, events: [{ ...works, cancelled: true, allDay: true }] });
  expect(text).toContain('STATUS:CANCELLED');
  expect(text).toMatch(/DTSTART;VALUE=DATE:20250228/u);
});
