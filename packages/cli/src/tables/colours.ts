/** Colour on a terminal; never the only sign of anything. */
import type { Verdict } from '@troth/core';

export type Paint = (text: string, verdict: Verdict) => string;

const codes: Partial<Record<Verdict, number>> = { met: 32, missed: 31, 'not-measured': 33, open: 36 };

export function painter(colours: boolean): Paint {
  return (text, verdict) => {
    const code = codes[verdict];
    return colours && code !== undefined ? `\u001B[${code}m${text}\u001B[39m` : text;
  };
}
