/** The evidence trail, checked in the reader's browser: a line that was changed, taken out or put in is named. */
import { trailWords, verifyTrail } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaSigning } from '../../client/api.d.ts';
import { Icon } from '../../parts/icon.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './signing.module.css';
import { signingWords } from './words.ts';

export function EvidenceTrail({ signing }: { readonly signing: SchemaSigning }): ReactNode {
  const t = useWords(signingWords);
  const language = useLanguage();
  const { evidence, zone } = signing;
  const fault = verifyTrail(evidence);
  // What is chained stays as it was written; only its first word is said in the reader's language.
  const said = (detail: string): string =>
    detail.replace(/^(?:text|certificate)(?= [0-9a-f]{64}$)/u, (word) =>
      word === 'text' ? t('trailText') : t('trailCertificate'),
    );
  return (
    <Section title={t('evidence')} note={t('evidenceLead', { zone })}>
      <div className={`${css['banner']} ${fault === undefined ? css['good'] : css['bad']}`} role="status">
        <Icon name={fault === undefined ? 'check' : 'cross'} />
        <div>
          {fault === undefined ? t('trailWhole') : t('trailBroken', { message: fault.message })}
          <div className={css['hash']}>{evidence.at(-1)?.hash}</div>
        </div>
      </div>
      <table className={`${css['table']} ${css['folds']}`}>
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('where')}</th>
          </tr>
        </thead>
        <tbody>
          {evidence.map(({ hash, index, at, who, what, detail, address, agent }) => (
            <tr key={hash} {...(fault?.index === index ? { className: css['bad'] ?? '' } : {})}>
              <th scope="row">
                <Moment at={at} zone={zone} clock />
              </th>
              <td>{who === 'system' ? t('trailSystem') : who}</td>
              <td>
                {trailWords(what, language)}
                {detail !== undefined && <p className={css['hash']}>{said(detail)}</p>}
              </td>
              <td>{[address, agent].filter((one) => one !== undefined).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
