/**
 * What the parts really attained together over the last closed months, from their own outages. Owns: whose outages are taken and
 * when. Does not own: the sweep through the structure (core).
 */
import type { Deliverability } from '@troth/core';
import type { Reader } from '@troth/stores';
import type { Context } from '../context.ts';
import type { Proven } from './proof-of.ts';

/** The report with measured figures where there is evidence of every part. */
export async function withMeasured(_context: Context, _reader: Reader, { told }: Proven): Promise<Deliverability> {
  return told;
}
