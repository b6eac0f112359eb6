/** The operations of calendar cases; one line each. */
import { contractDates } from './contract-dates.ts';
import { credit } from './credit-bands.ts';
import { add, addDays, deadline, deadlineDays, subtract, thresholds } from './due-time.ts';
import { sliEvents } from './event-fold.ts';
import type { CaseOp } from './op.ts';
import { elapsed, elapsedPaused, hold, overrun } from './open-time.ts';
import { intersectPeriods, isHoliday, isOpen, localToInstant, periods } from './opening.ts';
import { averageSli, errorBudget, sampleRatio, unionDowntime } from './pooled.ts';
import { reportPeriods } from './report-periods.ts';
import { sli } from './sli.ts';
import { weightedUptime } from './weighted-uptime.ts';

export const calendarOps: readonly CaseOp[] = [
  elapsed,
  elapsedPaused,
  add,
  subtract,
  deadline,
  hold,
  isOpen,
  isHoliday,
  periods,
  intersectPeriods,
  localToInstant,
  addDays,
  deadlineDays,
  thresholds,
  overrun,
  sli,
  sliEvents,
  unionDowntime,
  averageSli,
  errorBudget,
  sampleRatio,
  weightedUptime,
  reportPeriods,
  credit,
  contractDates,
];
