/** The papers of one text as links. Owns: which there are and in what order people look for them. */
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './papers.module.css';
import { paperWords } from './words.ts';

const roles = ['service-desk', 'operations', 'field', 'billing', 'supplier-manager', 'users'] as const;

interface PaperListProps {
  /** "/v1/drafts/DRF-0001/documents". */
  readonly at: string;
  /** The text before, where there is one; the difference to it is a paper too. */
  readonly since?: string | undefined;
  /** More of the address: "revision=2". */
  readonly query?: string;
}

export function PaperList({ at, since, query }: PaperListProps): ReactNode {
  const t = useWords(paperWords);
  const language = useLanguage();
  const address = (file: string): string =>
    `${at}/${file}?${[`language=${language}`, ...(query === undefined ? [] : [query])].join('&')}`;
  const link = (file: string, words: string, more = ''): ReactNode => (
    <a key={file} href={`${address(file)}${more}`} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
  const before = since === undefined ? '' : `&since=${since}`;
  return (
    <dl className={css['papers']}>
      <dt>{t('contract')}</dt>
      <dd>
        {link('contract.pdf', t('pdf'))} {link('contract.docx', t('docx'))}
      </dd>
      <dt>{t('plain')}</dt>
      <dd>
        {link('plain.pdf', t('pdf'))} {link('plain.html', t('html'))}
      </dd>
      {since !== undefined && (
        <>
          <dt>{t('redline')}</dt>
          <dd>
            {link('redline.pdf', t('pdf'), before)} {link('redline.docx', t('docx'), before)}
          </dd>
        </>
      )}
      <dt>{t('extract')}</dt>
      <dd>{roles.map((role) => link(`extract-${role}.pdf`, t(`role_${role}`)))}</dd>
    </dl>
  );
}
