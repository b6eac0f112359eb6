/** The kinds of back-to-back cases that the engine answers; the list is their registration. */
import { backtestCost, backtestHeld, backtestHighest, backtestRemove } from './backtest.ts';
import { backToBackVerdict } from './backtoback-verdict.ts';
import { burnKinds } from './burn.ts';
import type { CaseKind } from './case-kind.ts';
import { composeAvailabilityCase, composeRequired } from './compose-availability.ts';
import { composePerformance } from './compose-performance.ts';
import { composePercent } from './compose-percent.ts';
import { composeTime } from './compose-time.ts';
import { composeWindow } from './compose-window.ts';
import { forecastBreach } from './forecast-breach.ts';
import { forecastCalibration } from './forecast-calibration.ts';
import { inheritance } from './inheritance.ts';
import { intervals } from './intervals.ts';
import { penalty } from './penalty.ts';
import { priceCostEffective, priceExpectedCredit, priceUplift } from './price.ts';
import { recovery } from './recovery.ts';

export const backToBackKinds: readonly CaseKind[] = [
  composeAvailabilityCase,
  composeRequired,
  composeWindow,
  composeTime,
  composePercent,
  composePerformance,
  backToBackVerdict,
  intervals,
  penalty,
  inheritance,
  backtestCost,
  backtestHeld,
  backtestHighest,
  backtestRemove,
  priceExpectedCredit,
  priceUplift,
  priceCostEffective,
  forecastBreach,
  forecastCalibration,
  recovery,
  ...burnKinds,
];
