/** Outages counted in periods of a zone: by their true lengths, by weight, and with works that were announced. */
import { z } from 'zod';
import { Ratio } from '../../values/ratio.ts';
import { announcedWorks } from './announced-works.ts';
import { caseKind } from './case-kind.ts';
import type { Answer } from './case-kind.ts';
import { datedOutage } from './dated-outage.ts';
import { judged } from './judged-minutes.ts';
import { exactNumber } from './numbers.ts';

const weighted = z
  .object({
    downMin: exactNumber,
    degradedMin: exactNumber,
    degradedWeight: exactNumber,
    periodMinutes: exactNumber,
    target: exactNumber,
  })
  .transform((given): Answer => {
    const counted = Ratio.sum(given.downMin, given.degradedWeight.times(given.degradedMin));
    return { effectiveDownMin: counted, ...judged(counted, given.periodMinutes, given.target) };
  });

export const intervals = caseKind({
  name: 'intervals',
  says: 'minutes of an outage that count in each period, and whether the target is missed',
  inputs: z.union([weighted, announcedWorks, datedOutage]),
  answer: (answer): Answer => answer,
});
