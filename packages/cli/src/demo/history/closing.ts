/** Months that were closed when their reports were due, on the second business day. Owns: when, by whom, on what grounds. */
import { closePeriod } from '@troth/services';
import type { ClosePeriod } from '@troth/services';
import { need } from '../../endings.ts';
import { actorOf } from '../company/people.ts';
import { did } from '../steps.ts';
import type { Step } from '../steps.ts';

/** Month and the second business day after it. */
export const closings: readonly (readonly [period: string, on: string])[] = [
  ['2024-02', '2024-03-04'],
  ['2024-03', '2024-04-03'],
  ['2024-04', '2024-05-03'],
  ['2024-05', '2024-06-04'],
  ['2024-06', '2024-07-03'],
  ['2024-07', '2024-08-02'],
  ['2024-08', '2024-09-03'],
  ['2024-09', '2024-10-03'],
  ['2024-10', '2024-11-04'],
  ['2024-11', '2024-12-02'],
  ['2024-12', '2025-01-03'],
  ['2025-01', '2025-02-04'],
];

const early: string =
  'The report is due on the second business day. Rows that come later within the time for corrections become a restatement.';

/** A claim that is not decided when the report is due is reported as it stands; the ruling restates. */
const undecided: ReadonlyMap<string, string> = new Map([
  [
    'SLA-JL-SDWAN 2025-01',
    'EXC-0060 waits for the meter records of twelve outlets. The report is due today and states the month without it.',
  ],
]);

export const closeStep = (at: string, agreement: string, period: string): Step =>
  did(at, async ({ context, organisation }) =>
    need(
      await closePeriod(context, {
        organisation,
        actor: actorOf('ada'),
        agreement,
        period,
        overrule: overruleFor(`${agreement} ${period}`),
      }),
    ),
  );

function overruleFor(month: string): NonNullable<ClosePeriod['overrule']> {
  const why = undecided.get(month);
  if (why === undefined) return { guards: ['correction-window'], reason: early };
  return { guards: ['correction-window', 'open-decisions'], reason: `${early} ${why}` };
}
