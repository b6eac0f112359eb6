/** What changed in the words of the contract since another text. Owns: which block of a chapter answers to which. */
import { wordChanges } from '@troth/core';
import type { Block, WordChange, WrittenChapter } from '@troth/core';

export interface MarkedText {
  /** Words that stayed, came and went; one piece that stayed when nothing changed. */
  readonly words: readonly WordChange[];
  readonly changed: boolean;
}

export type Marks = ReadonlyMap<string, MarkedText>;

/** The texts of a block, each under the name by which it is drawn. */
export function textsOf(block: Block): readonly (readonly [part: string, text: string])[] {
  switch (block.kind) {
    case 'clause':
      return [['text', `${block.title === undefined ? '' : `${block.title} `}${block.text}`]];
    case 'list':
      return block.items.map((item, at) => [`item ${at}`, item] as const);
    case 'table':
    case 'facts':
      return block.rows.flatMap((row, at) => row.map((cell, column) => [`cell ${at} ${column}`, cell] as const));
    case 'paragraph':
      return [['text', block.text]];
    default:
      return [];
  }
}

/** Blocks are paired by their numbers where they have one, else by their places among their like. */
export function blockNames(blocks: readonly Block[]): readonly string[] {
  const count = new Map<string, number>();
  return blocks.map((block) => {
    if (block.kind === 'clause') return `clause ${block.number}`;
    const at = count.get(block.kind) ?? 0;
    count.set(block.kind, at + 1);
    return `${block.kind} ${at}`;
  });
}

export function marksOf(before: WrittenChapter | undefined, after: WrittenChapter): Marks {
  const old = new Map<string, string>();
  const names = blockNames(before?.blocks ?? []);
  for (const [at, block] of (before?.blocks ?? []).entries())
    for (const [part, text] of textsOf(block)) old.set(`${names[at] ?? ''}/${part}`, text);
  const found = new Map<string, MarkedText>();
  const own = blockNames(after.blocks);
  for (const [at, block] of after.blocks.entries())
    for (const [part, text] of textsOf(block)) {
      const name = `${own[at] ?? ''}/${part}`;
      const was = old.get(name);
      found.set(name, { words: wordChanges(was ?? '', text), changed: was !== text });
    }
  return found;
}
