/** Business time: the calendar against npm libraries, on questions that all can express and answer alike. */
import { Calendar, Instant } from '@troth/core';
import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import moment from 'moment';
import workingTime from 'moment-business-time';
import { numbersFrom } from './data.ts';
import { rate, time } from './rounds.ts';
import type { Section } from './rounds.ts';

const minute = 60_000;
const day = 1_440 * minute;
const holidays = ['2024-12-25', '2024-12-26', '2025-01-01', '2025-04-18', '2025-04-21', '2025-12-25', '2025-12-26'];
const distances = [
  { name: 'two days', days: 2 },
  { name: 'two months', days: 60 },
  { name: 'two years', days: 730 },
] as const;

interface Question {
  readonly start: Instant;
  readonly end: Instant;
  /** Open minutes between, which `add` has to give back. */
  readonly minutes: number;
}

interface Library {
  readonly name: string;
  elapsed(q: Question): number;
  add(q: Question): number;
}

/** Nine to five on weekdays, less holidays, in UTC: what the libraries can say. */
export function run(): Section {
  const ours = calendar();
  const theirs = libraries();
  const rows = distances.flatMap(({ name, days }) => {
    const questions = questionsOver(ours, days);
    return (['elapsed', 'add'] as const).map((op) => {
      const own = measure(library(ours), { op, questions, repeat: 20, rounds: 9 });
      const others = theirs.map((other) => other && compare(other, { op, questions, count: days > 100 ? 8 : 40, own }));
      return { days, op, own, cells: [`${op}, ${name}`, rate(own), ...others.flat()] };
    });
  });
  const slowest = Math.min(...rows.map((row) => row.own));
  return {
    title: 'Business time: elapsed and add',
    about: [
      'Weekdays 09:00–17:00 less seven holidays, in UTC; random instants at whole minutes. Each library first has to give the same answer as ours to every question; where it does not, the wrong answers are counted instead of timed.',
    ],
    head: ['question', 'troth/s', ...theirs.flatMap(({ name }) => [`${name}/s`, 'ratio'])],
    rows: rows.map((row) => row.cells),
    targets: [
      { what: 'elapsed and add at least 5 M/s at any distance', reached: slowest >= 5e6, measured: rate(slowest) },
    ],
  };
}

function calendar(): Calendar {
  const hours = [['09:00', '17:00']] as const;
  const made = Calendar.of({
    zone: 'UTC',
    weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    holidays,
  });
  if (!made.ok) throw new Error(made.refusals[0]?.message);
  return made.value;
}

function questionsOver(ours: Calendar, days: number): Question[] {
  const next = numbersFrom(days);
  const from = Instant.parse('2024-01-01T00:00:00Z');
  return Array.from({ length: 2_000 }, () => {
    const start = Instant.of(from + Math.floor(next() * 300 * 1_440) * minute);
    const end = Instant.of(start + Math.floor((0.9 + 0.2 * next()) * days * 1_440) * minute);
    return { start, end, minutes: ours.elapsed(start, end) / minute };
  });
}

function library(ours: Calendar): Library {
  return {
    name: 'troth',
    elapsed: ({ start, end }) => ours.elapsed(start, end) / minute,
    add: ({ start, minutes }) => {
      const due = ours.add(start, minutes * minute);
      return due.ok ? due.value : Number.NaN;
    },
  };
}

function libraries(): Library[] {
  process.env['TZ'] = 'UTC';
  const nineToFive = ['09:00:00', '17:00:00'];
  const hours: object = {
    workinghours: { 0: null, 1: nineToFive, 2: nineToFive, 3: nineToFive, 4: nineToFive, 5: nineToFive, 6: null },
    holidays,
  };
  moment.updateLocale('en', hours);
  // The plugin extends moment as it is loaded, and hands it on.
  if (workingTime !== moment) throw new Error('moment-business-time extends another moment');
  dayjs.extend(businessTime);
  dayjs.setHolidays(holidays);
  return [
    {
      name: 'moment-business-time',
      elapsed: ({ start, end }) => working(end).workingDiff(working(start), 'minutes'),
      add: ({ start, minutes }) => working(start).addWorkingTime(minutes, 'minutes').valueOf(),
    },
    {
      name: 'dayjs-business-time',
      elapsed: ({ start, end }) => dayjs(start).businessMinutesDiff(dayjs(end)),
      add: ({ start, minutes }) => dayjs(start).addBusinessMinutes(minutes).valueOf(),
    },
  ];
}

/** What the plugin adds; it brings no types. */
interface WorkingMoment extends moment.Moment {
  workingDiff(other: moment.Moment, unit: string): number;
  addWorkingTime(amount: number, unit: string): WorkingMoment;
}
const working = (at: number): WorkingMoment => moment(at) as WorkingMoment;

type Op = 'elapsed' | 'add';

/** Answers a second. Ours repeats all questions; a library is asked as often as some tenths of a second allow. */
function measure(of: Library, how: { op: Op; questions: readonly Question[]; repeat: number; rounds: number }): number {
  const { op, questions, repeat, rounds } = how;
  let sink = 0;
  const found = time(
    () => {
      for (let i = 0; i < repeat; i += 1) for (const question of questions) sink += of[op](question);
    },
    { rounds, warmUp: rounds > 3 ? 3 : 1 },
  );
  if (Number.isNaN(sink)) throw new Error(`${of.name} answered no number`);
  return (repeat * questions.length) / (found.median / 1e3);
}

/** The library's rate and how many times ours it is, or how often it is wrong. Slow ones get fewer questions. */
function compare(
  other: Library,
  how: { op: Op; questions: readonly Question[]; count: number; own: number },
): string[] {
  const { op, own } = how;
  const questions = how.questions.slice(0, how.count);
  const wrong = questions.filter((q) => !agrees(other, op, q)).length;
  if (wrong > 0) return [`wrong in ${wrong} of ${questions.length}`, '–'];
  const theirs = measure(other, { op, questions, repeat: 1, rounds: 3 });
  return [rate(theirs), `${Math.round(own / theirs).toLocaleString('en')} ×`];
}

/** Landing on the closing time or on the next opening is the same answer: no open time lies between. */
function agrees(other: Library, op: Op, question: Question): boolean {
  const answer = other[op](question);
  if (op === 'elapsed') return answer === question.minutes;
  const ours = calendar();
  const reached = answer >= question.start && answer <= question.end + 14 * day;
  return reached && ours.elapsed(question.start, Instant.of(answer)) === question.minutes * minute;
}
