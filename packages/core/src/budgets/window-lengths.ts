/** Lengths of windows as objectives-as-code write them. Owns: which have one length in physical time, which tools accept which. */
import { accepted, refused } from '../values/outcome.ts';
import type { Outcome } from '../values/outcome.ts';
import { Ratio } from '../values/ratio.ts';

const minutesOf: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1_440, w: 10_080 };
const written = /^(\d{1,9})([mhdwMQY])$/u;

/**
 * Minutes of "30d", "12h", "5m", "2w". A month, quarter or year ("1M", "1Q", "1Y") has no fixed length and is refused;
 * note that "1m" is one minute.
 */
export function fixedMinutes(text: string): Outcome<Ratio> {
  const found = written.exec(text);
  const unit = minutesOf[found?.[2] ?? ''];
  if (found !== null && unit !== undefined) return accepted(Ratio.of(Number(found[1])).times(Ratio.of(unit)));
  const message =
    found === null
      ? `"${text}" is no length of a window; write a whole number and a unit, such as 30d, 12h or 5m.`
      : `"${text}" has no fixed length: months, quarters and years differ; state a period of the calendar instead.`;
  return refused({ code: 'budget/window-length', message });
}

/** Windows that Elastic accepts (its API refuses others), for documents that are to be exchanged with it. */
const elastic = { rolling: ['7d', '30d', '90d'], calendar: ['1w', '1M'] } as const;

/** Whether a window can be exchanged with Elastic. */
export function elasticAccepts(window: { readonly kind: 'rolling' | 'calendar'; readonly length: string }): boolean {
  return elastic[window.kind].some((length) => length === window.length);
}
