/**
 * What Victoria Fibre measures of its own promises on two paths: how long its faults took to restore, and the round trip of each
 * day. Owns: the values. Outages of the carrier are drawn with all others (outages.ts).
 */
import { parseRow } from '@troth/core';
import type { EvidenceRow } from '@troth/core';
import { need } from '../../endings.ts';
import { chance, demoSeed } from './chance.ts';
import { dayMs, firstDay, hongKong, midnight, minuteMs } from './days.ts';

const agreement = 'UC-VFC';
const contractEnds = midnight('2025-02-01');

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
      const told = { form: 'case', id, source: 'noc-log', agreement, case: `VFR-${nth + 1}`, event, type: 'incident' };
      return need(parseRow({ ...told, at: hongKong(at), recordedAt: hongKong(at) }, id));
    });
  });
}

const clockMs = (text: string): number => (Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16))) * minuteMs;

/** Between 36.0 and 39.9 ms, once a day. */
function roundTrips(): readonly EvidenceRow[] {
  const dice = chance(demoSeed + 210);
  const count = Math.round((contractEnds - firstDay) / dayMs);
  return Array.from({ length: count }, (_, nth) => {
    const at = hongKong(firstDay + nth * dayMs);
    const told = { form: 'value', id: `VFT-${nth + 1}`, source: 'probe', agreement, series: 'rtt-access' };
    return need(parseRow({ ...told, value: `${(360 + dice.whole(40)) / 10} ms`, at, recordedAt: at }, told.id));
  });
}

export const carrierRows = (): readonly EvidenceRow[] => [...restorations(), ...roundTrips()];
