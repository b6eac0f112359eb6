/** Controlled copies that a party's people hold. */
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import { useRecords } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { PassOn, Readings } from './pass-on.tsx';
import css from './portal.module.css';
import { portalWords } from './words.ts';

type Copy = PracticeRecord<'copy'>;

export function CopiesScreen(): ReactNode {
  const t = useWords(portalWords);
  const copies = useRecords('copy');
  const columns = useColumns();
  return (
    <Page title={t('copies')} lead={t('copiesLead')}>
      <Section>
        <Loaded of={copies}>
          {(data) => (
            <RecordTable
              label={t('copies')}
              rows={data}
              keyOf={({ id }: Copy) => id}
              empty={
                <Empty title={t('noCopies')} icon="copy">
                  {t('noCopiesText')}
                </Empty>
              }
              columns={columns}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

function useColumns(): readonly Column<Copy>[] {
  const t = useWords(portalWords);
  const language = useLanguage();
  const say = useSay();
  const home = useGet('/v1/portal');
  const titles = new Map(home.data?.agreements.map(({ id, title }) => [id, title]));
  return [
    {
      name: 'agreement',
      head: t('agreement'),
      cell: ({ body: { agreement, revision } }) => (
        <>
          {agreement}
          {titles.has(agreement) && <div className={css['small']}>{say(titles.get(agreement) ?? '')}</div>}
          <div className={css['small']}>{t('revision', { revision })}</div>
        </>
      ),
    },
    { name: 'form', head: t('form'), cell: ({ body: { form } }) => sayChoice(form, language) },
    { name: 'who', head: t('holder'), cell: ({ body: { recipient } }) => <PersonName id={recipient} /> },
    { name: 'sent', head: t('sent'), cell: ({ body: { sentAt } }) => <Moment at={sentAt} /> },
    {
      name: 'due',
      head: t('due'),
      cell: ({ body: { dueBy } }) => (dueBy === undefined ? '' : <Moment at={dueBy} />),
    },
    { name: 'state', head: t('state'), cell: ({ body }) => <StateMark kind="copy" state={body.state} /> },
    {
      name: 'file',
      head: t('contract'),
      cell: ({ body: { agreement } }) => (
        <a href={`/v1/agreements/${agreement}/contract.pdf?language=${language}`} download>
          {t('contract')}
        </a>
      ),
    },
    { name: 'readings', head: t('extract'), cell: ({ body }) => <Readings body={body} /> },
    {
      name: 'acts',
      head: '',
      headText: ' ',
      cell: (copy) => (
        <span className={css['acts']}>
          <RecordActs record={copy} only={['acknowledge']} />
          <PassOn copy={copy} />
        </span>
      ),
    },
  ];
}
