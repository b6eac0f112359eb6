/** What the picture rests on: clauses that decided, readings of time, other luck. Each is many evaluations, asked apart. */
import { readingWords, sayDecided, sayPeriod, saySwitch, scenarioWords } from '@troth/core';
import type { ReactNode } from 'react';
import type { SchemaBackTest, SchemaBackTestChange } from '../../client/api.d.ts';
import { Minutes } from '../../parts/exact.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { hrefOf } from '../commitment/place.ts';
import css from './backtest.module.css';
import { nameIn, signed } from './say.ts';
import { backTestWords } from './words.ts';

interface Props {
  readonly test: SchemaBackTest;
  readonly history: string;
}

export function SupposedSections({ test, history }: Props): ReactNode {
  return (
    <>
      <Clauses test={test} history={history} />
      <Readings test={test} history={history} />
      <Stresses test={test} />
    </>
  );
}

function Clauses({ test, history }: Props): ReactNode {
  const t = useWords(backTestWords);
  const say = useSay();
  const deciding = (test.ablation ?? []).filter(({ decisive }) => decisive);
  return (
    <Section title={t('clauses')} note={t('clausesNote')} anchor="clauses">
      <RecordTable
        label={t('clauses')}
        rows={deciding}
        keyOf={({ clause, what }) => `${clause} ${what}`}
        empty={<p>{t('noClauses')}</p>}
        columns={[
          {
            name: 'clause',
            head: t('clause'),
            cell: ({ clause, what }) => (
              <>
                {clause} · {say(saySwitch(what))}
              </>
            ),
          },
          {
            name: 'turned',
            head: t('turned'),
            cell: ({ clause, rows, turned }) =>
              turned === 0 ? (
                <span className={css['soft']}>{t('sameVerdicts')}</span>
              ) : (
                <Turned rows={rows} test={test} history={history} words={(row) => say(sayDecided(clause, row))} />
              ),
          },
          {
            name: 'without',
            head: t('without'),
            cell: ({ difference }) => `${test.currency} ${signed(difference)}`,
            numeric: true,
          },
        ]}
      />
    </Section>
  );
}

interface TurnedProps extends Props {
  readonly rows: readonly SchemaBackTestChange[];
  readonly words?: (row: SchemaBackTestChange) => string;
}

/** Rows whose verdict hangs on it, each leading to its month. */
function Turned({ rows, test, history, words }: TurnedProps): ReactNode {
  const t = useWords(backTestWords);
  const language = useLanguage();
  const nameOf = nameIn(test, useSay());
  return (
    <ul className={css['list']}>
      {rows
        .filter(({ turned }) => turned)
        .map((row) => {
          const { commitment, subject, period } = row;
          const place = { agreement: history, commitment, period, ...(subject === undefined ? {} : { subject }) };
          return (
            <li key={`${commitment} ${subject ?? ''} ${period}`}>
              <To href={hrefOf(place)}>
                {t('inMonth', { title: nameOf(commitment, subject), period: sayPeriod(period, language) })}
              </To>
              {words !== undefined && <div className={css['soft']}>{words(row)}</div>}
            </li>
          );
        })}
    </ul>
  );
}

function Readings({ test, history }: Props): ReactNode {
  const t = useWords(backTestWords);
  const say = useSay();
  const nameOf = nameIn(test, say);
  return (
    <Section title={t('honesty')} note={t('honestyNote')} anchor="honesty">
      <RecordTable
        label={t('honesty')}
        rows={test.honesty ?? []}
        keyOf={({ reading }) => reading}
        columns={[
          { name: 'reading', head: t('reading'), cell: ({ reading }) => say(readingWords[reading].title) },
          {
            name: 'turned',
            head: t('verdict'),
            cell: ({ reading, applies, turned, rows, leaves }) => (
              <>
                {!applies && <span className={css['soft']}>{say(readingWords[reading].idle)}</span>}
                {applies && turned === 0 && (
                  <Mark tone="good" icon="check">
                    {t('noDepends')}
                  </Mark>
                )}
                {turned > 0 && (
                  <>
                    <Mark tone="warn" icon="unknown">
                      {t('depends', { count: turned })}
                    </Mark>
                    <Turned rows={rows} test={test} history={history} />
                  </>
                )}
                {leaves.length > 0 && (
                  <div className={css['soft']}>{t('leaves', { list: leaves.map((id) => nameOf(id)).join(', ') })}</div>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Stresses({ test }: Pick<Props, 'test'>): ReactNode {
  const t = useWords(backTestWords);
  const say = useSay();
  const nameOf = nameIn(test, say);
  return (
    <Section title={t('stress')} note={t('stressNote')} anchor="stress">
      <RecordTable
        label={t('stress')}
        rows={test.stress ?? []}
        keyOf={({ scenario, event }) => `${scenario} ${event?.id ?? ''} ${event?.commitment ?? ''}`}
        columns={[
          { name: 'scenario', head: t('scenario'), cell: ({ scenario }) => say(scenarioWords[scenario]) },
          {
            name: 'event',
            head: t('event'),
            cell: ({ event }) =>
              event === undefined ? (
                '–'
              ) : (
                <>
                  {event.id} · <Minutes ms={event.countedMs} />
                  {event.cause !== undefined && <div className={css['soft']}>{event.cause}</div>}
                </>
              ),
          },
          {
            name: 'held',
            head: t('held'),
            cell: ({ held }) =>
              held.length === 0 ? (
                <span className={css['soft']}>{t('noChange')}</span>
              ) : (
                <ul className={css['list']}>
                  {held.map(({ commitment, before, after, of }) => (
                    <li key={commitment}>{t('heldChange', { title: nameOf(commitment), before, after, of })}</li>
                  ))}
                </ul>
              ),
          },
          {
            name: 'difference',
            head: t('credit'),
            cell: ({ difference }) => `${test.currency} ${signed(difference)}`,
            numeric: true,
          },
        ]}
      />
    </Section>
  );
}
