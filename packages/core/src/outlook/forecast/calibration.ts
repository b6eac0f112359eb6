/**
 * How good forecasts were, once the periods are over. Owns: Brier score, score of the plain base rate, reliability bins.
 * Source: Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950).
 */

/** A forecast and what came: `breached` at the end of the period. */
export interface Scored {
  readonly breach: number;
  readonly breached: boolean;
}

/** Forecasts between two chances: said on average, and seen. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly said: number;
  readonly seen: number;
}

export interface Calibration {
  readonly count: number;
  /** Mean of (p − outcome)²: 0 is perfect, ¼ is a coin. */
  readonly brier: number;
  /** Share of periods that were broken. */
  readonly baseRate: number;
  /** Score of saying the base rate every time; a forecast that is no better says nothing. */
  readonly brierOfBaseRate: number;
  readonly bins: readonly ReliabilityBin[];
}

const binsOfTen = 10;

/** Undefined without forecasts. Bins without forecasts are left out; 1 belongs to the last. */
export function calibrationOf(scored: readonly Scored[]): Calibration | undefined {
  if (scored.length === 0) return undefined;
  const mean = (worth: (one: Scored) => number, of = scored): number => sum(of.map(worth)) / of.length;
  const outcome = ({ breached }: Scored): number => (breached ? 1 : 0);
  const baseRate = mean(outcome);
  const bins = Array.from({ length: binsOfTen }, (_, bin) => bin).flatMap((bin): ReliabilityBin[] => {
    const here = scored.filter(({ breach }) => Math.min(binsOfTen - 1, Math.floor(breach * binsOfTen)) === bin);
    if (here.length === 0) return [];
    const said = mean(({ breach }) => breach, here);
    return [{ from: bin / binsOfTen, to: (bin + 1) / binsOfTen, count: here.length, said, seen: mean(outcome, here) }];
  });
  return {
    count: scored.length,
    brier: mean((one) => square(one.breach - outcome(one))),
    baseRate,
    brierOfBaseRate: baseRate * (1 - baseRate),
    bins,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const square = (number: number): number => number * number;
