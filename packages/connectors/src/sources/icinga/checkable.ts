/** Hosts and services as Icinga's API gives them. Owns: their form, and which state of evidence they are in now. */
import { z } from 'zod';
import { isoOf } from '../wire/moments.ts';
import { plainWords } from '../wire/plain-words.ts';
import { placeOf } from '../wire/state-mapping.ts';
import type { IcingaTerms } from './terms.ts';

const seconds = z.number().min(0);

export const checkable = z.looseObject({
  name: z.string().min(1),
  type: z.enum(['Host', 'Service']),
  attrs: z.looseObject({
    name: z.string().default(''),
    host_name: z.string().default(''),
    last_hard_state: z.number().int().min(0).max(3),
    last_hard_state_change: seconds,
    vars: z.record(z.string(), z.unknown()).nullish(),
  }),
});
export type Checkable = z.output<typeof checkable>;

/** What is remembered of an object that is in a state of evidence: text, because it is kept in the cursor. */
export interface Trouble {
  /** Since when, RFC 3339. */
  readonly start: string;
  readonly state: string;
  readonly subject?: string | undefined;
  readonly agreement?: string | undefined;
}

/** The state of evidence that an object is in, nothing when all is well or no mapping asks, or what is missing to say so. */
export function troubleOf(
  found: Checkable,
  { mappings }: IcingaTerms,
): Trouble | undefined | { readonly missing: string } {
  const isHost = found.type === 'Host';
  const { name, host_name: of, last_hard_state: hard } = found.attrs;
  const host = isHost ? name : of;
  const mapping = mappings.find(
    (each) =>
      (each.object === 'host') === isHost &&
      each.states.includes(hard) &&
      (each.host === undefined || each.host === host) &&
      (each.service === undefined || each.service === name),
  );
  if (mapping === undefined) return undefined;
  const facts: [string, string | undefined][] = [
    ['host', plainWords(host)],
    ['service', isHost ? undefined : plainWords(name)],
    ...Object.entries(found.attrs.vars ?? {}).map(([key, value]): [string, string | undefined] => [
      `vars.${key}`,
      typeof value === 'string' ? plainWords(value) : undefined,
    ]),
  ];
  const known = new Map(facts.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
  const placed = placeOf(mapping, known);
  if ('missing' in placed) return placed;
  const start = momentOf(found.attrs.last_hard_state_change);
  return start === undefined ? { missing: 'last_hard_state_change' } : { start, ...placed.place, state: mapping.state };
}

/** Icinga counts seconds with decimals. */
export const momentOf = (inSeconds: number): string | undefined =>
  inSeconds === 0 ? undefined : isoOf(Math.round(inSeconds * 1000));
