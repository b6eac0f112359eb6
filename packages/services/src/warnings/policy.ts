/** How this organisation warns. Owns: what holds where nobody wrote a policy: a person sends, and a day's silence goes up. */
import type { Register } from '../practice/register.ts';

export interface WarningPolicy {
  readonly atOnce: boolean;
  readonly escalateAfterMs: number;
}

const hourMs = 3_600_000;
const usualHours = 24;

/** The last policy that is active. */
export function policyOf(register: Register): WarningPolicy {
  const active = register.all('warning-policy').filter(({ body }) => body.state === 'active');
  const { sending, escalateAfterHours } = active.at(-1)?.body ?? {};
  return { atOnce: sending === 'at-once', escalateAfterMs: (escalateAfterHours ?? usualHours) * hourMs };
}
