/** The contract beside the terms that it is written from, chapter by chapter. */
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import type { SchemaAgreementPage, SchemaContractText, SchemaProseBlock } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { PaperList } from '../papers/paper-list.tsx';
import { paperWords } from '../papers/words.ts';
import css from './agreements.module.css';
import { agreementWords } from './words.ts';

export function ContractTab({ page }: { readonly page: SchemaAgreementPage }): ReactNode {
  const t = useWords(agreementWords);
  const language = useLanguage();
  const [chosen, choose] = useChoice('revision');
  const current = page.line.revision ?? page.revisions.at(-1)?.revision ?? 1;
  const revision = chosen === undefined ? current : Number(chosen);
  const text = useGet('/v1/agreements/{agreement}/contract', {
    params: { path: { agreement: page.line.id }, query: { language, revision } },
  });
  const papers = useWords(paperWords);
  const before = page.revisions.findLast((one) => one.revision < revision)?.revision;
  return (
    <>
      <Section title={papers('papers')} note={papers('papersNote')} anchor="papers">
        <PaperList
          at={`/v1/agreements/${page.line.id}/documents`}
          query={`revision=${revision}`}
          since={before === undefined ? undefined : String(before)}
        />
      </Section>
      <Section
        title={t('contract')}
        note={t('contractNote')}
        acts={
          <NativeSelect
            aria-label={t('revision')}
            value={String(revision)}
            onChange={(event) => choose(event.currentTarget.value)}
            data={page.revisions.map((one) => ({
              value: String(one.revision),
              label: t('revisionN', { revision: one.revision }),
            }))}
          />
        }
      >
        <Loaded of={text} lines={20}>
          {(found) => <Chapters text={found} />}
        </Loaded>
      </Section>
    </>
  );
}

function Chapters({ text: { chapters } }: { readonly text: SchemaContractText }): ReactNode {
  return chapters.map((chapter) => <Chapter key={`${chapter.key ?? ''} ${chapter.title}`} chapter={chapter} />);
}

function Chapter({
  chapter: { key, title, blocks, terms },
}: {
  readonly chapter: SchemaContractText['chapters'][number];
}): ReactNode {
  const t = useWords(agreementWords);
  return (
    <section className={css['chapter']} id={key}>
      <h3 className={css['chapterTitle']}>{title}</h3>
      <div>
        {blocks.map((block, index) => (
          <ProseBlock key={`${index} ${block.number ?? ''}`} block={block} />
        ))}
      </div>
      {terms.length > 0 && (
        <details open={terms.length < 12}>
          <summary className={css['small']}>{t('writtenFrom')}</summary>
          <dl className={css['terms']}>
            {terms.map(({ term, value }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

function ProseBlock({ block }: { readonly block: SchemaProseBlock }): ReactNode {
  switch (block.kind) {
    case 'clause':
      return (
        <p className={css['clause']} id={`clause-${block.number ?? ''}`}>
          <span className={css['clauseNumber']}>{block.number}</span>
          <span>
            {block.title !== undefined && <b>{block.title} </b>}
            {block.text}
          </span>
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.items?.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
    case 'facts':
      return <ProseTable block={block} />;
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
    default:
      return <p>{block.text}</p>;
  }
}

function ProseTable({ block: { caption, head, rows = [] } }: { readonly block: SchemaProseBlock }): ReactNode {
  return (
    <table className={css['rungs']}>
      {caption !== undefined && <caption className={css['small']}>{caption}</caption>}
      {head !== undefined && (
        <thead>
          <tr>
            {head.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row) => (
          <tr key={row.join('|')}>
            {row.map((cell, index) => (
              <td key={`${index} ${cell}`}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
