/** Downtime that is free, used up in order of time. Owns: how much was already used before the span. */
import { Instant } from '../../values/instant.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext } from '../metric.ts';
import type { Outage } from '../timeline/outage.ts';
import { before } from '../timeline/earlier.ts';
import type { AvailabilityTerms } from './terms.ts';

type Allowance = NonNullable<AvailabilityTerms['allowance']>;

export interface Freed {
  readonly outages: readonly Outage[];
  readonly granted: Ratio;
  readonly usedBefore: Ratio;
  readonly flags: readonly string[];
}

/** Outages less what is free of them. `count` gives the downtime of an earlier stretch before any allowance. */
export function freed(
  outages: readonly Outage[],
  allowance: Allowance,
  ask: { context: MeasureContext; count: (context: MeasureContext) => Ratio },
): Freed {
  const { context, count } = ask;
  const window = windowOf(allowance, context);
  const granted = grantedIn(window, allowance, context);
  const past = window.start < context.span.start ? before(context, window.start) : undefined;
  const usedBefore = past === undefined ? Ratio.zero : Ratio.min(granted, count(past.context));
  let free = granted.minus(usedBefore);
  const charged = outages.map((outage) => {
    const taken = Ratio.min(free, outage.counted);
    free = free.minus(taken);
    return { ...outage, counted: outage.counted.minus(taken) };
  });
  return { outages: charged, granted, usedBefore, flags: past?.flags ?? [] };
}

interface Window {
  readonly start: Instant;
  readonly end: Instant;
}

/** A period that a new revision cuts in two has one allowance, not two. */
function windowOf(allowance: Allowance, { period, span, zone }: MeasureContext): Window {
  if (allowance.per === 'period') return { start: Instant.of(Math.min(period.start, span.start)), end: period.end };
  const year = Number(zone.toLocal(span.start).date.slice(0, 4));
  return { start: zone.startOfDay(`${year}-01-01`), end: zone.startOfDay(`${year + 1}-01-01`) };
}

function grantedIn(window: Window, { free }: Allowance, { span, agreed, calendar }: MeasureContext): Ratio {
  if (free.dimension === 'time') return free.value;
  const isSpan = window.start === span.start && window.end === span.end;
  const whole = isSpan ? agreed : calendar.openBetween(window.start, window.end);
  return free.value.times(Ratio.of(whole.total()));
}
