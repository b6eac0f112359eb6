/** Pieces of Markdown. Owns: tables and code; prettier lays them out. */
import { format } from 'prettier';
import type { Row } from './shape.ts';

/** Bars would end a cell, even inside code; an opening bracket would begin HTML, except inside code. */
const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ')
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part.replaceAll('<', '&lt;') : part))
    .join('`');

export function table(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...lines.map((cells) => line(cells.map(cell)))].join('\n');
}

/** Keys of a group; a dot marks those that must be written. */
export function keyTable(rows: readonly Row[]): string {
  const lines = rows.map(({ key, required, value, meaning }) => [`\`${key}\`${required ? ' ●' : ''}`, value, meaning]);
  return table(['key', 'value', 'meaning'], lines);
}

export const code = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;

/** As `prettier --check` wants it, so that the page is the same whoever writes it. */
export function laidOut(text: string, parser: 'markdown' | 'json'): Promise<string> {
  return format(text, { parser, printWidth: 120, singleQuote: true, trailingComma: 'all' });
}
