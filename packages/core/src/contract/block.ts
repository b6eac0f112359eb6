/** A document as blocks, before it is Markdown, HTML, PDF or CSV. Owns: the few forms that all papers are made of. */
import type { Drawing } from '../drawings/drawing.ts';
import type { Language } from '../terms/text.ts';

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of figures, aligned to the right. */
  readonly right?: readonly number[];
  /** The last row is the sum of those above. */
  readonly total?: boolean;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly anchor?: string }
  /** A numbered sentence of a contract, with a short title where it has one. */
  | { readonly kind: 'clause'; readonly number: string; readonly title?: string; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** One figure that must not be overlooked, with the words around it. */
  | { readonly kind: 'highlight'; readonly figure: string; readonly text: string }
  | { readonly kind: 'hash'; readonly label: string; readonly value: string }
  /** Names and what stands behind them, beside one another: parties, dates, numbers. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  /** A chart; its table stands in for it where nothing can be drawn. */
  | { readonly kind: 'drawing'; readonly drawing: Drawing }
  | TableBlock;

export interface Prose {
  readonly title: string;
  readonly language: Language;
  readonly blocks: readonly Block[];
}

export const heading = (level: 1 | 2 | 3, text: string, anchor?: string): Block => ({
  kind: 'heading',
  level,
  text,
  ...(anchor === undefined ? {} : { anchor }),
});
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });

/** Chinese set beside Latin words gets the space that typesetters give it. */
export function spaced(text: string): string {
  return text
    .replaceAll(/(\p{Script=Han})(?=[A-Za-z])/gu, '$1 ')
    .replaceAll(/([A-Za-z]|\d %)(?=\p{Script=Han})/gu, '$1 ');
}

/** The blocks with `change` applied to every text in them. */
export function mapTexts(blocks: readonly Block[], change: (text: string) => string): readonly Block[] {
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'clause':
        return {
          ...block,
          text: change(block.text),
          ...(block.title === undefined ? {} : { title: change(block.title) }),
        };
      case 'list':
        return { ...block, items: block.items.map(change) };
      case 'highlight':
        return { ...block, figure: change(block.figure), text: change(block.text) };
      case 'hash':
      case 'drawing':
        return block;
      case 'facts':
        return { ...block, rows: block.rows.map(([name, value]) => [change(name), change(value)] as const) };
      case 'table':
        return {
          ...block,
          caption: change(block.caption),
          head: block.head.map(change),
          rows: block.rows.map((row) => row.map(change)),
        };
      default:
        return { ...block, text: change(block.text) };
    }
  });
}
