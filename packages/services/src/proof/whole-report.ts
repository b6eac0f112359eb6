/**
 * All that is told of a proof where somebody reads it: measured figures, and what the engine says of its counter-examples. Owns:
 * putting them together, once while nothing changes. Whoever proves many texts takes the proof alone (`proof-of.ts`).
 */
import { confirmExamples } from '@troth/core';
import type { Deliverability } from '@troth/core';
import type { Reader } from '@troth/stores';
import { withMeasured } from './measured.ts';
import type { Proven } from './proof-of.ts';

const kept = new WeakMap<Deliverability, Deliverability>();

export async function wholeReport(reader: Reader, proven: Proven): Promise<Deliverability> {
  const told = await withMeasured(reader, proven);
  const known = kept.get(told);
  if (known !== undefined) return known;
  const { revision, proofs } = proven;
  const whole = confirmExamples({ revision, proofs, told });
  kept.set(told, whole);
  return whole;
}
