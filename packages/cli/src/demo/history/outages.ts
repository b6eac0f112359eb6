/**
 * Outages of the circuits that no hand-written month speaks of, from the seed: failures about once in three months, and short
 * flaps. Owns: how often and how long. Agreements whose months are written by hand get none.
 */
import { parseRow } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import { need } from '../../endings.ts';
import { chance, demoSeed } from './chance.ts';
import type { Chance } from './chance.ts';
import { firstDay, hongKong, lastMoment, midnight, minuteMs } from './days.ts';

interface Circuits {
  readonly agreement: string;
  /** How many the agreement counts; one that is down counts its share. */
  readonly count: number;
  /** Failures in the thirteen months, and half of them are shorter than so many minutes. */
  readonly failures: number;
  readonly median: number;
  readonly flaps: number;
  /** Of several services of an agreement, the one it is about. */
  readonly subject?: string | undefined;
}

const circuits = (
  ...[agreement, count, failures, median, flaps, subject]: [string, number, number, number, number, string?]
): Circuits => ({ agreement, count, failures, median, flaps, subject });

const all: readonly Circuits[] = [
  circuits('SLA-LR-DIA', 1, 4, 16, 6),
  circuits('SLA-LR-SDWAN', 9, 24, 40, 20),
  circuits('SLA-TG-VPN', 1, 5, 12, 6),
  circuits('SLA-PH-WIFI', 5, 22, 40, 14),
  circuits('SLA-JL-BB', 4, 18, 75, 10),
  circuits('SLA-KC-IOT', 3, 14, 75, 8),
  circuits('SLA-SP-CLOUD', 1, 4, 9, 6),
  circuits('SLA-TP-VOICE', 1, 5, 14, 6),
  circuits('EXP-NTEF', 14, 60, 75, 22),
  circuits('SLA-OR-WIFI', 3, 16, 75, 10),
  circuits('SLA-OR-COLO', 1, 2, 2, 0),
  circuits('SLA-EI-POOL', 1, 0, 14, 4),
  circuits('SLA-EI-DR', 1, 3, 60, 4),
  circuits('OLA-CORE-RING', 1, 4, 8, 6),
  circuits('OLA-CLOUD-HOST', 1, 3, 9, 4),
  circuits('UC-VFC', 1, 4, 16, 4, 'access'),
  circuits('UC-PDT', 1, 5, 70, 6),
  circuits('UC-TAS', 1, 2, 40, 2),
  circuits('UC-ALB', 1, 3, 15, 4),
  circuits('UC-SKY-COLO', 1, 1, 2, 0),
  circuits('UC-SKY-XC', 1, 2, 8, 2),
  circuits('UC-C9-IAAS', 1, 4, 9, 4),
  circuits('UC-C9-BACKUP', 1, 3, 20, 2),
  circuits('UC-SCRUB', 1, 2, 15, 2),
  circuits('UC-VFC', 1, 9, 60, 8, 'single'),
];

const causes: readonly [string, ...string[]] = [
  'fibre cut',
  'power at the site',
  'equipment',
  'software',
  'works of a carrier',
];

/** The month under way is told by hand: chance gives it flaps only. */
const underWay = midnight('2025-02-01');

export function noiseOutages(): readonly EvidenceRow[] {
  let number = 1000;
  const written = all.flatMap((one, at) => {
    // Each agreement has a seed of its own: to change one moves none of the others.
    const dice = chance(demoSeed + 300 + at);
    const long = Array.from({ length: one.failures }, () => drawn(dice, one, dice.around(one.median, 0.9) * minuteMs));
    const short = Array.from({ length: one.flaps }, () => drawn(dice, one, 20_000 + dice.whole(39) * 1000));
    return [...long, ...short];
  });
  return written
    .filter(({ start, end }) => end < lastMoment && (start < underWay || end - start < minuteMs))
    .sort((one, other) => one.start - other.start)
    .map(({ start, end, one, cause }) => {
      number += 1;
      const row = {
        form: 'state',
        id: `OUT-${number}`,
        agreement: one.agreement,
        ...(one.subject === undefined ? {} : { subject: one.subject }),
        source: 'probe',
        state: 'down',
        start: hongKong(start),
        end: hongKong(end),
        ...(one.count === 1 ? {} : { affected: `1/${one.count}` }),
        ...(cause === undefined ? {} : { cause }),
        recordedAt: hongKong(end),
      };
      return need(parseRow(row, row.id));
    });
}

interface Drawn {
  readonly one: Circuits;
  readonly start: number;
  readonly end: number;
  readonly cause: string | undefined;
}

/** Whole seconds, somewhere in the thirteen months. */
function drawn(dice: Chance, one: Circuits, lengthMs: number): Drawn {
  const start = firstDay + dice.whole(Math.floor((lastMoment - firstDay) / 1000)) * 1000;
  const length = Math.max(5000, Math.round(lengthMs / 1000) * 1000);
  return { one, start, end: start + length, cause: length > minuteMs ? dice.pick(causes) : undefined };
}

/** December's breach of the cloud supplier, for which nobody has claimed yet. */
export const cloudOutage: EvidenceRow = need(
  parseRow(
    {
      form: 'state',
      id: 'OUT-0199',
      agreement: 'UC-C9-BACKUP',
      source: 'probe',
      state: 'down',
      start: '2024-12-10T14:00:00+08:00',
      end: '2024-12-10T15:05:00+08:00',
      cause: 'software',
      recordedAt: '2024-12-10T15:05:00+08:00',
    },
    'OUT-0199',
  ),
);

/** The cut of 14 November as the carrier's contract sees it: the same minutes, under a signal that it excludes. */
export const carrierCut: readonly EvidenceRow[] = [
  need(
    parseRow(
      {
        form: 'state',
        id: 'OUT-0192-VFC',
        agreement: 'UC-VFC',
        subject: 'access',
        source: 'probe',
        state: 'down',
        start: '2024-11-14T08:55:00+08:00',
        end: '2024-11-14T09:50:00+08:00',
        cause: 'typhoon Toraji: access fibre',
        recordedAt: '2024-11-14T09:50:00+08:00',
      },
      'OUT-0192-VFC',
    ),
  ),
  need(
    parseRow(
      {
        form: 'exclusion',
        id: 'EXC-0053',
        agreement: 'UC-VFC',
        source: 'decisions',
        kind: 'force-majeure',
        start: '2024-11-14T08:55:00+08:00',
        end: '2024-11-14T09:50:00+08:00',
        decision: 'accepted',
        proposedBy: 'Mina Sato',
        decidedBy: 'Felix Ng',
        decidedAt: '2024-11-29T11:00:00+08:00',
        recordedAt: '2024-11-29T11:00:00+08:00',
        basis: 'Clause 9.1 of the contract excludes time under signal No. 8; Observatory bulletin on file.',
      },
      'EXC-0053',
    ),
  ),
];
