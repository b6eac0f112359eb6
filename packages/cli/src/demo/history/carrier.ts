/**
 * What carriers measure of their own promises: how long the faults of Victoria Fibre took to restore, and the round trip of each
 * day on its paths, on the cable and on the tail in London. Owns: the values. Outages are drawn with all others (outages.ts).
 */
import { parseRow } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import { need } from '../../endings.ts';
import { chance, demoSeed } from './chance.ts';
import { days, hongKong, lastMoment, midnight, minuteMs } from './days.ts';

const carrier = 'UC-VFC';

/** One fault a month, from when the carrier was told; none came near the five hours that its contract gives it. */
const faults: readonly (readonly [opened: string, minutes: number])[] = [
  ['2024-02-20T10:40', 142],
  ['2024-03-14T16:05', 188],
  ['2024-04-09T09:12', 96],
  ['2024-05-23T11:50', 233],
  ['2024-06-17T14:31', 121],
  ['2024-07-11T03:18', 204],
  ['2024-08-28T18:44', 167],
  ['2024-09-12T07:09', 251],
  ['2024-10-22T13:27', 118],
  ['2024-11-14T08:58', 52],
  ['2024-12-09T15:14', 146],
  ['2025-01-21T04:35', 200],
];

function restorations(): readonly EvidenceRow[] {
  return faults.flatMap(([opened, minutes], nth) => {
    const start = midnight(opened.slice(0, 10)) + clockMs(opened);
    const events = [
      ['opened', start],
      ['restored', start + minutes * minuteMs],
      ['closed', start + (minutes + 60) * minuteMs],
    ] as const;
    return events.map(([event, at], position) => {
      const id = `VFR-${nth + 1}-${position + 1}`;
      const told = {
        form: 'case',
        id,
        source: 'noc-log',
        agreement: carrier,
        case: `VFR-${nth + 1}`,
        event,
        type: 'incident',
      };
      return need(parseRow({ ...told, at: hongKong(at), recordedAt: hongKong(at) }, id));
    });
  });
}

const clockMs = (text: string): number => (Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16))) * minuteMs;

interface Trips {
  readonly agreement: string;
  readonly series: string;
  readonly prefix: string;
  /** In tenths of a millisecond: the least, and how far it wanders. */
  readonly least: number;
  readonly wander: number;
  readonly until: number;
}

const contractEnds = midnight('2025-02-01');

const trips: readonly Trips[] = [
  { agreement: carrier, series: 'rtt-access', prefix: 'VFT', least: 360, wander: 40, until: contractEnds },
  { agreement: 'UC-TAS', series: 'rtt-cable', prefix: 'TST', least: 2110, wander: 30, until: lastMoment },
  { agreement: 'UC-ALB', series: 'rtt-tail', prefix: 'ALT', least: 110, wander: 20, until: lastMoment },
];

/** The way round while the cable was cut is 67 ms longer. */
const detour = 670;
const cut = { from: midnight('2025-01-09'), to: midnight('2025-01-21') };

/** One value a day. */
function roundTrips({ agreement, series, prefix, least, wander, until }: Trips, seed: number): readonly EvidenceRow[] {
  const dice = chance(demoSeed + 210 + seed);
  return days
    .filter((day) => day < until)
    .map((day, nth) => {
      const isCut = agreement === 'UC-TAS' && day >= cut.from && day < cut.to;
      const tenths = least + dice.whole(wander) + (isCut ? detour : 0);
      const at = hongKong(day);
      const told = { form: 'value', id: `${prefix}-${nth + 1}`, source: 'probe', agreement, series };
      return need(parseRow({ ...told, value: `${tenths / 10} ms`, at, recordedAt: at }, told.id));
    });
}

export const carrierRows = (): readonly EvidenceRow[] => [...restorations(), ...trips.flatMap(roundTrips)];
