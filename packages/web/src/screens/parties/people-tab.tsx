/** People of a party, who uses what it buys, and what it has. */
import type { ReactNode } from 'react';
import { Empty } from '../../parts/empty.tsx';
import { useNames } from '../../parts/names.ts';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { listOf, stateOf, textOf, wordsOf } from './fields.ts';
import type { Overview } from './party-screen.tsx';
import { partiesWords } from './words.ts';

export function PeopleTab({ data }: { readonly data: Overview }): ReactNode {
  return (
    <>
      <People data={data} />
      {data.groups.length > 0 && <Groups data={data} />}
      {data.instances.length > 0 && <Instances data={data} />}
    </>
  );
}

function People({ data }: { readonly data: Overview }): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  return (
    <Section title={t('people')}>
      <RecordTable
        label={t('people')}
        rows={data.staff}
        keyOf={({ id }) => id}
        empty={
          <Empty icon="people" title={t('noPeople')}>
            {t('noPeopleWhy')}
          </Empty>
        }
        columns={[
          {
            name: 'name',
            head: t('name'),
            cell: ({ id, title }) => (
              <To href={`/records/person/${id}`} strong>
                {say(title)}
              </To>
            ),
            sortBy: ({ title }) => say(title),
          },
          {
            name: 'role',
            head: t('role'),
            cell: (person) => {
              const title = wordsOf(person, 'title');
              return title === undefined ? listOf(person, 'roles').join(', ') : say(title);
            },
          },
          {
            name: 'mail',
            head: t('mail'),
            cell: (person) => {
              const mail = textOf(person, 'email');
              return mail === undefined ? '' : <a href={`mailto:${mail}`}>{mail}</a>;
            },
          },
          { name: 'phone', head: t('phone'), cell: (person) => textOf(person, 'phone') ?? '' },
          {
            name: 'language',
            head: t('language'),
            cell: (person) => (textOf(person, 'language') === 'zh-Hant' ? t('language_zh-Hant') : t('language_en')),
          },
          { name: 'state', head: t('state'), cell: (person) => <StateMark kind="person" state={stateOf(person)} /> },
        ]}
      />
    </Section>
  );
}

const weights = ['low', 'normal', 'high', 'vital'] as const;

function Groups({ data }: { readonly data: Overview }): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  return (
    <Section title={t('groupsOfConsumers')}>
      <RecordTable
        label={t('groupsOfConsumers')}
        rows={data.groups}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'name',
            head: t('name'),
            cell: ({ id, title }) => <To href={`/records/consumer-group/${id}`}>{say(title)}</To>,
          },
          { name: 'people', head: t('headcount'), numeric: true, cell: (group) => textOf(group, 'headcount') ?? '' },
          {
            name: 'weight',
            head: t('criticality'),
            cell: (group) => {
              const weight = weights.find((one) => one === textOf(group, 'criticality'));
              return weight === undefined ? '' : t(`criticality_${weight}`);
            },
          },
          { name: 'busy', head: t('busy'), cell: (group) => textOf(group, 'busyHours') ?? '' },
        ]}
      />
    </Section>
  );
}

function Instances({ data }: { readonly data: Overview }): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  return (
    <Section title={t('instances')}>
      <RecordTable
        label={t('instances')}
        rows={data.instances}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'name',
            head: t('name'),
            cell: ({ id, title }) => <To href={`/records/instance/${id}`}>{say(title)}</To>,
            sortBy: ({ title }) => say(title),
          },
          {
            name: 'service',
            head: t('service'),
            cell: (instance) => <ServiceLink id={textOf(instance, 'service') ?? ''} />,
            sortBy: (instance) => textOf(instance, 'service') ?? '',
          },
          {
            name: 'agreement',
            head: t('agreement'),
            cell: ({ about }) =>
              about.agreement === undefined ? (
                t('none')
              ) : (
                <To href={`/agreements/${about.agreement}`}>{about.agreement}</To>
              ),
            sortBy: ({ about }) => about.agreement ?? '',
          },
          { name: 'state', head: t('state'), cell: (one) => <StateMark kind="instance" state={stateOf(one)} /> },
        ]}
      />
    </Section>
  );
}

function ServiceLink({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const names = useNames('service');
  return <To href={`/catalogue/${id}`}>{say(names.get(id) ?? id)}</To>;
}
