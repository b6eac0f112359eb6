/** Slices judged by measured values instead of counts. */
import { contains } from '../../terms/band.ts';
import type { Band } from '../../terms/band.ts';
import { Ratio } from '../../values/ratio.ts';
import type { MeasureContext } from '../metric.ts';
import { includedTime, onlySubject } from '../slices/included.ts';
import { push } from '../slices/runs.ts';
import type { Grid } from '../slices/runs.ts';
import { selectValues } from '../slices/values.ts';

export type Pick = 'max' | 'min' | 'mean' | 'last';

export interface JudgedValues {
  readonly bad: readonly number[];
  /** Ranges of slices of the grid in which there is a value. */
  readonly known: readonly number[];
  readonly flags: readonly string[];
}

/** Judges each slice of the grid by the value that the terms pick. */
export function judgeValues(
  context: MeasureContext,
  terms: { series: string; band: Band; pick: Pick },
  grid: Grid,
): JudgedValues {
  const selected = selectValues(context, {
    series: terms.series,
    included: includedTime(context, onlySubject(context)),
  });
  const slots = new Map<number, Ratio[]>();
  for (const { at, value } of selected.values) {
    const slot = Math.floor((at - grid.start) / grid.step);
    const list = slots.get(slot);
    if (list === undefined) slots.set(slot, [value]);
    else list.push(value);
  }
  const [bad, known]: [number[], number[]] = [[], []];
  for (const slot of [...slots.keys()].sort((a, b) => a - b)) {
    push(known, [slot, slot + 1]);
    if (contains(terms.band, pickOf(slots.get(slot) ?? [], terms.pick))) push(bad, [slot, slot + 1]);
  }
  const flags = selected.distributions.length > 0 ? [...selected.flags, 'distributions-not-used'] : selected.flags;
  return { bad, known, flags };
}

function pickOf(values: readonly Ratio[], pick: Pick): Ratio {
  switch (pick) {
    case 'max':
      return values.reduce((best, value) => (value.greaterThan(best) ? value : best));
    case 'min':
      return values.reduce((best, value) => (value.lessThan(best) ? value : best));
    case 'last':
      return values[values.length - 1] ?? Ratio.zero;
    case 'mean':
      return Ratio.sumOf(values).dividedBy(Ratio.of(values.length));
  }
}
