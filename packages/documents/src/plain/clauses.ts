/** Clauses of a contract as places that a number can lead to. Owns: finding where in the contract a number stands. */
import { contractProse } from '@troth/core';
import type { Block, Language, Revision } from '@troth/core';

export interface Clause {
  /** "c6.1"; unique on a page. */
  readonly id: string;
  readonly key: string;
  /** "6.1", or the number of the chapter. */
  readonly label: string;
  readonly block: Block;
  readonly text: string;
}

/** A stretch of text; with the clause that it stands in where it is a number. */
export interface Run {
  readonly text: string;
  readonly clause?: Clause;
}

/** "1,200.00", "99.95", "02:00". */
const number = /\d+(?:[.,:]\d+)*/gu;

export function clausesOf(revision: Revision, language: Language): readonly Clause[] {
  let key = 'K00';
  const ids = new Set<string>();
  return contractProse(revision, language).blocks.flatMap((block, index): readonly Clause[] => {
    if (block.kind === 'heading' && block.level === 2) key = block.anchor ?? 'K99';
    const text = textOf(block);
    if (key === 'K99' || (block.kind === 'heading' && block.level !== 1) || text === '') return [];
    const own = block.kind === 'clause' ? block.number : undefined;
    const id = own === undefined || ids.has(`c${own}`) ? `c${key}-${index}` : `c${own}`;
    ids.add(id);
    return [{ id, key, label: own ?? chapterNumber(key), block, text }];
  });
}

const chapterNumber = (key: string): string => (key === 'K00' ? '' : String(Number(key.slice(1))));

function textOf(block: Block): string {
  switch (block.kind) {
    case 'table':
      return [block.caption, ...[block.head, ...block.rows].map((row) => row.join(' · '))].join('\n');
    case 'list':
      return block.items.join('\n');
    case 'facts':
      return block.rows.map((row) => row.join(': ')).join('\n');
    case 'highlight':
      return `${block.figure} ${block.text}`;
    case 'clause':
      return `${block.number} ${block.title ?? ''} ${block.text}`;
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'hash':
    case 'drawing':
      return '';
  }
}

/** The text with every number led to its clause: in the clauses named first, with its unit if that stands there too. */
export function linked(text: string, keys: readonly string[], clauses: readonly Clause[]): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const found of text.matchAll(number)) {
    const clause = standsIn(found[0], text.slice(found.index + found[0].length), { keys, clauses });
    runs.push(
      { text: text.slice(at, found.index) },
      clause === undefined ? { text: found[0] } : { text: found[0], clause },
    );
    at = found.index + found[0].length;
  }
  runs.push({ text: text.slice(at) });
  return joined(runs.filter((run) => run.text !== ''));
}

interface Places {
  readonly keys: readonly string[];
  readonly clauses: readonly Clause[];
}

function standsIn(value: string, rest: string, { keys, clauses }: Places): Clause | undefined {
  const [unit = ''] = /^\s?[%\p{L}]+/u.exec(rest) ?? [];
  // A sentence with a number of its own is easier to find than a table.
  const rank = ({ key, block }: Clause): number =>
    2 * (keys.includes(key) ? keys.indexOf(key) : keys.length) + (block.kind === 'clause' ? 0 : 1);
  const order = clauses.toSorted((one, other) => rank(one) - rank(other));
  for (const said of [`${value}${unit}`, value]) {
    const found = order.find(({ text }) => holds(text, said));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The number stands there by itself, not as a part of a longer one. */
export function holds(text: string, said: string): boolean {
  for (let at = text.indexOf(said); at !== -1; at = text.indexOf(said, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + said.length, at + said.length + 2);
    if (!/\d[.,:]?$/u.test(before) && !/^(?:\d|[.,:]\d)/u.test(after)) return true;
  }
  return false;
}

/** Numbers of one clause with hardly anything between them are one link: a date, a telephone number. */
function joined(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const [before, gap] = [found.at(-2), found.at(-1)];
    if (
      run.clause !== undefined &&
      gap !== undefined &&
      gap.clause === undefined &&
      gap.text.length <= 1 &&
      before?.clause === run.clause
    )
      found.splice(-2, 2, { text: `${before.text}${gap.text}${run.text}`, clause: run.clause });
    else found.push(run);
  }
  return found;
}
