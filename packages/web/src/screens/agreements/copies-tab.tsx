/** Who holds which revision, and whether they said so. */
import type { ReactNode } from 'react';
import type { SchemaAgreementPage } from '../../client/api.d.ts';
import { Empty } from '../../parts/empty.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './agreements.module.css';
import { agreementWords } from './words.ts';

export function CopiesTab({ page: { copies } }: { readonly page: SchemaAgreementPage }): ReactNode {
  const t = useWords(agreementWords);
  const say = useSay();
  if (copies.length === 0)
    return (
      <Empty title={t('noCopies')} icon="copy">
        {t('noCopiesHelp')}
      </Empty>
    );
  const outdated = copies.filter((copy) => copy.outdated).length;
  return (
    <Section title={t('copies')} note={t('copiesNote')}>
      <p role="status">{t('outdatedCount', { count: outdated })}</p>
      <RecordTable
        label={t('copies')}
        rows={[...copies].sort((one, other) => Number(other.outdated) - Number(one.outdated))}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'holder',
            head: t('holder'),
            cell: ({ recipientName, party }) => (
              <div className={css['stack']}>
                <span>{say(recipientName)}</span>
                <span className={css['small']}>
                  <PartyLink id={party} />
                </span>
              </div>
            ),
          },
          {
            name: 'revision',
            head: t('revision'),
            cell: ({ revision, outdated: old }) => (
              <span className={css['line']}>
                {t('revisionN', { revision })}
                {old && (
                  <Mark tone="warn" icon="warn">
                    {t('outdated')}
                  </Mark>
                )}
              </span>
            ),
            sortBy: ({ revision }) => revision,
          },
          { name: 'form', head: t('form'), cell: ({ form }) => form.replaceAll('-', ' ') },
          {
            name: 'sent',
            head: t('sent'),
            cell: ({ sentAt }) => <Moment at={sentAt} />,
            sortBy: ({ sentAt }) => sentAt,
          },
          { name: 'due', head: t('due'), cell: ({ dueBy }) => (dueBy === undefined ? '–' : <Moment at={dueBy} />) },
          { name: 'state', head: t('state'), cell: ({ state }) => <StateMark kind="copy" state={state} /> },
        ]}
      />
    </Section>
  );
}
