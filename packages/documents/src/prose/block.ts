/** A document as blocks, before it is Markdown or HTML. Owns: the few forms that contracts and plain texts are made of. */
import type { Language } from '@troth/core';

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of figures, aligned to the right. */
  readonly right?: readonly number[];
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
