/** Counted minutes of a period against a target. */
import { Ratio } from '../../values/ratio.ts';
import type { Answer } from './case-kind.ts';

/** The allowance is inclusive, and nothing is rounded before it is compared. */
export function judged(counted: Ratio, agreed: Ratio, target: Ratio): Answer {
  const availability = Ratio.one.minus(counted.dividedBy(agreed));
  const allowedMin = Ratio.one.minus(target).times(agreed);
  return { countedMin: counted, availability, allowedMin, breached: availability.lessThan(target) };
}
