/** One chapter of the contract as it is printed, with the words that changed. */
import type { Block, WordChange, WrittenChapter } from '@troth/core';
import type { ReactNode } from 'react';
import css from './chapter.module.css';
import { blockNames } from './model/marks.ts';
import type { Marks } from './model/marks.ts';

interface ChapterProps {
  readonly chapter: WrittenChapter;
  readonly marks: Marks | undefined;
}

export function ChapterView({ chapter: { blocks }, marks }: ChapterProps): ReactNode {
  const names = blockNames(blocks);
  return blocks.map((block, at) => (
    <BlockView key={`${names[at] ?? ''} ${at}`} block={block} name={names[at] ?? ''} marks={marks} />
  ));
}

interface BlockProps {
  readonly block: Block;
  readonly name: string;
  readonly marks: Marks | undefined;
}

export function BlockView({ block, name, marks }: BlockProps): ReactNode {
  const words = (part: string, text: string): ReactNode => <Words mark={marks?.get(`${name}/${part}`)} text={text} />;
  switch (block.kind) {
    case 'clause':
      return (
        <p className={css['clause']}>
          <span className={css['number']}>{block.number}</span>
          <span>
            {marks?.get(`${name}/text`)?.changed === true ? (
              words('text', '')
            ) : (
              <>
                {block.title !== undefined && <b>{block.title} </b>}
                {block.text}
              </>
            )}
          </span>
        </p>
      );
    case 'paragraph':
      return <p className={css['paragraph']}>{words('text', block.text)}</p>;
    case 'list':
      return (
        <ul className={css['list']}>
          {block.items.map((item, at) => (
            <li key={item}>{words(`item ${at}`, item)}</li>
          ))}
        </ul>
      );
    case 'table':
    case 'facts':
      return <TableView block={block} words={words} />;
    case 'hash':
      return (
        <p className={css['hash']}>
          {block.label}: {block.value}
        </p>
      );
    case 'highlight':
      return (
        <p>
          <b>{block.figure}</b> {block.text}
        </p>
      );
    case 'heading':
      return block.level === 3 ? <h3 className={css['inner']}>{block.text}</h3> : null;
    case 'drawing':
      return null;
  }
}

interface TableProps {
  readonly block: Extract<Block, { kind: 'table' | 'facts' }>;
  readonly words: (part: string, text: string) => ReactNode;
}

function TableView({ block, words }: TableProps): ReactNode {
  const right = block.kind === 'table' ? (block.right ?? []) : [];
  return (
    // It is moved sideways on a narrow screen, so the keyboard must reach it.
    <div className={css['tableFrame']} tabIndex={0} role="region" aria-label={nameOf(block)}>
      <table className={css['table']}>
        {block.kind === 'table' && <caption>{block.caption}</caption>}
        {block.kind === 'table' && (
          <thead>
            <tr>
              {block.head.map((one, column) => (
                <th key={one} scope="col" className={right.includes(column) ? css['right'] : undefined}>
                  {one}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {block.rows.map((row, at) => (
            <tr key={row.join('|')}>
              {row.map((cell, column) => (
                <td key={`${column} ${cell}`} className={right.includes(column) ? css['right'] : undefined}>
                  {words(`cell ${at} ${column}`, cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Words({
  mark,
  text,
}: {
  readonly mark: { readonly words: readonly WordChange[]; readonly changed: boolean } | undefined;
  readonly text: string;
}): ReactNode {
  if (mark?.changed !== true) return text;
  return <Changed words={mark.words} />;
}

export function Changed({ words }: { readonly words: readonly WordChange[] }): ReactNode {
  return words.map(({ kind, text }, at) => {
    const key = `${at} ${kind}`;
    if (kind === 'added')
      return (
        <ins key={key} className={css['added']}>
          {text}
        </ins>
      );
    if (kind === 'removed')
      return (
        <del key={key} className={css['removed']}>
          {text}
        </del>
      );
    return <span key={key}>{text}</span>;
  });
}

const nameOf = (block: TableProps['block']): string =>
  block.kind === 'table' ? block.caption : (block.rows[0]?.[0] ?? '');
