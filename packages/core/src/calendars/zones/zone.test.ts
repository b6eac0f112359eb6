import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Instant } from '../../values/instant.ts';
import { dayMs, days } from '../../values/local.ts';
import samples from './zone-samples.json' with { type: 'json' };
import { cycleMs } from './history.ts';
import { zoneLine, zoneNames, zoneTable, zoneVersion } from './zone-table.ts';
import { Zone } from './zone.ts';
import table from './zones.json' with { type: 'json' };

const zone = (name: string): Zone => {
  const found = Zone.get(name);
  if (found === undefined) throw new Error(`no zone ${name}`);
  return found;
};

describe('the zone table', () => {
  it('is named by version, source and the hash of its lines', () => {
    const lines = Object.entries(table.zones).map(([name, line]) => `${name} ${line}\n`);
    expect(zoneTable).toEqual({
      version: '2025b',
      source: 'IANA Time Zone Database 2025b',
      sha256: bytesToHex(sha256(utf8ToBytes(lines.join('')))),
    });
    expect(zoneVersion).toBe('2025b');
  });

  it('has every name once, sorted', () => {
    expect(zoneNames).toHaveLength(597);
    expect([...zoneNames].sort()).toEqual(zoneNames);
    expect(zoneNames.every((name) => zoneLine(name)?.line.split('|').length === 3)).toBe(true);
  });

  it('follows links and knows no other names', () => {
    expect(zoneLine('GB')?.name).toBe('Europe/London');
    expect(zoneLine('Europe/London')?.line).toMatch(/\|GMT0BST,M3\.5\.0\/1,M10\.5\.0$/);
    expect(zoneLine('Mars/Olympus')).toBeUndefined();
    expect(zoneLine('toString')).toBeUndefined();
  });
});

describe('Zone', () => {
  it('agrees with an independent implementation on offsets', () => {
    for (const [name, offsets] of Object.entries(samples.offsets)) {
      const found = samples.instants.map((second) => zone(name).offsetAt(Instant.of(second * 1000)) / 1000);
      expect([name, found]).toEqual([name, offsets]);
    }
  });

  it.each(samples.walls)('agrees with it on wall times: %s %s', (name, wall, second) => {
    const [date = '', time = ''] = String(wall).split('T');
    expect(zone(String(name)).toInstant(date, time)).toBe(Number(second) * 1000);
  });

  it('keeps the name asked for and one object a name', () => {
    expect(zone('GB').name).toBe('GB');
    expect(Zone.get('GB')).toBe(Zone.get('GB'));
    expect(Zone.get('Nowhere')).toBeUndefined();
  });

  it('changes its offset at the instant of a transition, not before', () => {
    const change = Instant.parse('2024-03-31T01:00:00Z');
    expect(zone('Europe/London').offsetAt(Instant.of(change - 1))).toBe(0);
    expect(zone('Europe/London').offsetAt(change)).toBe(3_600_000);
  });

  it('keeps the first offset before 1970', () => {
    expect(zone('Europe/London').offsetAt(Instant.parse('1950-07-01T00:00:00Z'))).toBe(3_600_000);
    expect(zone('Asia/Hong_Kong').toLocal(Instant.parse('1969-12-31T16:30:00Z'))).toEqual({
      date: '1970-01-01',
      ms: 1_800_000,
    });
  });

  it('reads wall times as text or as minutes', () => {
    const hongKong = zone('Asia/Hong_Kong');
    expect(Instant.format(hongKong.toInstant('2024-11-14', '08:55:30'))).toBe('2024-11-14T00:55:30.000Z');
    expect(hongKong.toInstant('2024-11-14', 535)).toBe(hongKong.toInstant('2024-11-14', '08:55'));
    expect(hongKong.toInstant('2024-11-14', '24:00')).toBe(hongKong.startOfDay('2024-11-15'));
    expect(() => hongKong.toInstant('2024-11-14', 'noon')).toThrow('"noon" is not a wall time: write it as 09:00.');
  });

  it('shows the wall', () => {
    const apia = zone('Pacific/Apia');
    expect(apia.toLocal(Instant.parse('2011-12-30T09:59:59.999Z'))).toEqual({ date: '2011-12-29', ms: dayMs - 1 });
    expect(apia.toLocal(Instant.parse('2011-12-30T10:00:00Z'))).toEqual({ date: '2011-12-31', ms: 0 });
    expect(apia.startOfDay('2011-12-30')).toBe(apia.startOfDay('2011-12-31'));
  });

  it('repeats its rule every 400 years, for ever', () => {
    const cycle = 146_097 * dayMs;
    expect(cycleMs).toBe(cycle);
    const berlin = zone('Europe/Berlin');
    for (const wall of ['2600-07-01', '2999-01-15', '3500-07-01', '9000-07-01', '9000-01-01']) {
      const local = days(wall) * dayMs;
      const summer = wall.includes('-07-');
      expect(local - berlin.instantOfWall(local)).toBe(summer ? 7_200_000 : 3_600_000);
      expect(berlin.offsetAt(Instant.of(local))).toBe(summer ? 7_200_000 : 3_600_000);
    }
    // The change of autumn 2024 and its repetitions, to the millisecond.
    const change = Instant.parse('2024-10-27T01:00:00Z');
    for (const turn of [1, 2, 5]) {
      expect(berlin.offsetAt(Instant.of(change + turn * cycle - 1))).toBe(7_200_000);
      expect(berlin.offsetAt(Instant.of(change + turn * cycle))).toBe(3_600_000);
    }
  });

  it('reads as far as it is asked, forwards and back again', () => {
    const anchorage = zone('America/Anchorage');
    const summer = ['2024-07-01', '2039-12-31', '2039-07-01', '2090-07-01', '2041-07-01', '2399-07-01', '2024-07-01'];
    const hours = summer.map((date) => anchorage.offsetAt(Instant.of(days(date) * dayMs)) / 3_600_000);
    expect(hours).toEqual([-8, -9, -8, -8, -8, -8, -8]);
    const cairo = zone('Africa/Cairo');
    const walls = ['2391-07-01', '2041-01-01', '2041-07-01'].map((date) => days(date) * dayMs);
    expect(walls.map((wall) => (wall - cairo.instantOfWall(wall)) / 3_600_000)).toEqual([3, 2, 3]);
    const lisbon = zone('Europe/Lisbon');
    expect(lisbon.offsetAt(Instant.of(days('2040-01-01') * dayMs - 1))).toBe(0);
  });

  it('knows which days it left out', () => {
    const skipped = (name: string, ...dates: string[]) => dates.filter((date) => zone(name).skips(days(date)));
    expect(skipped('Pacific/Apia', '2011-12-29', '2011-12-30', '2011-12-31')).toEqual(['2011-12-30']);
    expect(skipped('Pacific/Kwajalein', '1993-08-20', '1993-08-21', '1993-08-22')).toEqual(['1993-08-21']);
    expect(skipped('Pacific/Kiritimati', '1994-12-30', '1994-12-31', '1995-01-01')).toEqual(['1994-12-31']);
    expect(skipped('Europe/London', '2024-03-31', '2024-10-27')).toEqual([]);
  });

  it('finds back, from what the wall shows, the instant or its first occurrence', () => {
    const names = ['Europe/London', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe', 'Africa/Casablanca'];
    const instants = fc.integer({ min: 0, max: 4_102_444_800 }).map((second) => Instant.of(second * 1000));
    fc.assert(
      fc.property(fc.constantFrom(...names), instants, (name, instant) => {
        const there = zone(name);
        const { date, ms } = there.toLocal(instant);
        const back = there.instantOfWall(days(date) * dayMs + ms);
        expect(back <= instant).toBe(true);
        expect(there.toLocal(Instant.of(back))).toEqual({ date, ms });
      }),
    );
  });
});
