/** The requirements as they stand: sentence, priority, what they cost when missing, what others promise. */
import { Button } from '@mantine/core';
import { measureOf, sayRequirement } from '@troth/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { typed } from '../../client/records.ts';
import type { PracticeRecord } from '../../client/records.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { Card } from './card.tsx';
import css from './requirements.module.css';
import type { RequirementPage } from './requirements-screen.tsx';
import { requirementWords } from './words.ts';

export type CardOf = RequirementPage['requirements'][number]['card'];

interface Row {
  readonly record: PracticeRecord<'requirement'>;
  readonly card: CardOf;
}

const order = ['must', 'should', 'could', 'wont'];

export function RequirementsTab({ page }: { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const [open, setOpen] = useState<string>();
  const rows = page.requirements
    .map(({ record, card }): Row => ({ record: typed<'requirement'>(record), card }))
    .filter(({ record }) => record.body.state !== 'withdrawn')
    .toSorted((one, other) => order.indexOf(one.record.body.priority) - order.indexOf(other.record.body.priority));
  const shown = rows.find(({ record }) => record.id === open);
  return (
    <>
      <Section
        title={t('requirements')}
        acts={
          <Button component={Link} to={`/requirements/${page.party.id}/write`} size="xs">
            {t('write')}
          </Button>
        }
      >
        <Table rows={rows} page={page} onCard={setOpen} />
      </Section>
      {shown !== undefined && <Card requirement={shown.record} card={shown.card} />}
    </>
  );
}

interface TableProps {
  readonly rows: readonly Row[];
  readonly page: RequirementPage;
  readonly onCard: (id: string) => void;
}

function Table({ rows, page, onCard }: TableProps): ReactNode {
  const party = page.party.id;
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <RecordTable
      label={t('requirements')}
      rows={rows}
      keyOf={({ record }) => record.id}
      empty={
        <Empty title={t('noRequirements')} icon="claim">
          {t('noRequirementsText')}
        </Empty>
      }
      columns={[
        {
          name: 'requirement',
          head: t('requirement'),
          cell: ({ record: { id, title, body } }) => (
            <>
              <To href={`/records/requirement/${id}`} strong>
                {say(title)}
              </To>
              <div>{sayRequirement(body, language)}</div>
              <div className={css['soft']}>{id}</div>
            </>
          ),
        },
        {
          name: 'priority',
          head: t('priority'),
          cell: ({ record }) => sayChoice(record.body.priority, language),
          sortBy: ({ record }) => order.indexOf(record.body.priority),
        },
        {
          name: 'impact',
          head: t('impactHead'),
          numeric: true,
          cell: ({ record: { body } }) =>
            body.impactPerHour === undefined ? '–' : <MoneyText {...body.impactPerHour} />,
        },
        {
          name: 'from',
          head: t('fromHead'),
          cell: ({ record }) => <FromNeeds ids={record.body.needs} page={page} />,
        },
        { name: 'comparables', head: t('comparables'), cell: (row) => <Beside row={row} onCard={onCard} /> },
        {
          name: 'state',
          head: t('state'),
          cell: ({ record }) => <StateMark kind="requirement" state={record.body.state} />,
        },
        {
          name: 'acts',
          head: '',
          headText: ' ',
          cell: ({ record }) =>
            record.body.state === 'draft' && (
              <To href={`/requirements/${party}/write?requirement=${record.id}`}>{t('change')}</To>
            ),
        },
      ]}
    />
  );
}

function FromNeeds({ ids, page }: { readonly ids: readonly string[]; readonly page: RequirementPage }): ReactNode {
  const say = useSay();
  const titles = new Map(page.needs.map(({ id, title }) => [id, title]));
  if (ids.length === 0) return '–';
  return (
    <span className={css['chips']}>
      {ids.map((id) => (
        <To key={id} href={`/records/need/${id}`}>
          {say(titles.get(id) ?? id)}
        </To>
      ))}
    </span>
  );
}

function Beside({
  row: { record, card },
  onCard,
}: {
  readonly row: Row;
  readonly onCard: (id: string) => void;
}): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  if (card.of === 0) return <span className={css['soft']}>{t('noComparables')}</span>;
  const name = measureOf(record.body.measure)?.names ?? record.body.measure;
  return (
    <Button
      size="compact-sm"
      variant="default"
      title={t('cardTitle', { measure: say(name) })}
      onClick={() => onCard(record.id)}
    >
      <Mark tone={card.above === card.of ? 'warn' : 'ink'}>{t('above', { above: card.above, of: card.of })}</Mark>
    </Button>
  );
}
