/** When an agreement ends, and how long that is from now. */
import { sayDate } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaAgreementLine } from '../../client/api.d.ts';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './agreements.module.css';
import { agreementWords } from './words.ts';

export function EndText({ line: { endsOn, daysLeft } }: { readonly line: SchemaAgreementLine }): ReactNode {
  const t = useWords(agreementWords);
  const language = useLanguage();
  if (endsOn === undefined) return t('openEnded');
  return (
    <div className={css['stack']}>
      <span style={{ whiteSpace: 'nowrap' }}>{sayDate(endsOn, language)}</span>
      {daysLeft !== undefined && (
        <span className={css['small']}>
          {daysLeft >= 0 ? t('inDays', { days: daysLeft }) : t('ended', { days: -daysLeft })}
        </span>
      )}
    </div>
  );
}
