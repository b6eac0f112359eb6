/**
 * Whether people are told that a promise may not be kept, whether they are told again, and when it falls silent. Owns: the rule.
 * Does not own: chances (forecast/), whom, and in which words. Chances are estimates; none of this decides a verdict.
 *
 *   begin   p ≥ 0.20, or it is certain: planned works break it, or nothing mends it
 *   again   while it stands: p moved by 0.15 or more, it became certain or stopped being so, or 48 h went by
 *   silent  p < 0.10 and not certain; between 0.10 and 0.20 it goes on as it was, so that nothing flickers
 */
import { certain } from '../forecast/state.ts';
import type { Forecast, ForecastState } from '../forecast/state.ts';

export const warnRule = { begin: 0.2, silent: 0.1, moved: 0.15, repeatAfterMs: 172_800_000 } as const;

/** What was said last, and how long ago. */
export interface LastTold extends Pick<Forecast, 'breach' | 'state'> {
  readonly agoMs: number;
}

/** Why people are told: its chance, or what makes it certain. */
export type WarnReason = 'chance' | 'works' | 'unrecoverable';

export type WarnStep =
  | { readonly step: 'tell'; readonly why: WarnReason; readonly again: false }
  | { readonly step: 'tell'; readonly why: WarnReason; readonly again: 'moved' | 'time' }
  /** What stands goes on: nothing new is said. */
  | { readonly step: 'wait'; readonly why: WarnReason }
  /** What was told no longer holds. */
  | { readonly step: 'end' }
  | { readonly step: 'none' };

/** `last`: undefined where nothing stands: nobody was told, or it fell silent since. */
export function warnStep(now: Pick<Forecast, 'breach' | 'state'>, last: LastTold | undefined): WarnStep {
  const why = reasonOf(now.state);
  if (last === undefined) {
    if (why !== 'chance' || now.breach >= warnRule.begin) return { step: 'tell', why, again: false };
    return { step: 'none' };
  }
  if (why === 'chance' && now.breach < warnRule.silent) return { step: 'end' };
  const became = why !== reasonOf(last.state);
  // 0.35 − 0.2 is a hair below 0.15 as floats are: a moved chance is compared in millionths.
  const moved = Math.round(Math.abs(now.breach - last.breach) * 1e6) >= Math.round(warnRule.moved * 1e6);
  if (became || moved) return { step: 'tell', why, again: 'moved' };
  return last.agoMs >= warnRule.repeatAfterMs ? { step: 'tell', why, again: 'time' } : { step: 'wait', why };
}

function reasonOf(state: ForecastState): WarnReason {
  if (state === 'WORKS') return 'works';
  if (state === 'OPEN') return 'chance';
  return certain(state).breach === 1 ? 'unrecoverable' : 'chance';
}
