/** Papers of a report or a credit note: which there are, in which language, and how large. */
import { grouped } from '@troth/core';
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useSession } from '../../app/session.ts';
import css from '../month-end/month-end.module.css';
import { paperAddress } from './paper-links.ts';
import { reportWords } from './words.ts';

interface PaperLine {
  readonly edition?: 'customer' | 'internal';
  readonly language: 'en' | 'zh-Hant';
  readonly format: 'pdf' | 'html' | 'csv';
  readonly sha256: string;
  readonly size: number;
}

export function Papers({
  documents,
  empty,
}: {
  readonly documents: readonly PaperLine[];
  readonly empty: string;
}): ReactNode {
  const t = useWords(reportWords);
  const { side } = useSession();
  const seen = documents.filter(({ edition }) => side === 'own' || edition !== 'internal');
  if (seen.length === 0) return <p className={css['soft']}>{empty}</p>;
  return (
    <ul>
      {seen.map(({ edition, language, format, sha256, size }) => (
        <li key={`${edition ?? ''} ${language} ${format}`}>
          <a href={paperAddress(sha256)} download>
            {edition !== undefined && `${edition === 'customer' ? t('customerEdition') : t('internalEdition')} · `}
            {format === 'csv' ? t('figures') : language === 'en' ? t('english') : t('chinese')} · {format.toUpperCase()}
          </a>{' '}
          <span className={css['soft']}>{t('size', { size: grouped(String(Math.ceil(size / 1024))) })}</span>
        </li>
      ))}
    </ul>
  );
}
