/** Drafts that are not proven as they read. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaDeliverabilities } from '../../client/api.d.ts';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './deliverability.module.css';
import { listWords } from './list-words.ts';

type Draft = SchemaDeliverabilities['drafts'][number];

export function UnprovenDrafts({ drafts }: { readonly drafts: readonly Draft[] }): ReactNode {
  const t = useWords(listWords);
  const say = useSay();
  return (
    <Section anchor="drafts" title={t('drafts')} note={t('draftsNote')}>
      <RecordTable
        label={t('drafts')}
        rows={drafts}
        keyOf={({ draft }) => draft}
        empty={<Empty title={t('noDrafts')}>{t('noDraftsHelp')}</Empty>}
        columns={[
          {
            name: 'draft',
            head: t('draft'),
            cell: ({ draft, title, agreement }: Draft) => (
              <>
                <To href={addressOf('/drafts/$draft/deliverability', { draft })} strong>
                  {say(title)}
                </To>
                <div className={css['soft']}>
                  {draft} · {agreement}
                </div>
              </>
            ),
            sortBy: ({ title }: Draft) => say(title),
          },
          {
            name: 'customer',
            head: t('customer'),
            cell: ({ customer }: Draft) => (customer === undefined ? '–' : <PartyLink id={customer.id} />),
            sortBy: ({ customer }: Draft) => (customer === undefined ? '' : say(customer.name)),
          },
          { name: 'state', head: t('state'), cell: ({ stateName }: Draft) => say(stateName) },
          { name: 'proof', head: t('proof'), cell: ({ proof }: Draft) => t(`proof_${proof}`) },
          {
            name: 'manager',
            head: t('manager'),
            cell: ({ manager }: Draft) => (manager === undefined ? '–' : say(manager.name)),
          },
          {
            name: 'next',
            head: t('next'),
            cell: ({ draft }: Draft) => <To href={addressOf('/drafts/$draft', { draft })}>{t('openDraft')}</To>,
          },
        ]}
      />
    </Section>
  );
}
