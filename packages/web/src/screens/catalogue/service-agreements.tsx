/**
 * Agreements of one service, and which of them inherit from one for the whole service (S4.17). Owns: that view. Whether an
 * agreement that inherits only tightens is lint's to say, before it is published.
 */
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './catalogue.module.css';
import { catalogueWords } from './words.ts';

type Agreement = AnswerOf<'/v1/parties'>['items'][number]['agreements'][number];

export function ServiceAgreements({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const t = useWords(catalogueWords);
  const found = useGet('/v1/parties', { params: { query: { role: 'own' } } });
  return (
    <Section title={t('agreements')} note={t('agreementsNote')}>
      <Loaded of={found} lines={4}>
        {({ items }) => <List all={items.flatMap(({ agreements }) => agreements)} ids={ids} />}
      </Loaded>
    </Section>
  );
}

function List({ all, ids }: { readonly all: readonly Agreement[]; readonly ids: readonly string[] }): ReactNode {
  const t = useWords(catalogueWords);
  const say = useSay();
  const wanted = new Set(ids);
  return (
    <RecordTable
      label={t('agreements')}
      rows={all.filter(({ id }) => wanted.has(id))}
      keyOf={({ id }) => id}
      empty={
        <Empty icon="agreement" title={t('noAgreements')}>
          {t('noAgreementsWhy')}
        </Empty>
      }
      columns={[
        {
          name: 'agreement',
          head: t('agreement'),
          cell: ({ id, title }) => (
            <div>
              <To href={`/agreements/${id}`} strong>
                {say(title)}
              </To>
              <div className={css['soft']}>{id}</div>
            </div>
          ),
        },
        { name: 'customer', head: t('customer'), cell: ({ other }) => <PartyLink id={other} /> },
        {
          name: 'terms',
          head: t('terms'),
          cell: ({ inherits }) =>
            inherits === undefined ? (
              t('ownTerms')
            ) : (
              <To href={`/agreements/${inherits}`}>{t('inherits', { id: inherits })}</To>
            ),
        },
        {
          name: 'manager',
          head: t('owner'),
          cell: ({ manager }) => (manager === undefined ? t('none') : <PersonName id={manager} />),
        },
      ]}
    />
  );
}
