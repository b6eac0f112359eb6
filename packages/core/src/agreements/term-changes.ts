/** Terms of two texts side by side. Owns: which leaf changed; lists whose items have an id are matched by it. */
import { formatQuantity } from '../terms/quantity.ts';
import { Ratio } from '../values/ratio.ts';

export interface TermChange {
  readonly term: string;
  readonly before?: string;
  readonly after?: string;
}

type Leaves = Map<string, string>;

/** Leaves of both that differ, in order of the first text, then what only the second has. */
export function changedTerms(before: unknown, after: unknown): readonly TermChange[] {
  const [one, two]: [Leaves, Leaves] = [new Map(), new Map()];
  gather(before, '', one);
  gather(after, '', two);
  const changes: TermChange[] = [];
  for (const term of new Set([...one.keys(), ...two.keys()])) {
    const [was, is] = [one.get(term), two.get(term)];
    if (was !== is)
      changes.push({ term, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) });
  }
  return changes;
}

/** Every term of a text by its place: "commitments[availability].target" → ">= 99.95 %". */
export function termLeaves(terms: unknown): ReadonlyMap<string, string> {
  const leaves: Leaves = new Map();
  gather(terms, '', leaves);
  return leaves;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function gather(value: unknown, path: string, into: Leaves): void {
  if (value === undefined) return;
  const leaf = value instanceof Ratio && /\bpercent$/u.test(path) ? percentText(value) : leafText(value);
  if (leaf !== undefined) into.set(path, leaf);
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      gather(item, `${path}[${isMap(item) && typeof item['id'] === 'string' ? item['id'] : index}]`, into);
  } else if (isMap(value))
    for (const [key, part] of Object.entries(value)) gather(part, path === '' ? key : `${path}.${key}`, into);
}

/** "7.5 %", as its author wrote it. */
const percentText = (share: Ratio): string => `${share.times(Ratio.of(100)).toString()} %`;

/** Quantities, targets and bands are read as their authors wrote them. */
function leafText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Ratio) return value.toString();
  if (!isMap(value)) return undefined;
  if (typeof value['text'] === 'string' && ('band' in value || 'dimension' in value)) return value['text'];
  const { dimension, value: amount, unit } = value;
  if (amount instanceof Ratio && typeof unit === 'string' && isDimension(dimension))
    return formatQuantity({ dimension, value: amount, unit });
  return undefined;
}

function isDimension(name: unknown): name is 'ratio' | 'time' | 'count' | 'days' | 'number' {
  return name === 'ratio' || name === 'time' || name === 'count' || name === 'days' || name === 'number';
}
