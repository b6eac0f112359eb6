/** How good past forecasts were. */
import { z } from 'zod';
import { calibrationOf } from '../../outlook/forecast/calibration.ts';
import { caseKind } from './case-kind.ts';
import type { Answer } from './case-kind.ts';

export const forecastCalibration = caseKind({
  name: 'forecast.calibration',
  says: 'the Brier score of forecasts, that of the base rate, and what was seen beside what was said',
  inputs: z
    .object({ p: z.array(z.number().min(0).max(1)), outcome: z.array(z.union([z.literal(0), z.literal(1)])) })
    .refine(({ p, outcome }) => p.length === outcome.length, 'every forecast needs an outcome'),
  answer({ p, outcome }): Answer {
    const found = calibrationOf(p.map((breach, at) => ({ breach, breached: outcome[at] === 1 })));
    return {
      brier: found?.brier,
      baseRate: found?.baseRate,
      brierOfBaseRate: found?.brierOfBaseRate,
      bins: found?.bins.map((bin) => ({ ...bin })),
    };
  },
});
