/** Where two values of JSON part, by path: enough of them to see what was altered. */
import type { Json } from '../ledger/entry.ts';
import type { FigureDifference } from './faults.ts';

const most = 5;

/** Money first, then what it was computed from; the rest follows from these. */
const first = ['credit', 'basis'];
const rank = ({ path }: FigureDifference): number => {
  const place = first.indexOf(path.split('.')[0] ?? '');
  return place < 0 ? first.length : place;
};

export function differences(stated: Json | undefined, computed: Json | undefined): readonly FigureDifference[] {
  const found: FigureDifference[] = [];
  collect({ stated, computed, path: [] }, found);
  return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, most);
}

interface Pair {
  readonly stated: Json | undefined;
  readonly computed: Json | undefined;
  readonly path: readonly string[];
}

function collect({ stated, computed, path }: Pair, found: FigureDifference[]): void {
  if (stated === computed) return;
  const [a, b] = [partsOf(stated), partsOf(computed)];
  if (a === undefined || b === undefined || Array.isArray(stated) !== Array.isArray(computed)) {
    found.push({ path: path.join('.'), stated: shown(stated), computed: shown(computed) });
    return;
  }
  for (const key of new Set([...a.keys(), ...b.keys()]))
    collect({ stated: a.get(key), computed: b.get(key), path: [...path, key] }, found);
}

function partsOf(value: Json | undefined): ReadonlyMap<string, Json> | undefined {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}

function shown(value: Json | undefined): string {
  const text = value === undefined ? '—' : JSON.stringify(value);
  if (/^"[0-9a-f]{64}"$/u.test(text)) return `${text.slice(1, 13)}…`;
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
