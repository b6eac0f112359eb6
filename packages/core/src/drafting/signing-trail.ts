/**
 * The evidence trail of a signing: what was done, by whom, when, on which bytes, as lines that are chained by hash. Owns: the
 * chain and its check. A line that was changed, taken out or put in is found and named, by the browser as by the server.
 */
import { canonicalHash } from '../values/canonical.ts';

export interface TrailFact {
  /** RFC 3339. */
  readonly at: string;
  /** IANA zone that people read the moment in; it is always printed beside it. */
  readonly zone: string;
  readonly who: string;
  readonly what: string;
  /** SHA-256 of the bytes it was done on. */
  readonly document: string;
  readonly detail?: string | undefined;
  readonly address?: string | undefined;
  readonly agent?: string | undefined;
  readonly identity?: string | undefined;
  readonly consent?: string | undefined;
}

export interface TrailEntry extends TrailFact {
  readonly index: number;
  readonly previous: string;
  readonly hash: string;
}

const start = '0'.repeat(64);

/** The trail with one more line at its end. */
export function trailLine(trail: readonly TrailEntry[], fact: TrailFact): readonly TrailEntry[] {
  const told = { ...present(fact), index: trail.length, previous: trail.at(-1)?.hash ?? start };
  return [...trail, { ...told, hash: canonicalHash(told) }];
}

export interface TrailFault {
  readonly index: number;
  readonly code: 'TRAIL-ORDER' | 'TRAIL-LINK' | 'TRAIL-HASH';
  readonly message: string;
}

/** The first line that is not what was written; undefined: the trail is whole. */
export function verifyTrail(trail: readonly TrailEntry[]): TrailFault | undefined {
  for (const [index, entry] of trail.entries()) {
    const { hash, ...told } = entry;
    if (entry.index !== index)
      return {
        index,
        code: 'TRAIL-ORDER',
        message: `line ${index} of the evidence trail calls itself line ${entry.index}`,
      };
    if (entry.previous !== (trail[index - 1]?.hash ?? start))
      return {
        index,
        code: 'TRAIL-LINK',
        message: `line ${index} of the evidence trail does not follow the line before it`,
      };
    if (canonicalHash(present(told)) !== hash)
      return {
        index,
        code: 'TRAIL-HASH',
        message: `line ${index} of the evidence trail was changed after it was written`,
      };
  }
  return undefined;
}

/** Without the terms that are not there: they do not survive being stored. */
function present<T extends object>(of: T): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
}
