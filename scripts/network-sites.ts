/**
 * A month of rounds of probes for examples/network-sites: the same bytes in every run, small enough to be read.
 *
 *   node scripts/network-sites.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One round of packets to one depot, an hour long. Times in thousandths of a millisecond, so that all is whole. */
export interface Round {
  readonly hour: number;
  readonly lost: number;
  readonly latency: number;
  readonly jitter: number;
}

export const depots = ['kwun-tong', 'sha-tin', 'tsuen-wan'] as const;
export const packets = 600;
export const hours = 30 * 24;

const start = Date.UTC(2024, 9, 31, 16);
const folder = fileURLToPath(new URL('../examples/network-sites', import.meta.url));

/** What happened to a depot: its works (Sunday the 17th, 02:00 to 04:00), its outage, an evening of congestion. */
const events = {
  'kwun-tong': { base: 4200, lost: new Map([[13 * 24 + 10, 310]]), congested: [0, 0] },
  'sha-tin': {
    base: 5100,
    lost: new Map([
      [16 * 24 + 2, 500],
      [16 * 24 + 3, 400],
    ]),
    congested: [0, 0],
  },
  'tsuen-wan': { base: 6300, lost: new Map<number, number>(), congested: [20 * 24 + 17, 22 * 24 + 17] },
} as const;

/** Noise that is the same on every machine: a congruential generator on 32 bits. */
function noise(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor(state / 65_536) % below;
  };
}

export function roundsOf(depot: (typeof depots)[number]): readonly Round[] {
  const { base, lost, congested } = events[depot];
  const draw = noise(depot.length * 7919);
  return Array.from({ length: hours }, (_, hour) => {
    const busy = hour >= congested[0] && hour < congested[1];
    return {
      hour,
      lost: lost.get(hour) ?? (busy ? 9 + draw(6) : Number(draw(12) === 0)),
      latency: base + draw(900) + (busy ? 3500 : 0),
      jitter: 200 + draw(400) + (busy ? 1500 : 0),
    };
  });
}

const instant = (hour: number): string => new Date(start + hour * 3_600_000).toISOString().replace('.000Z', 'Z');
const ms = (thousandths: number): string =>
  `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')} ms`;

function table(depot: string, series: string, lines: readonly string[]): string {
  const notes = { source: 'probe', agreement: 'SLA-DEPOTS', subject: depot, series };
  return `${[...Object.entries(notes).map(([name, value]) => `# ${name}: ${value}`), ...lines].join('\n')}\n`;
}

/** The files by name. */
export function networkSites(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const depot of depots) {
    const rounds = roundsOf(depot);
    const values = (of: 'jitter' | 'latency'): string =>
      table(depot, of, ['at,value', ...rounds.map((round) => `${instant(round.hour)},${ms(round[of])}`)]);
    const counts = rounds.map(({ hour, lost }) => `${instant(hour)},${instant(hour + 1)},${lost},${packets}`);
    files.set(`${depot}-latency.values.csv`, values('latency'));
    files.set(`${depot}-jitter.values.csv`, values('jitter'));
    files.set(`${depot}-loss.slices.csv`, table(depot, 'loss', ['start,end,bad,total', ...counts]));
  }
  return files;
}

if (import.meta.main) for (const [name, text] of networkSites()) writeFileSync(`${folder}/${name}`, text);
