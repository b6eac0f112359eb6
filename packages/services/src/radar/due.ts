/** When the radar looks: once a night, from two o'clock where the organisation is. */
import { Instant } from '@troth/core';
import type { Context } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import { dayIn, zoneOf } from '../today/scene.ts';

const afterMidnightMs = 2 * 3_600_000;

/** The night that it is now, by its date; the one before until two o'clock. */
export async function radarNight({ store, clock }: Context, organisation: string): Promise<string> {
  const register = await registerOf(store, organisation);
  return dayIn(zoneOf(register), Instant.plus(clock(), -afterMidnightMs));
}
