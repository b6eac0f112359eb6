/** How a command ends. Owns: exit codes and their meaning. */
import type { Refusal } from '@troth/core';

/** 0 ok; 1 a promise is missed, lint or a case fails, a pack was altered, rows were set aside; 2 bad input; 3 a fault of the program. */
export const endings = { ok: 0, missed: 1, badInput: 2, fault: 3 } as const;
export type Ending = (typeof endings)[keyof typeof endings];

export const endingsHelp = `
Exit codes:
  0  all is well
  1  a promise is missed, lint found errors, a case failed, a pack was altered, or a server set rows aside
  2  bad input: a file, a period, an option, or what a server refused; the message says where and what to write
  3  a fault of the program itself or of the server it asks; the message says how to report it`;

/** Thrown by actions when what the user gave cannot be used. */
export class BadInput extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ message }) => message).join('\n'));
    this.refusals = refusals;
  }
}

/** One sentence of bad input. */
export function badInput(message: string): BadInput {
  return new BadInput([{ code: 'INPUT', message }]);
}

/** The value, or BadInput. */
export function need<T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] },
): T {
  if (outcome.ok) return outcome.value;
  throw new BadInput(outcome.refusals);
}
