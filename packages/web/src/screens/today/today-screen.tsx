/** The look at 8:30: one column, the dearest first. Owns: what is shown of the list. Does not own: its order (services). */
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import { TodayItem } from './today-item.tsx';
import type { Item } from './today-item.tsx';
import css from './today.module.css';
import { Steps } from '../first-run/steps.tsx';
import { todayWords } from './words.ts';

const every = 60_000;
/** Of one kind in a row without money, so many are shown before the rest is folded. */
const shown = 3;

export function TodayScreen(): ReactNode {
  const t = useWords(todayWords);
  const found = useGet('/v1/today', {}, { every });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      over={found.data === undefined ? undefined : <Moment at={found.data.now} clock />}
      acts={
        <To href="/daily-check" strong>
          {t('check')}
        </To>
      }
    >
      <Loaded of={found} lines={12}>
        {(data) => <List data={data} />}
      </Loaded>
    </Page>
  );
}

function List({ data }: { readonly data: AnswerOf<'/v1/today'> }): ReactNode {
  const t = useWords(todayWords);
  const me = useSession().person.id;
  const [whose, choose] = useChoice('show');
  const items = whose === 'mine' ? data.items.filter(({ owner }) => owner === me) : data.items;
  const bad = items.filter(({ tone }) => tone === 'bad').length;
  return (
    <>
      <div className={css['bar']}>
        <span>{t('matters', { count: items.length, bad })}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('show')}
          value={whose === 'mine' ? 'mine' : 'all'}
          onChange={(value) => choose(value === 'all' ? undefined : value)}
          data={[
            { value: 'all', label: t('all') },
            { value: 'mine', label: t('mine') },
          ]}
        />
      </div>
      {items.length === 0 && <Nothing mine={whose === 'mine'} />}
      <ol className={css['list']}>
        {runsOf(items).map((run) => (
          <Run key={run[0]?.id ?? ''} run={run} />
        ))}
      </ol>
      {data.items.every(({ kind }) => kind === 'check') && <FirstSteps />}
      <p className={css['foot']}>{t('readFrom', { size: data.size })}</p>
    </>
  );
}

/** A house that is still empty is led to its first promise with evidence. */
function FirstSteps(): ReactNode {
  const t = useWords(todayWords);
  const found = useGet('/v1/first-run');
  const isOpen = found.data?.steps.some(({ id, state }) => state === 'open' && id !== 'mail') === true;
  if (found.data === undefined || !isOpen) return null;
  return (
    <div className={css['first']}>
      <Section title={t('firstSteps')} note={t('firstStepsText')}>
        <Steps steps={found.data.steps} />
      </Section>
    </div>
  );
}

function Nothing({ mine }: { readonly mine: boolean }): ReactNode {
  const t = useWords(todayWords);
  return (
    <Empty title={mine ? t('nothingMine') : t('nothing')} icon="today">
      {mine ? t('nothingMineText') : t('nothingText')}
    </Empty>
  );
}

/** Neighbours of one kind without money stand together. */
function runsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const runs: Item[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    const [before] = last ?? [];
    if (
      before !== undefined &&
      before.kind === item.kind &&
      before.exposure === undefined &&
      item.exposure === undefined
    )
      last?.push(item);
    else runs.push([item]);
  }
  return runs;
}

function Run({ run }: { readonly run: readonly Item[] }): ReactNode {
  const t = useWords(todayWords);
  const [open, setOpen] = useState(false);
  const more = run.length - shown;
  const seen = open || more <= 1 ? run : run.slice(0, shown);
  return (
    <>
      {seen.map((item) => (
        <TodayItem key={item.id} item={item} />
      ))}
      {more > 1 && (
        <li>
          <Button variant="subtle" size="xs" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('fewer') : t('more', { count: more })}
          </Button>
        </li>
      )}
    </>
  );
}
