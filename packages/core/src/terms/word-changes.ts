/**
 * Two texts word by word: what stayed, what went, what came. Chinese is compared character by character. Owns: the longest
 * common run of words. The text before and the text after can be read off the result again.
 */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond so many pairs of words the texts are shown whole, one struck out and one new. */
const mostPairs = 4_000_000;

const token = /\p{Script=Han}|[\p{L}\p{N}.,:%“”"'’-]+|\s+|[^\p{L}\p{N}\s]/gu;

export function wordChanges(before: string, after: string): readonly WordChange[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const [one, two] = [before.match(token) ?? [], after.match(token) ?? []];
  if (one.length * two.length > mostPairs)
    return joined([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  return joined(walk(one, two, lengths(one, two)));
}

/** Length of the longest common run from each pair of places on. */
function lengths(one: readonly string[], two: readonly string[]): readonly Uint32Array[] {
  const table = Array.from({ length: one.length + 1 }, () => new Uint32Array(two.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = two.length - 1; j >= 0; j -= 1) {
      const [row, below] = [table[i], table[i + 1]];
      if (row === undefined || below === undefined) continue;
      row[j] = one[i] === two[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return table;
}

function walk(one: readonly string[], two: readonly string[], table: readonly Uint32Array[]): WordChange[] {
  const found: WordChange[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < two.length) {
    const [was, is] = [one[i], two[j]];
    if (was !== undefined && was === is) {
      found.push({ kind: 'same', text: was });
      i += 1;
      j += 1;
    } else if (was !== undefined && (is === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      found.push({ kind: 'removed', text: was });
      i += 1;
    } else {
      found.push({ kind: 'added', text: is ?? '' });
      j += 1;
    }
  }
  return found;
}

function joined(changes: readonly WordChange[]): readonly WordChange[] {
  const found: WordChange[] = [];
  for (const { kind, text } of changes) {
    if (text === '') continue;
    const last = found.at(-1);
    if (last?.kind === kind) found[found.length - 1] = { kind, text: last.text + text };
    else found.push({ kind, text });
  }
  return found;
}
