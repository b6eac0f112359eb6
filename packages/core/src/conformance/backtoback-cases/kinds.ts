/** The kinds of back-to-back cases that the engine answers; the list is their registration. */
import { backtestCost, backtestHeld, backtestHighest, backtestRemove } from './backtest.ts';
import type { CaseKind } from './case-kind.ts';
import { composePercent } from './compose-percent.ts';
import { forecastBreach } from './forecast-breach.ts';
import { forecastCalibration } from './forecast-calibration.ts';
import { priceCostEffective, priceExpectedCredit, priceUplift } from './price.ts';
import { recovery } from './recovery.ts';

export const backToBackKinds: readonly CaseKind[] = [
  composePercent,
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
];
