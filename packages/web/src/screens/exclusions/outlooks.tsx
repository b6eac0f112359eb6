/** The clause of every revision, and the promises as they are if the exclusion is refused and if it is accepted. */
import type { ReactNode } from 'react';
import type { SchemaExclusionPage } from '../../client/api.d.ts';
import { Moment } from '../../parts/moment.tsx';
import { MovesTable } from '../../parts/moves-table.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './exclusions.module.css';
import { exclusionWords } from './words.ts';

type Page = Pick<SchemaExclusionPage, 'clauses' | 'outlooks' | 'zone'>;

export function Clauses({ page: { clauses, zone } }: { readonly page: Page }): ReactNode {
  const t = useWords(exclusionWords);
  const say = useSay();
  return (
    <div className={css['clauses']}>
      {clauses.map((one) => (
        <div key={one.revision} className={`${css['clause']} ${one.inForce ? css['inForce'] : ''}`}>
          <strong>
            {one.inForce
              ? t('inForce', { revision: one.revision })
              : t.rich('otherRevision', {
                  revision: one.revision,
                  from: <Moment key="from" at={one.from} zone={zone} />,
                })}
          </strong>
          {one.words === undefined ? (
            <p>{t('noClause')}</p>
          ) : (
            <>
              <p>
                {one.clause !== undefined && `${t('clause')} ${one.clause}: `}
                {say(one.words)}
              </p>
              <p className={css['soft']}>
                {t('reach')}: {one.appliesTo === undefined ? t('everything') : one.appliesTo.join(', ')}
                {one.proof !== undefined && ` · ${t('proof')}: ${say(one.proof)}`}
                {one.decider !== undefined && ` · ${t('decider')}: ${one.decider}`}
              </p>
            </>
          )}
        </div>
      ))}
    </div>
  );
}

export function Outlooks({ page: { outlooks } }: { readonly page: Page }): ReactNode {
  const t = useWords(exclusionWords);
  return outlooks.map(({ revision, ...moves }) => {
    const title = revision === undefined ? t('asItStands') : t('underAlone', { revision });
    return (
      <div key={revision ?? 0} className={css['outlook']}>
        <h3>{title}</h3>
        <MovesTable moves={moves} label={title} before={t('ifRefused')} after={t('ifAccepted')} />
      </div>
    );
  });
}
