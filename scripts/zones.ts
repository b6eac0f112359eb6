/**
 * Writes packages/core/src/calendars/zones/zones.json from the compiled time-zone files of this machine.
 *
 *   node scripts/zones.ts [zoneinfo folder]
 *
 * The table starts at 1970 (the epoch of every instant in the product) and keeps of each zone: the offsets it uses, the
 * transitions that its own closing rule (RFC 9636 §3.3, the "footer") does not already predict, and that rule. Zones
 * that agree since 1970 are written once, the others as links.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHistory } from '../packages/core/src/calendars/zones/history.ts';

interface Compiled {
  readonly times: readonly number[];
  readonly offsets: readonly number[];
  readonly footer: string;
}

/** The 64-bit block of a TZif file: transition times and the offset from each, in seconds, and the footer. */
function readCompiled(file: string): Compiled {
  const bytes = readFileSync(file);
  const counts = (at: number): number[] => [20, 24, 28, 32, 36, 40].map((field) => bytes.readUInt32BE(at + field));
  const [isUt = 0, isStd = 0, leap = 0, time = 0, type = 0, char = 0] = counts(0);
  const second = 44 + time * 5 + type * 6 + char + leap * 8 + isStd + isUt;
  const [isUt2 = 0, isStd2 = 0, leap2 = 0, time2 = 0, type2 = 0, char2 = 0] = counts(second);
  const timesAt = second + 44;
  const indexAt = timesAt + time2 * 8;
  const typesAt = indexAt + time2;
  const footerAt = typesAt + type2 * 6 + char2 + leap2 * 12 + isStd2 + isUt2;
  const offsetOf = (index: number): number => bytes.readInt32BE(typesAt + index * 6);
  const times: number[] = [];
  const offsets: number[] = [offsetOf(0)];
  for (let i = 0; i < time2; i += 1) {
    times.push(Number(bytes.readBigInt64BE(timesAt + i * 8)));
    offsets.push(offsetOf(bytes[indexAt + i] ?? 0));
  }
  return { times, offsets, footer: bytes.subarray(footerAt).toString('ascii').trim() };
}

/** Transitions since 1970 that change the offset; offsets[0] is the one in force at the epoch. */
function since1970(zone: Compiled): Compiled {
  const times: number[] = [];
  const offsets: number[] = [zone.offsets[0] ?? 0];
  zone.times.forEach((time, i) => {
    const offset = zone.offsets[i + 1] ?? 0;
    if (time <= 0) offsets[0] = offset;
    else if (offset !== offsets.at(-1)) {
      times.push(time);
      offsets.push(offset);
    }
  });
  return { times, offsets, footer: zone.footer };
}

/** The first transitions only. */
function shortened(zone: Compiled, count: number): Compiled {
  return { times: zone.times.slice(0, count), offsets: zone.offsets.slice(0, count + 1), footer: zone.footer };
}

/** Whether reading a line of the table gives every transition of the file, and none between them. */
function reproduces(line: string, zone: Compiled): boolean {
  const read = readHistory(line, 2100);
  return zone.times.every(
    (time, i) => read.times[i] === time * 1000 && read.offsets[i + 1] === (zone.offsets[i + 1] ?? 0) * 1000,
  );
}

/** The shortest list of transitions after which the footer rule gives all the others. */
function withoutPredicted(zone: Compiled): Compiled {
  let count = zone.times.length;
  while (count > 0 && reproduces(encode(shortened(zone, count - 1)), zone)) count -= 1;
  return shortened(zone, count);
}

/** "offsets|transitions|footer": base-36 seconds; each transition is its distance from the previous and an offset number. */
function encode(zone: Compiled): string {
  const used = [...new Set(zone.offsets)];
  const numberOf = (offset: number): string => used.indexOf(offset).toString(36);
  let previous = 0;
  const steps = zone.times.map((time, i) => {
    const step = (time - previous).toString(36) + numberOf(zone.offsets[i + 1] ?? 0).toUpperCase();
    previous = time;
    return step;
  });
  return [used.map((offset) => offset.toString(36)).join(' '), steps.join(' '), zone.footer].join('|');
}

const folder = process.argv[2] ?? '/usr/share/zoneinfo';
const source = readFileSync(join(folder, 'tzdata.zi'), 'utf8').split('\n');
const version = source[0]?.replace('# version ', '') ?? 'unknown';
const names = source
  .filter((line) => line.startsWith('Z ') || line.startsWith('L '))
  .map((line) => line.split(' ')[line.startsWith('Z ') ? 1 : 2] ?? '')
  .filter((name) => name !== '' && name !== 'Factory')
  .sort();
// Of the names that share a history, the one in use today owns it, so that a link points at a name people know.
const current = new Set(
  readFileSync(join(folder, 'zone1970.tab'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[2]),
);
const rank = (name: string): number => (current.has(name) ? 0 : name.includes('/') ? 1 : 2);
const first = new Map<string, string>();
for (const name of [...names].sort((a, b) => rank(a) - rank(b))) {
  const text = encode(withoutPredicted(since1970(readCompiled(join(folder, name)))));
  if (!first.has(text)) first.set(text, name);
}
const zones: Record<string, string> = {};
for (const name of names) {
  const text = encode(withoutPredicted(since1970(readCompiled(join(folder, name)))));
  const owner = first.get(text) ?? name;
  zones[name] = owner === name ? text : `=${owner}`;
}
const lines = Object.entries(zones).map(([name, text]) => `${name} ${text}\n`);
const sha256 = createHash('sha256').update(lines.join('')).digest('hex');
const table = { version, source: `IANA Time Zone Database ${version}`, sha256, zones };
const target = new URL('../packages/core/src/calendars/zones/zones.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(table, undefined, 2)}\n`);
process.stdout.write(`${names.length} names, ${first.size} histories, sha256 ${sha256}\n`);
