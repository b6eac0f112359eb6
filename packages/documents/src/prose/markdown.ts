/** Blocks as Markdown (CommonMark with tables). Owns: escaping, so that no word of an author becomes markup. */
import type { Block, Prose, TableBlock } from '@troth/core';

const special = /[\\`*_{}[\]<>#|~]/gu;

/** Signs that Markdown reads are written so that it does not. */
function plainMarkdownText(text: string): string {
  return text.replaceAll(special, (sign) => `\\${sign}`).replaceAll(/\s*\n\s*/gu, ' ');
}

/** At the start of a line a dash or a number with a point would begin a list. */
function lineText(text: string): string {
  return plainMarkdownText(text)
    .replace(/^([-+])(?=\s)/u, '\\$1')
    .replace(/^(\d+)([.)])(?=\s)/u, '$1\\$2');
}

export function toMarkdown(prose: Prose): string {
  return `${prose.blocks.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plainMarkdownText(block.text)}`;
    case 'clause':
      return `**${plainMarkdownText(block.number)}** ${block.title === undefined ? '' : `**${plainMarkdownText(block.title)}** `}${plainMarkdownText(block.text)}`;
    case 'paragraph':
      return lineText(block.text);
    case 'list':
      return block.items.map((item) => `- ${lineText(item)}`).join('\n');
    case 'highlight':
      return `> **${plainMarkdownText(block.figure)}** ${plainMarkdownText(block.text)}`;
    case 'hash':
      return `${plainMarkdownText(block.label)}: \`${block.value}\``;
    case 'facts':
      return block.rows
        .map(([name, value]) => `- **${plainMarkdownText(name)}** ${plainMarkdownText(value)}`)
        .join('\n');
    case 'drawing': {
      const { title, description, table } = block.drawing;
      return `${lineText(description)}\n\n${tableText({ kind: 'table', caption: title, head: table.columns, rows: table.rows })}`;
    }
    case 'table':
      return tableText(block);
  }
}

function tableText({ caption, head, rows, right = [] }: TableBlock): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(plainMarkdownText).join(' | ')} |`;
  const rule = `| ${head.map((_, index) => (right.includes(index) ? '---:' : '---')).join(' | ')} |`;
  return [`*${plainMarkdownText(caption)}*`, '', line(head), rule, ...rows.map(line)].join('\n');
}
