/** What the records say to each of the five questions. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { Empty } from '../../parts/empty.tsx';
import { MoneyText } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { AnnualFacts } from './annual-screen.tsx';
import { runningWords } from './words.ts';

interface Props {
  readonly facts: AnnualFacts;
}

export function Needed({ facts: { needed } }: Props): ReactNode {
  const t = useWords(runningWords);
  const say = useSay();
  return (
    <>
      <p>{t('instances', { count: needed.instances.length })}</p>
      {needed.instances.length > 0 && (
        <ul>
          {needed.instances.map(({ id, name, state }) => (
            <li key={id}>
              <To href={`/records/instance/${id}`}>{say(name)}</To> · {state.replaceAll('-', ' ')}
            </li>
          ))}
        </ul>
      )}
      <p>{t('toConfirm', { count: needed.toConfirm.length })}</p>
      <ul>
        {needed.toConfirm.map(({ id, title }) => (
          <li key={id}>
            <To href={`/records/requirement/${id}`}>{say(title)}</To>
          </li>
        ))}
      </ul>
    </>
  );
}

const tones = { fits: 'good', 'over-delivered': 'accent', 'under-delivered': 'bad', 'not-judged': 'unknown' } as const;

export function Right({ facts: { right, agreement, impactPerHour } }: Props): ReactNode {
  const t = useWords(runningWords);
  const say = useSay();
  return (
    <>
      <RecordTable
        label={t('right')}
        rows={right}
        keyOf={({ commitment }) => commitment}
        columns={[
          {
            name: 'promise',
            head: t('promise'),
            cell: ({ commitment, title }) => (
              <To href={addressOf('/agreements/$agreement/commitments/$commitment', { agreement, commitment })}>
                {say(title)}
              </To>
            ),
          },
          { name: 'target', head: t('target'), cell: ({ target }) => target ?? '–' },
          { name: 'year', head: t('year'), cell: ({ met, missed }) => t('metMissed', { met, missed }) },
          {
            name: 'comparable',
            head: t('comparable'),
            cell: ({ card }) =>
              card === undefined
                ? t('noCard')
                : t('above', { above: card.above, of: card.of, grades: card.grades.join(', ') }),
          },
          {
            name: 'state',
            head: t('state'),
            cell: ({ standing }) => <Mark tone={tones[standing]}>{t(standing)}</Mark>,
          },
        ]}
      />
      {impactPerHour !== undefined && (
        <p>
          {t.rich('impact', {
            sum: <MoneyText key="sum" {...impactPerHour} />,
          })}
        </p>
      )}
    </>
  );
}

export function Deliverable({ facts: { deliverable } }: Props): ReactNode {
  const t = useWords(runningWords);
  const say = useSay();
  if (deliverable.length === 0) return <p>{t('noSupport')}</p>;
  return (
    <RecordTable
      label={t('deliverable')}
      rows={deliverable}
      keyOf={({ agreement }) => agreement}
      columns={[
        {
          name: 'support',
          head: t('support'),
          cell: ({ agreement, title }) => (
            <To href={addressOf('/agreements/$agreement', { agreement })}>{say(title)}</To>
          ),
        },
        { name: 'end', head: t('supportEnds'), cell: ({ end }) => (end === undefined ? '–' : <Moment at={end} />) },
        {
          name: 'state',
          head: t('state'),
          cell: ({ gap }) => <Mark tone={gap ? 'bad' : 'good'}>{gap ? t('gap') : t('noGap')}</Mark>,
        },
      ]}
    />
  );
}

export function Worth({ facts: { worth } }: Props): ReactNode {
  const t = useWords(runningWords);
  const { currency } = worth;
  const money = (amount: string): ReactNode =>
    currency === undefined ? amount : <MoneyText amount={amount} currency={currency} />;
  return (
    <Figures>
      <Figure label={t('fee')} value={worth.feePerYear === undefined ? '–' : money(worth.feePerYear)} />
      <Figure label={t('creditsOwed')} value={money(worth.credits)} />
      <Figure label={t('disputes')} value={String(worth.disputes)} />
      <Figure label={t('complaints')} value={String(worth.complaints)} />
    </Figures>
  );
}

export function Lawful({ facts: { lawful } }: Props): ReactNode {
  const t = useWords(runningWords);
  const say = useSay();
  if (lawful.length === 0)
    return (
      <Empty title={t('lawful')} icon="agreement">
        {t('noObligation')}
      </Empty>
    );
  return (
    <ul>
      {lawful.map(({ id, title, changed, validUntil }) => (
        <li key={id}>
          <To href={`/records/obligation/${id}`}>{say(title)}</To>
          {validUntil !== undefined && (
            <>
              {' '}
              · <Moment at={validUntil} />
            </>
          )}{' '}
          {changed && <Mark tone="warn">{t('changed')}</Mark>}
        </li>
      ))}
    </ul>
  );
}
