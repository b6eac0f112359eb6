/**
 * Tables of credits that follow a target which is asked for: what a miss pays begins where the new target ends. Owns: widening the
 * mildest row, or the declared dead zone before it. Does not own: the target that is asked for (`asked-changes.ts`), what rows pay.
 */
import type { Json } from '../../ledger/entry.ts';
import { formatBand, parseBand } from '../../terms/band.ts';
import type { Band, Edge } from '../../terms/band.ts';
import { comparable } from '../../terms/quantity.ts';
import { higherIsBetter, parseTarget } from '../../terms/target.ts';
import type { Target } from '../../terms/target.ts';
import type { AskedChange } from './asked-changes.ts';

type Group = Readonly<Record<string, Json>>;

const isGroup = (value: Json | undefined): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const membersOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** Changes of the tables of a text, as it is written, that its asked targets bring with them. */
export function bandChanges(text: Group, asked: readonly AskedChange[]): readonly AskedChange[] {
  return asked.flatMap(({ path: [area, id, term, ...more], value }): readonly AskedChange[] => {
    if (area !== 'commitments' || id === undefined || term !== 'target' || more.length > 0) return [];
    const target = typeof value === 'string' ? parseTarget(value) : undefined;
    if (target === undefined || typeof target === 'string' || target.comparator === '=') return [];
    const commitment = membersOf(text['commitments']).find((one) => isGroup(one) && one['id'] === id);
    if (!isGroup(commitment)) return [];
    return membersOf(commitment['credits']).flatMap((rule) =>
      ruleChanges(rule, target, ['commitments', id, 'credits']),
    );
  });
}

function ruleChanges(rule: Json, target: Target, at: readonly string[]): readonly AskedChange[] {
  if (!isGroup(rule)) return [];
  const { id } = rule;
  const after = widenedTo(rule, target);
  if (typeof id !== 'string' || !isGroup(after)) return [];
  return Object.entries(after).flatMap(([key, value]) =>
    value === rule[key] ? [] : [{ path: [...at, id, key], value }],
  );
}

/** The rule, or whatever rules it chooses among, with tables that reach the target; the very same where nothing changes. */
export function widenedTo(value: Json, target: Target): Json {
  if (Array.isArray(value)) {
    const members: readonly Json[] = value;
    const after = members.map((member) => widenedTo(member, target));
    return after.every((member, index) => member === members[index]) ? value : after;
  }
  if (!isGroup(value)) return value;
  if (value['kind'] === 'steps') return reaching(value, target);
  const after = Object.entries(value).map(([key, inner]) => [key, widenedTo(inner, target)] as const);
  return after.every(([key, inner]) => inner === value[key]) ? value : Object.fromEntries(after);
}

interface Row {
  readonly key: 'steps' | 'deadZones';
  readonly index: number;
  readonly band: Band;
}

/** A table of values; those of minutes, of points missed and of single outages do not end at the target. */
function reaching(rule: Group, target: Target): Json {
  if (rule['on'] !== 'value' || rule['each'] !== undefined) return rule;
  const rows = (['steps', 'deadZones'] as const).flatMap((key) =>
    membersOf(rule[key]).flatMap((row, index): readonly Row[] => {
      const written = isGroup(row) ? row['when'] : row;
      const band = typeof written === 'string' ? parseBand(written) : undefined;
      return band === undefined || typeof band === 'string' ? [] : [{ key, index, band }];
    }),
  );
  const [first, ...others] = rows;
  if (first === undefined || rows.some(({ band }) => !comparable(band, target.bound))) return rule;
  const mildest = others.reduce((best, row) => (isMilder(row.band, best.band, target) ? row : best), first);
  const band = upTo(mildest.band, target);
  return band === undefined ? rule : { ...rule, [mildest.key]: rewritten(rule, { ...mildest, band }) };
}

function rewritten(rule: Group, { key, index, band }: Row): Json {
  const text = formatBand(band);
  return membersOf(rule[key]).map((row, at) => (at === index ? (isGroup(row) ? { ...row, when: text } : text) : row));
}

const goodEnd = (band: Band, target: Target): Edge | undefined => (higherIsBetter(target) ? band.high : band.low);

function isMilder(one: Band, other: Band, target: Target): boolean {
  const [a, b] = [goodEnd(one, target), goodEnd(other, target)];
  if (a === undefined || b === undefined) return a === undefined && b !== undefined;
  return higherIsBetter(target) ? a.at.greaterThan(b.at) : a.at.lessThan(b.at);
}

/** Undefined where it reaches the target already. */
function upTo(band: Band, target: Target): Band | undefined {
  const at = target.bound.value;
  const end = goodEnd(band, target);
  if (end === undefined) return undefined;
  const inclusive = target.comparator === '>' || target.comparator === '<';
  if (higherIsBetter(target)) return end.at.lessThan(at) ? { ...band, high: { at, inclusive } } : undefined;
  return end.at.greaterThan(at) ? { ...band, low: { at, inclusive } } : undefined;
}
