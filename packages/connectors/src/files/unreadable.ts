/** How a reader stops: with the refusal that the door hands out. Never leaves this package. */
import type { Refusal } from '@troth/core';

export class Unreadable extends Error {
  readonly refusal: Refusal;

  constructor(code: string, message: string) {
    super(message);
    this.refusal = { code, message };
  }
}

/** Faults shown at once; a broken export repeats the same mistake on every line. */
export const mostRefusals = 20;
