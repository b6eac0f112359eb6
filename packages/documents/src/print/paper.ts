/** A document ready for the press: blocks, and what a file of paper says about itself. Owns: the data that the template reads. */
import { textWidth } from '@troth/core';
import type { Instant } from '@troth/core';
import { drawingSvg } from '../drawn/svg.ts';
import { toPage } from '../prose/prose-page.ts';
import type { Block, Prose, TableBlock } from '../prose/block.ts';

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
    blocks: blocks.map((block, index) => blockData(block, `d${index}`)),
  };
}

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

function tableData({ kind, caption, head, rows, right = [] }: TableBlock): unknown {
  return {
    kind,
    caption,
    head: head.map(breakable),
    rows: rows.map((row) => head.map((_, index) => breakable(row[index] ?? ''))),
    right,
    widths: columnWidths(head, rows),
    breakable: rows.some((row) => row.some((cell) => cell.length > longest)),
  };
}

const narrowest = 34;
const widest = 240;

/** Shares of the line by what the columns hold: 0 for one that takes what it needs. */
function columnWidths(head: readonly string[], rows: TableBlock['rows']): readonly number[] {
  const needs = head.map((title, index) =>
    Math.max(...[title, ...rows.map((row) => row[index] ?? '')].map((text) => textWidth(text, 8.5))),
  );
  const room = 480;
  // Where everything fits, columns are as wide as they need to be and the widest takes the rest.
  const most = Math.max(...needs);
  if (needs.reduce((sum, need) => sum + need + 10, 0) <= room)
    return needs.map((need, index) => (index === needs.indexOf(most) ? Math.max(need, 1) : 0));
  return needs.map((need) => Math.round(Math.min(widest, Math.max(narrowest, need))));
}

const longWord = /\S{25,}/gu;

/** A word that no line could hold gets places to break at; figures and ids are never that long. */
function breakable(text: string): string {
  return text.replaceAll(longWord, (word) =>
    Array.from(word, (sign, at) => (at % 12 === 11 ? `${sign}\u200b` : sign)).join(''),
  );
}
