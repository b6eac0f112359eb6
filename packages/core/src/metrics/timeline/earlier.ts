/** Time before the span, for allowances and look-back. Owns: what is known of it when nobody says. */
import type { Instant } from '../../values/instant.ts';
import type { MeasureContext } from '../metric.ts';

export interface Earlier {
  readonly context: MeasureContext;
  readonly flags: readonly string[];
}

/** The stretch from `start` to the span as a context of its own. */
export function before(context: MeasureContext, start: Instant): Earlier {
  const span = { start, end: context.span.start };
  const known = context.earlier?.(span);
  const facts = known ?? { agreed: context.calendar.openBetween(span.start, span.end), exclusions: context.exclusions };
  return {
    context: { ...context, ...facts, span, until: span.end },
    flags: known === undefined ? ['earlier-exclusions-not-seen'] : [],
  };
}

/** The context with its span begun earlier: agreed time and exclusions of both parts. */
export function reachingBack(context: MeasureContext, start: Instant): Earlier {
  if (start >= context.span.start) return { context, flags: [] };
  const { context: past, flags } = before(context, start);
  const exclusions =
    past.exclusions === context.exclusions ? context.exclusions : [...past.exclusions, ...context.exclusions];
  const span = { start, end: context.span.end };
  return { context: { ...context, span, agreed: past.agreed.union(context.agreed), exclusions }, flags };
}
