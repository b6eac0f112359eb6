/**
 * Times at which works could be done: as planned, at the same time of day on the days after, at night, and when the maintenance
 * windows of the agreements open. Owns: which, in order of time, and why each is looked at.
 */
import { Instant, inWindows, Zone } from '@troth/core';
import type { ShelvedAgreement } from '../agreements/shelf.ts';
import type { Scene } from '../today/scene.ts';

/** planned: as it stands. same-time: a later day. night: a quiet hour. window: where the contract lets works be excluded. */
export type SlotKind = 'planned' | 'same-time' | 'night' | 'window';

export interface Candidate {
  readonly start: Instant;
  readonly kind: SlotKind;
}

export interface CandidateQuestion {
  readonly start: Instant;
  readonly days: number;
  readonly touched: readonly ShelvedAgreement[];
}

const dayMs = 86_400_000;
const nightHours = ['01:00', '03:00'] as const;
/** So many are evaluated at most: the planned one, its time on other days, windows, then nights. */
const most = 40;
const order: readonly SlotKind[] = ['planned', 'same-time', 'window', 'night'];

export function candidates(
  { zone: name, now }: Scene,
  { start, days, touched }: CandidateQuestion,
): readonly Candidate[] {
  const zone = Zone.get(name);
  if (zone === undefined) return [{ start, kind: 'planned' }];
  const dates = Array.from({ length: days + 1 }, (_, index) => zone.toLocal(Instant.plus(start, index * dayMs)).date);
  const { ms } = zone.toLocal(start);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}`;
  const until = Instant.plus(start, (days + 1) * dayMs);
  const found: Candidate[] = [
    { start, kind: 'planned' },
    ...dates.slice(1).map((date): Candidate => ({ start: zone.toInstant(date, time), kind: 'same-time' })),
    ...windowStarts(touched, { start, end: until }).map((at): Candidate => ({ start: at, kind: 'window' })),
    ...dates.flatMap((date) =>
      nightHours.map((hour): Candidate => ({ start: zone.toInstant(date, hour), kind: 'night' })),
    ),
  ];
  const known = new Map<Instant, Candidate>();
  for (const one of found)
    if (!known.has(one.start) && (one.kind === 'planned' || (one.start > now && one.start < until)))
      known.set(one.start, one);
  return [...known.values()]
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || one.start - other.start)
    .slice(0, most)
    .sort((one, other) => Number(other.kind === 'planned') - Number(one.kind === 'planned') || one.start - other.start);
}

function windowStarts(
  touched: readonly ShelvedAgreement[],
  around: { readonly start: Instant; readonly end: Instant },
): readonly Instant[] {
  return touched.flatMap(({ agreement }) => {
    const revision = agreement.revisions.at(-1);
    return (revision?.maintenance ?? []).flatMap(({ windows, zone }) => {
      const own = zone === undefined ? revision?.zone : Zone.get(zone);
      if (windows === undefined || own === undefined) return [];
      return [...inWindows(windows, own, around)].map(({ start }) => start);
    });
  });
}
