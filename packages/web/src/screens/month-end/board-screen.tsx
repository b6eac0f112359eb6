/** The close board of a month. */
import { Alert, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import type { SchemaCloseBoard, SchemaCloseRow } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { localTime } from '../../parts/local-time.ts';
import { Page, Section } from '../../parts/page.tsx';
import { useZone } from '../../parts/zone.ts';
import { useWords } from '../../words/use-words.ts';
import { BoardTable } from './board-table.tsx';
import { CloseReady } from './close-ready.tsx';
import { MonthBar } from './month-bar.tsx';
import css from './month-end.module.css';
import { lastMonth } from './months.ts';
import { monthEndWords } from './words.ts';

const toCustomers = new Set(['sla', 'expectation']);

const shown = (rows: readonly SchemaCloseRow[], whose: string): readonly SchemaCloseRow[] =>
  whose === 'all' ? rows : rows.filter(({ type }) => toCustomers.has(type) === (whose === 'customers'));

export function MonthEndScreen(): ReactNode {
  const t = useWords(monthEndWords);
  const { clock } = useSession();
  const zone = useZone();
  const [chosen, choose] = useChoice('month');
  const [whose = 'all', chooseWhose] = useChoice('whose');
  const period = chosen ?? lastMonth(localTime(clock.now, zone)?.date ?? clock.now);
  const board = useGet('/v1/close-board/{period}', { params: { path: { period } } });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className={css['bar']}>
        <MonthBar period={period} onChange={choose} />
        <SegmentedControl
          aria-label={t('show')}
          value={whose}
          onChange={(value) => chooseWhose(value === 'all' ? undefined : value)}
          data={[
            { value: 'all', label: t('everybody') },
            { value: 'customers', label: t('customers') },
            { value: 'suppliers', label: t('suppliers') },
          ]}
        />
      </div>
      <Loaded of={board} lines={12}>
        {(found) => <Board board={found} rows={shown(found.rows, whose)} />}
      </Loaded>
    </Page>
  );
}

function Board({
  board,
  rows,
}: {
  readonly board: SchemaCloseBoard;
  readonly rows: readonly SchemaCloseRow[];
}): ReactNode {
  const t = useWords(monthEndWords);
  const { totals, done } = board;
  if (board.rows.length === 0)
    return (
      <Section title={t('emptyTitle')}>
        <p>{t('empty')}</p>
      </Section>
    );
  const left = totals.ready + totals.blocked + totals.running;
  return (
    <>
      <Alert
        className={css['done'] ?? ''}
        color={done ? 'jade' : 'amber'}
        icon={<Icon name={done ? 'check' : 'clock'} />}
        role="status"
      >
        {done ? t('done') : t('notDone', { left })}
      </Alert>
      <CloseReady rows={rows.filter(({ light }) => light === 'ready')} />
      <Section>
        <BoardTable rows={rows} />
      </Section>
    </>
  );
}
