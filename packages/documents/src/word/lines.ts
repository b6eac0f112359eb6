/**
 * A contract as the paragraphs of a text processor, each with a name by which it is found again after somebody edited the file.
 * Owns: those names, and pairing the paragraphs of two texts. Does not own: the file format (document.ts), reading (read.ts).
 */
import { contractProse, wordChanges } from '@troth/core';
import type { Block, Language, Revision, TableBlock, WordChange } from '@troth/core';

/** One paragraph. */
export interface Line {
  /** A hidden bookmark in the file: "_en_K06_3", "_en_K06_1_r2_c3". */
  readonly anchor: string;
  readonly words: readonly WordChange[];
  /** How many signs at its beginning are its title. */
  readonly bold: number;
}

/** New or gone altogether; missing: it was there before. */
type Whole = 'added' | 'removed' | undefined;

export interface TextPiece {
  readonly form: 'title' | 'lead' | 'part' | 'chapter' | 'section' | 'clause' | 'paragraph' | 'item' | 'hash';
  readonly whole: Whole;
  readonly line: Line;
}

export interface TablePiece {
  readonly form: 'table';
  readonly whole: Whole;
  readonly caption: Line;
  readonly head: readonly Line[];
  readonly rows: readonly { readonly whole: Whole; readonly cells: readonly Line[] }[];
  readonly right: readonly number[];
}

/** What stands in one clause: a heading, a sentence, a table. */
export type Piece = (TextPiece | TablePiece) & {
  /** K01 … K25; K00 before the first, K99 after the last. */
  readonly key: string;
  /** "6.1", the caption of a table, or its place. */
  readonly clause: string;
};

const shortNames: Readonly<Record<Language, string>> = { en: 'en', 'zh-Hant': 'zh' };

/** The pieces of a contract in one language, all of them as they stand. */
export function piecesOf(revision: Revision, language: Language): readonly Piece[] {
  const { blocks } = contractProse(revision, language);
  let key = 'K00';
  let place = 0;
  return blocks.flatMap((block) => {
    if (block.kind === 'heading' && block.level === 2) {
      key = block.anchor ?? 'K99';
      place = 0;
    } else place += 1;
    return blockPieces(block, { key, name: `_${shortNames[language]}_${key}_${place}`, place });
  });
}

interface Place {
  readonly key: string;
  readonly name: string;
  readonly place: number;
}

const lineOf = (anchor: string, text: string, bold = 0): Line => ({
  anchor,
  words: text === '' ? [] : [{ kind: 'same', text }],
  bold,
});

function blockPieces(block: Block, { key, name, place }: Place): readonly Piece[] {
  const clause = `#${place}`;
  const text = (
    form: TextPiece['form'],
    said: string,
    more: { clause?: string; anchor?: string; bold?: number } = {},
  ): Piece => ({
    key,
    clause: more.clause ?? clause,
    form,
    whole: undefined,
    line: lineOf(more.anchor ?? name, said, more.bold),
  });
  switch (block.kind) {
    case 'heading':
      return [
        text(
          ({ 1: 'title', 2: 'chapter', 3: 'section' } as const)[block.level],
          block.text,
          block.level === 2 ? { clause: 'title' } : {},
        ),
      ];
    case 'clause': {
      const head = `${block.number}\t`;
      const title = block.title === undefined ? '' : `${block.title} `;
      return [
        text('clause', `${head}${title}${block.text}`, { clause: block.number, bold: head.length + title.length }),
      ];
    }
    case 'list':
      return block.items.map((item, index) =>
        text('item', item, { clause: `${clause}.${index + 1}`, anchor: `${name}_i${index + 1}` }),
      );
    case 'facts':
      return block.rows.map((row, index) =>
        text('paragraph', row.join(': '), { clause: `${clause}.${index + 1}`, anchor: `${name}_i${index + 1}` }),
      );
    case 'highlight':
      return [text('paragraph', `${block.figure} ${block.text}`, { bold: block.figure.length })];
    case 'hash':
      return [text('hash', `${block.label}: ${block.value}`, { clause: block.label })];
    case 'drawing':
      return [text('paragraph', `${block.drawing.title}. ${block.drawing.description}`)];
    case 'paragraph':
      return [text(key === 'K00' ? 'lead' : 'paragraph', block.text)];
    case 'table':
      return [tablePiece(block, { key, name, place })];
  }
}

function tablePiece({ caption, head, rows, right = [] }: TableBlock, { key, name }: Place): Piece {
  return {
    key,
    clause: caption,
    form: 'table',
    whole: undefined,
    caption: lineOf(name, caption),
    head: head.map((cell, column) => lineOf(`${name}_r0_c${column + 1}`, cell)),
    rows: rows.map((row, index) => ({
      whole: undefined,
      cells: head.map((_, column) => lineOf(`${name}_r${index + 1}_c${column + 1}`, row[column] ?? '')),
    })),
    right,
  };
}

/** The text of a line before or after its changes. */
export const lineText = ({ words }: Line, when: 'before' | 'after'): string =>
  words.flatMap(({ kind, text }) => (kind === (when === 'before' ? 'added' : 'removed') ? [] : [text])).join('');

/** Every line of a piece, in the order of the file. */
export function linesOf(piece: Piece): readonly Line[] {
  return piece.form === 'table'
    ? [piece.caption, ...piece.head, ...piece.rows.flatMap(({ cells }) => cells)]
    : [piece.line];
}

/** Two texts in one: what stayed, what went, what came, word by word. Its names are those of the second text. */
export function mergedPieces(before: readonly Piece[], after: readonly Piece[]): readonly Piece[] {
  const name = ({ key, clause, form }: Piece): string => `${key} ${form} ${clause}`;
  return paired(before, after, name).map(([was, is], index) => {
    if (is === undefined) return wholly(was as Piece, 'removed', `_gone_${index}`);
    if (was === undefined) return wholly(is, 'added');
    return merged(was, is, index);
  });
}

type Pair<T> = readonly [was: T, is: T | undefined] | readonly [was: undefined, is: T];

/** Members of the same name that stand in the same order are one another's. */
function paired<T>(before: readonly T[], after: readonly T[], nameOf: (one: T) => string): readonly Pair<T>[] {
  const [one, two] = [before.map(nameOf), after.map(nameOf)];
  const run = one.map(() => new Uint32Array(two.length + 1));
  const longest = (i: number, j: number): number => run[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = two.length - 1; j >= 0; j -= 1) {
      const row = run[i];
      if (row !== undefined)
        row[j] = one[i] === two[j] ? longest(i + 1, j + 1) + 1 : Math.max(longest(i + 1, j), longest(i, j + 1));
    }
  const found: Pair<T>[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [was, is] = [before[i], after[j]];
    if (was !== undefined && is !== undefined && one[i] === two[j]) {
      found.push([was, is]);
      i += 1;
      j += 1;
    } else if (was !== undefined && (is === undefined || longest(i + 1, j) >= longest(i, j + 1))) {
      found.push([was, undefined]);
      i += 1;
    } else {
      if (is !== undefined) found.push([undefined, is]);
      j += 1;
    }
  }
  return found;
}

function wholly(piece: Piece, whole: 'added' | 'removed', anchor?: string): Piece {
  const all = (line: Line, index: number): Line => ({
    ...line,
    ...(anchor === undefined ? {} : { anchor: `${anchor}_${index}` }),
    words: line.words.map(({ text }) => ({ kind: whole, text })),
  });
  if (piece.form !== 'table') return { ...piece, whole, line: all(piece.line, 0) };
  return {
    ...piece,
    whole,
    caption: all(piece.caption, 0),
    head: piece.head.map((cell, column) => all(cell, column + 1)),
    rows: piece.rows.map(({ cells }, row) => ({
      whole,
      cells: cells.map((cell, column) => all(cell, (row + 1) * 100 + column)),
    })),
  };
}

function merged(was: Piece, is: Piece, index: number): Piece {
  if (was.form !== 'table' || is.form !== 'table') {
    if (was.form === 'table' || is.form === 'table') throw new TypeError('pieces are paired by their form');
    return { ...is, line: changed(was.line, is.line) };
  }
  const first = ({ cells }: TablePiece['rows'][number]): string =>
    cells[0] === undefined ? '' : lineText(cells[0], 'after');
  const rows = paired(was.rows, is.rows, first).map(([old, now], row): TablePiece['rows'][number] => {
    if (now !== undefined && old !== undefined)
      return { whole: undefined, cells: now.cells.map((cell, column) => changed(old.cells[column], cell)) };
    const whole = now === undefined ? 'removed' : 'added';
    const cells = (now ?? old)?.cells ?? [];
    return {
      whole,
      cells: cells.map((cell, column) => ({
        ...cell,
        anchor: whole === 'removed' ? `_gone_${index}_r${row}_c${column}` : cell.anchor,
        words: cell.words.map(({ text }) => ({ kind: whole, text })),
      })),
    };
  });
  return {
    ...is,
    head: is.head.map((cell, column) => changed(was.head[column], cell)),
    caption: changed(was.caption, is.caption),
    rows,
  };
}

const changed = (was: Line | undefined, is: Line): Line => ({
  ...is,
  words: wordChanges(was === undefined ? '' : lineText(was, 'after'), lineText(is, 'after')),
});
