/** Tables of text: a line under the header, two spaces between columns, wide characters counted as two. */
import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';

export interface TableText {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of figures, aligned to the right. */
  readonly right?: readonly number[];
}

const none = '';
const chars = {
  top: none,
  'top-mid': none,
  'top-left': none,
  'top-right': none,
  bottom: none,
  'bottom-mid': none,
  'bottom-left': none,
  'bottom-right': none,
  left: none,
  'left-mid': none,
  mid: none,
  'mid-mid': none,
  right: none,
  'right-mid': none,
  middle: '  ',
};

/** The table as lines, without trailing spaces. */
export function tableText({ head, rows, right = [] }: TableText): string {
  const table = new Table({
    head: [...head],
    chars,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: head.map((_, index) => (right.includes(index) ? 'right' : 'left')),
  });
  table.push(...rows.map((row) => [...row]));
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  const width = Math.max(...lines.map(visibleWidth));
  return [lines[0] ?? '', '─'.repeat(width), ...lines.slice(1)].join('\n');
}

const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/gu;

/** Columns on the screen: colours take none, Chinese characters two. */
function visibleWidth(line: string): number {
  const plain = stripVTControlCharacters(line);
  return plain.length + (plain.match(wide)?.length ?? 0);
}
