/** From a path in the data back to a line of the file. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { Document, LineCounter } from 'yaml';

/** 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the value at `path` begins; where the path leaves the document, where its last existing part begins. */
export function parsedNode(document: Document, path: readonly PropertyKey[], lines: LineCounter): Position {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    const next = child(node, key);
    if (next === undefined) break;
    offset = next.keyOffset ?? startOf(next.node) ?? offset;
    node = next.node;
  }
  const at = lines.linePos(startOfValue(node, offset));
  return { line: at.line, column: at.col };
}

function startOf(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined;
}

/** A scalar is shown at its own place; a map or list at its key, where the eye looks for it. */
function startOfValue(node: unknown, keyOffset: number): number {
  return isScalar(node) ? (node.range?.[0] ?? keyOffset) : keyOffset;
}

function child(node: unknown, key: PropertyKey): { node: unknown; keyOffset?: number | undefined } | undefined {
  if (isSeq(node) && typeof key === 'number') {
    const item = node.items[key];
    return item === undefined ? undefined : { node: item, keyOffset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
  return pair === undefined ? undefined : { node: pair.value, keyOffset: startOf(pair.key) };
}
