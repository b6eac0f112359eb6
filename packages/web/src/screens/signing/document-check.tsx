/** The kept document under a check of every byte, and the files with which anybody checks it elsewhere. */
import type { ReactNode } from 'react';
import type { SchemaSigning } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { checkWords } from './check-words.ts';
import css from './signing.module.css';

export function DocumentCheck({ signing }: { readonly signing: SchemaSigning }): ReactNode {
  const t = useWords(checkWords);
  const { id, zone, state, form } = signing;
  // Before the seal the document still grows; on paper there is nothing to compute.
  const when = state === 'completed' && form === 'signature';
  const found = useGet('/v1/signings/{signing}/check', { params: { path: { signing: id } } }, { when });
  if (!when) return null;
  return (
    <Section title={t('title')} note={t('note')}>
      <Loaded of={found} lines={5}>
        {(report) => (
          <>
            <Verdict report={report} />
            {report.terms !== undefined && (
              <dl className={css['facts']}>
                <dt>{t('terms')}</dt>
                <dd>
                  {report.terms.file} <span className={css['hash']}>{report.terms.hash}</span>
                </dd>
              </dl>
            )}
            <Signatures report={report} zone={zone} />
          </>
        )}
      </Loaded>
      <div className={css['line']}>
        <a href={`/v1/signings/${id}/trail.json`} download>
          {t('trail')}
        </a>
        <a href={`/v1/signings/${id}/roots.crt`} download>
          {t('roots')}
        </a>
      </div>
    </Section>
  );
}

type Report = AnswerOf<'/v1/signings/{signing}/check'>;

function Verdict({ report: { valid, altered, findings } }: { readonly report: Report }): ReactNode {
  const t = useWords(checkWords);
  const say = useSay();
  const titles = altered.map((part) => findings.find((one) => one.part === part)?.title);
  const parts = titles.map((title) => (title === undefined ? '' : say(title))).join(', ');
  return (
    <div className={`${css['banner']} ${valid ? css['good'] : css['bad']}`} role="status">
      <Icon name={valid ? 'check' : 'cross'} />
      <div>{valid ? t('whole') : t('broken', { parts })}</div>
    </div>
  );
}

function Signatures({ report, zone }: { readonly report: Report; readonly zone: string }): ReactNode {
  const t = useWords(checkWords);
  return (
    <table className={`${css['table']} ${css['folds']}`}>
      <thead>
        <tr>
          <th scope="col">{t('signedBy')}</th>
          <th scope="col">{t('for')}</th>
          <th scope="col">{t('at')}</th>
          <th scope="col">{t('by')}</th>
          <th scope="col">{t('known')}</th>
        </tr>
      </thead>
      <tbody>
        {report.signatures.map(({ number, kind, name, organisation, capacity, at, stampedBy, trusted }) => (
          <tr key={number}>
            <th scope="row">{kind === 'seal' ? t('seal') : name}</th>
            <td>{[capacity, organisation].filter((one) => one !== undefined).join(', ')}</td>
            <td>{at !== undefined && <Moment at={at} zone={zone} clock />}</td>
            <td>{stampedBy}</td>
            <td>{t(trusted ? 'trusted' : 'untrusted')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
