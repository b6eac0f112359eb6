/** Services with their health (S3.7, S3.8). Owns: the list and its filters. Does not own: what is wrong with a service (services). */
import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { Teller } from '../../words/use-words.ts';
import { stateOf, textOf } from '../parties/fields.ts';
import css from './catalogue.module.css';
import { catalogueWords } from './words.ts';

type Catalogue = AnswerOf<'/v1/catalogue'>;
type Entry = Catalogue['entries'][number];

export function CatalogueScreen(): ReactNode {
  const t = useWords(catalogueWords);
  const found = useGet('/v1/catalogue');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      acts={
        <>
          <To href="/coverage">{t('coverage')}</To>
          <To href="/records/service/new" strong>
            {t('newService')}
          </To>
        </>
      }
    >
      <Loaded of={found} lines={14}>
        {(catalogue) => <Whole catalogue={catalogue} />}
      </Loaded>
    </Page>
  );
}

function Whole({ catalogue: { entries, health } }: { readonly catalogue: Catalogue }): ReactNode {
  const t = useWords(catalogueWords);
  const say = useSay();
  const [show, setShow] = useChoice('show');
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const rows = entries.filter(
    ({ service, findings }) =>
      (show !== 'unsound' || findings.length > 0) &&
      `${service.id} ${say(service.title)}`.toLowerCase().includes(wanted),
  );
  if (entries.length === 0)
    return (
      <Section>
        <Empty icon="catalogue" title={t('empty')}>
          {t('emptyWhy')}
        </Empty>
      </Section>
    );
  const unsound = entries.filter(({ findings }) => findings.length > 0).length;
  return (
    <>
      <Section>
        <Figures>
          <Figure
            label={t('healthScore')}
            value={`${health.held} / ${health.made}`}
            tone={health.held === health.made ? 'good' : 'warn'}
            note={t('healthNote')}
          />
          <Figure label={t('services')} value={String(entries.length)} />
          <Figure
            label={t('needCare')}
            value={String(unsound)}
            tone={unsound === 0 ? 'good' : 'bad'}
            href="/catalogue?show=unsound"
          />
        </Figures>
      </Section>
      <div className={css['bar']}>
        <TextInput
          aria-label={t('filter')}
          placeholder={t('filter')}
          type="search"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          leftSection={<Icon name="search" />}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('show')}
          value={show === 'unsound' ? 'unsound' : 'all'}
          onChange={(value) => setShow(value === 'all' ? undefined : value)}
          data={[
            { value: 'all', label: t('all') },
            { value: 'unsound', label: t('onlyUnsound') },
          ]}
        />
      </div>
      <Layer layer="business" rows={rows.filter((entry) => !isTechnical(entry))} />
      {entries.some(isTechnical) && <Layer layer="technical" rows={rows.filter(isTechnical)} />}
    </>
  );
}

const isTechnical = ({ service }: Entry): boolean => textOf(service, 'layer') === 'technical';

function Layer({
  layer,
  rows,
}: {
  readonly layer: 'business' | 'technical';
  readonly rows: readonly Entry[];
}): ReactNode {
  const t = useWords(catalogueWords);
  const say = useSay();
  return (
    <Section title={t(layer)}>
      <RecordTable
        label={t(layer)}
        rows={rows}
        keyOf={({ service }) => service.id}
        columns={columnsOf(t, say)}
        empty={
          <Empty icon="catalogue" title={t('nothing')}>
            {t('nothingWhy')}
          </Empty>
        }
      />
    </Section>
  );
}

const columnsOf = (
  t: Teller<keyof (typeof catalogueWords)['en']>,
  say: ReturnType<typeof useSay>,
): readonly Column<Entry>[] => [
  {
    name: 'name',
    head: t('name'),
    cell: ({ service }) => (
      <div>
        <To href={`/catalogue/${service.id}`} strong>
          {say(service.title)}
        </To>
        <div className={css['soft']}>{service.id}</div>
      </div>
    ),
    sortBy: ({ service }) => say(service.title),
  },
  { name: 'state', head: t('state'), cell: ({ service }) => <StateMark kind="service" state={stateOf(service)} /> },
  {
    name: 'owner',
    head: t('owner'),
    cell: ({ service }) => {
      const owner = textOf(service, 'owner');
      return owner === undefined ? t('none') : <PersonName id={owner} />;
    },
    sortBy: ({ service }) => textOf(service, 'owner') ?? '',
  },
  {
    name: 'customers',
    head: t('customers'),
    numeric: true,
    cell: ({ customers }) => String(customers.length),
    sortBy: ({ customers }) => -customers.length,
  },
  {
    name: 'instances',
    head: t('instances'),
    numeric: true,
    cell: ({ instances }) => String(instances),
    sortBy: ({ instances }) => -instances,
  },
  {
    name: 'health',
    head: t('health'),
    cell: ({ findings }) =>
      findings.length === 0 ? (
        <Mark tone="good" icon="check">
          {t('sound')}
        </Mark>
      ) : (
        <div>
          {findings.map(({ code, message }) => (
            <div key={code}>
              <Mark tone="warn" icon="warn">
                {say(message)}
              </Mark>
            </div>
          ))}
        </div>
      ),
    sortBy: ({ findings }) => -findings.length,
  },
];
