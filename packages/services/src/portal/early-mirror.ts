/**
 * What a supplier may see of the harm that its next failure would do: how many customers rest on it, how gravely, and how many of
 * our promises an outage of so many minutes would break this month. Owns: the counts. Never a name: neither customers' nor ours.
 */
import { figureValue, Ratio } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { Store } from '@troth/stores';
import { liveRegisterOf } from '../desk/live-register.ts';
import type { ShortRow } from '../month-end/statement-register.ts';
import type { Register } from '../practice/register.ts';
import { supportOf } from '../recovery/behind.ts';

export interface EarlyMirror {
  readonly customers: number;
  /** Promises of time that rest on it and can still be kept this month. */
  readonly promises: number;
  readonly severity: NonNullable<RecordBody<'notice'>['severity']>;
  readonly whatIf: readonly { readonly minutes: number; readonly promises: number; readonly customers: number }[];
}

const outages = [15, 60, 240];
const minuteMs = 60_000;

export interface MirrorQuestion {
  readonly organisation: string;
  readonly register: Register;
  readonly party: string;
  readonly severity: EarlyMirror['severity'];
}

export async function earlyMirror(
  store: Store,
  { organisation, register, party, severity }: MirrorQuestion,
): Promise<EarlyMirror> {
  const resting = new Map(
    register.all('agreement-roles').flatMap(({ id, body }) => {
      const rests = body.provider !== party && supportOf(register, id).behind.some((one) => one.party === party);
      return rests && register.get('party', body.customer)?.body.role === 'customer' ? [[id, body.customer]] : [];
    }),
  );
  const live = [...(await liveRegisterOf(store, organisation)).values()];
  const open = live.flatMap(({ agreement, rows }) => {
    const customer = resting.get(agreement);
    return customer === undefined ? [] : rows.flatMap((row) => leftOf(row).map((left) => ({ customer, left })));
  });
  const customersOf = (of: readonly { readonly customer: string }[]): number =>
    new Set(of.map(({ customer }) => customer)).size;
  return {
    customers: new Set(resting.values()).size,
    promises: open.length,
    severity,
    whatIf: outages.map((minutes) => {
      const broken = open.filter(({ left }) => left.lessThan(Ratio.of(minutes * minuteMs)));
      return { minutes, promises: broken.length, customers: customersOf(broken) };
    }),
  };
}

/** Milliseconds that may still be down; none where the promise is missed already or is not one of time. */
function leftOf(row: ShortRow): readonly Ratio[] {
  const [used, allowed] = [figureValue(row, 'downtime'), figureValue(row, 'allowed')];
  if (used === undefined || allowed === undefined || row.figures['allowed']?.unit !== 'ms') return [];
  const left = allowed.minus(used);
  return left.isNegative() ? [] : [left];
}
