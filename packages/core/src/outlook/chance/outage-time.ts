/**
 * The chance that outages add up to more than there is room for: a random number of outages, each repaired after an
 * exponential time (a compound Poisson sum; of n outages together it is Erlang).
 *
 *   P(S > room) = Σ P(N = n) · P(Erlang(n, mean) > room),   P(Erlang(n, mean) > room) = P(Poisson(room ÷ mean) < n)
 *
 * The second line turns the Erlang tail into a sum of the same kind, so that all terms are positive and nothing cancels:
 * small chances keep their digits. Source: Cox, "Renewal Theory", §§ 1.4 and 8.2. Error below 10⁻¹¹, see `weights.ts`.
 */
import { poisson } from './laws.ts';
import { cumulative, meanOver } from './weights.ts';
import type { Weights } from './weights.ts';

export interface OutageTime {
  /** How many outages will begin. */
  readonly count: Weights;
  /** Mean time to repair, in the unit of the room. */
  readonly meanRepair: number;
  /** An outage goes on now; what is left of it is, without memory, one more repair. */
  readonly running: boolean;
}

/** P(S > room); a room below zero is exceeded already. */
export function chanceBeyond(room: number, { count, meanRepair, running }: OutageTime): number {
  if (room < 0) return 1;
  if (!(meanRepair > 0)) return 0;
  const within = cumulative(poisson(room / meanRepair));
  const more = running ? 1 : 0;
  return Math.min(
    1,
    meanOver(count, (outages) => within(outages + more - 1)),
  );
}
