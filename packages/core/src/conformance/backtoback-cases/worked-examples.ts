/**
 * Examples that cases refer to by name ("ref": "B01"). A case of the same file with that name comes first; these stand
 * in where a file refers to one that it does not hold, or that asks in a form of its own.
 */
import type { z } from 'zod';
import type { OtherInput } from './case-kind.ts';

/** Tiers that the examples share: nothing at 99.95 % or better, then 5 %, 10 % and 25 % of the fee. */
const tiers = [
  { ge: '0.9995', credit: '0' },
  { ge: '0.999', lt: '0.9995', credit: '0.05' },
  { ge: '0.99', lt: '0.999', credit: '0.10' },
  { lt: '0.99', credit: '0.25' },
];

/** Downtime of twelve months in minutes, round the clock in Hong Kong. */
const months = [
  ['2024-02', '42'],
  ['2024-03', '10'],
  ['2024-04', '0'],
  ['2024-05', '70'],
  ['2024-06', '18.5'],
  ['2024-07', '21'],
  ['2024-08', '50'],
  ['2024-09', '12'],
  ['2024-10', '75'],
  ['2024-11', '55'],
  ['2024-12', '30'],
  ['2025-01', '50'],
].map(([period, downMin]) => ({ period, downMin }));

const examples: Readonly<Record<string, unknown>> = {
  B01: { months },
  M01: { tiers, fee: '100000.00' },
  V01: { tiers, fee: '100000.00', outagesPerMonth: '1.2', meanRepairMin: '20', periodMinutes: 43_200 },
};

/** What a reference means, in the form that is asked for. */
export function referredTo<S extends z.ZodType>(ref: string, other: OtherInput, form: S): z.output<S> | undefined {
  const own = form.safeParse(other(ref));
  return own.success ? own.data : form.safeParse(examples[ref]).data;
}
