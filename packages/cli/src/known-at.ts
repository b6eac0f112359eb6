/**
 * As of when evidence is read, when nobody says. Owns: the default of --known-at. A period that is still open is read as known
 * now; a closed one as known when its last evidence came, and not before its end.
 */
import { Instant, statementPeriod } from '@troth/core';
import type { Agreement } from '@troth/core';
import { badInput, need } from './endings.ts';
import type { Host } from './host.ts';

/** The instant given as text, or BadInput. */
export function readKnownAt(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined;
  const found = Instant.tryParse(text);
  if (found === undefined)
    throw badInput(`--known-at ${text}: write date, time and offset, as in 2024-12-02T09:00:00+08:00`);
  return found;
}

export interface KnownAtQuestion {
  readonly agreement: Agreement;
  readonly period: string;
  readonly newest: Instant | undefined;
  readonly host: Host;
}

export function defaultKnownAt({ agreement, period, newest, host }: KnownAtQuestion): Instant {
  const { end } = need(statementPeriod(agreement, period)).period;
  const now = host.now();
  if (now < end) return now;
  return newest !== undefined && newest > end ? newest : end;
}
