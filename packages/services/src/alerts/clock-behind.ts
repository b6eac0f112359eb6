/**
 * The server's clock went back. Owns: telling it once for each time. What is recorded does not go back with it: the ledger
 * stands at the instant it had reached until the clock has caught up.
 */
import { Instant } from '@troth/core';
import type { Act, Reader, Transaction } from '@troth/stores';
import { alertKind, raiseOnce } from './alerts.ts';

/** Clocks that are set right by a little go back too. */
const toleranceMs = 2_000;

export interface ClockJump {
  /** Names the instant that the ledger stands at while the clock is behind it: one jump, one id. */
  readonly id: string;
  readonly reached: Instant;
  readonly now: Instant;
}

/** A jump that nobody was told of yet. */
export async function untoldJump(reader: Reader, now: Instant): Promise<ClockJump | undefined> {
  const { recordedAt: reached } = await reader.head();
  if (reached === undefined || reached - now <= toleranceMs) return undefined;
  const id = ['clock', 'went-back', Instant.format(reached)].join(':');
  return (await reader.record(alertKind, id)) === undefined ? { id, reached, now } : undefined;
}

export async function tellJump(transaction: Transaction, { id, reached, now }: ClockJump, act: Act): Promise<void> {
  const message = `the clock of the server says ${Instant.format(now)}, and the ledger had reached ${Instant.format(reached)}: the clock went back by ${Math.round((reached - now) / 1000)} s. What comes in is recorded at that instant until the clock has caught up; mend the clock`;
  await raiseOnce(transaction, { id, alert: { kind: 'clock-went-back', message } }, act);
}
