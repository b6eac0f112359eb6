/** A document ready for the press: blocks, and what a file of paper says about itself. Owns: the data that the template reads. */
import { textWidth } from '@troth/core';
import type { Block, Instant, Prose, TableBlock } from '@troth/core';
import { drawingSvg } from '../drawn/svg.ts';
import { toPage } from '../prose/prose-page.ts';

export interface Paper extends Prose {
  readonly author: string;
  readonly keywords: readonly string[];
  /** At the head of each page after the first: "SLA-LR-METRO · 2024-11 · 1". */
  readonly identity: string;
  /** At the foot of each page. */
  readonly footer: string;
  /** The date in the file. It belongs to what the paper tells, not to the clock: the same paper is the same bytes. */
  readonly madeAt: Instant;
}

/** The same paper as one page for browsers. */
export const paperHtml = (paper: Paper): string => toPage(paper);

/** As the press takes it: everything is text, and a drawing is a file of its own. */
export function pressData({ title, language, author, keywords, identity, footer, blocks }: Paper): unknown {
  return {
    title,
    language,
    author,
    keywords,
    identity,
    footer,
    blocks: blocksData(blocks),
  };
}

export const blocksData = (blocks: readonly Block[]): readonly unknown[] =>
  blocks.map((block, index) => blockData(block, `d${index}`));

function blockData(block: Block, name: string): unknown {
  switch (block.kind) {
    case 'clause':
      return { ...block, title: block.title ?? '' };
    case 'drawing': {
      const { title, description } = block.drawing;
      const svg = drawingSvg(block.drawing, name).text;
      return { kind: 'drawing', title, description, alt: `${title}. ${description}`, svg };
    }
    case 'table':
      return tableData(block);
    default:
      return block;
  }
}

/** A cell with more than this is a text, and may run over the end of a page. */
const longest = 400;

function tableData({ kind, caption, head, rows, right = [], total = false }: TableBlock): unknown {
  return {
    kind,
    caption,
    head: head.map(breakable),
    rows: rows.map((row) => head.map((_, index) => breakable(row[index] ?? ''))),
    right,
    total,
    widths: columnWidths({ head, rows, right }),
    breakable: rows.some((row) => row.some((cell) => cell.length > longest)),
  };
}

/** Points of a line, and what stands on both sides of a cell. */
const lineWidth = 487;
const beside = 9;
const cellSize = 8.5;

/** Bold letters are broader. */
const headWidth = (text: string): number => textWidth(text, cellSize) * 1.08;

/** The press breaks a line behind a hyphen, but not before a figure: “SLR-0001” stays whole. */
const longestWord = (text: string): number =>
  Math.max(0, ...text.split(/[\s\u200b]|-(?!\d)|(?<=\p{Script=Han})/u).map((word) => textWidth(word, cellSize)));

/**
 * Widths in points, 0 for the one that takes what is left. Where everything fits, columns are as wide as they need to be; else
 * those that ask for little get it, the others share the rest, and none is narrower than its longest word.
 */
export function columnWidths({
  head,
  rows,
  right,
}: Required<Pick<TableBlock, 'head' | 'rows' | 'right'>>): readonly number[] {
  const cells = (index: number): readonly string[] => rows.map((row) => row[index] ?? '');
  const needs = head.map(
    (title, index) => beside + Math.max(headWidth(title), ...cells(index).map((text) => textWidth(text, cellSize))),
  );
  // Words take what is left rather than figures, which would drift away from them.
  const wordy = needs.map((need, index) => (right.includes(index) ? 0 : need));
  const most = wordy.indexOf(Math.max(...wordy));
  if (needs.reduce((sum, need) => sum + need, 0) <= lineWidth)
    return needs.map((need, index) => (index === most ? 0 : Math.ceil(need)));
  const least = head.map(
    (title, index) => beside + Math.max(longestWord(title) * 1.08, ...cells(index).map(longestWord)),
  );
  return shared(needs, least);
}

/** What a column of text is left with, at least, when a narrower one is given all it asks for. */
const readable = 140;

/** The narrowest first; the widest column takes what is left. */
function shared(needs: readonly number[], least: readonly number[]): readonly number[] {
  const atLeast = (index: number): number => Math.max(least[index] ?? 0, Math.min(needs[index] ?? 0, readable));
  const order = [...needs.keys()].sort((a, b) => (needs[a] ?? 0) - (needs[b] ?? 0));
  const widths = needs.map(() => 0);
  let room = lineWidth;
  order.forEach((index, at) => {
    const rest = order.slice(at + 1);
    if (rest.length === 0) return;
    const kept = rest.reduce((sum, other) => sum + atLeast(other), 0);
    const width = Math.ceil(Math.max(least[index] ?? 0, Math.min(needs[index] ?? 0, room - kept)));
    widths[index] = width;
    room -= width;
  });
  return widths;
}

const longWord = /\S{25,}/gu;

/** A word that no line could hold gets places to break at; figures and ids are never that long. */
function breakable(text: string): string {
  return text.replaceAll(longWord, (word) =>
    Array.from(word, (sign, at) => (at % 12 === 11 ? `${sign}\u200b` : sign)).join(''),
  );
}
