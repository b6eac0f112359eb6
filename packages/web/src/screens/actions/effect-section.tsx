/** What came of an action by evidence: before it, meanwhile, since it was done; its steps, and what its design saves. */
import { minutesText, moneyText, Ratio, sayFigure, sayPeriod, sayTargetText, shareBound } from '@troth/core';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { Minutes } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { ControlChart } from './control-section.tsx';
import type { Effect } from './control-section.tsx';
import { effectWords } from './effect-words.ts';
import { GainFigures } from './gain-section.tsx';
import { Steps } from './steps-section.tsx';

type Month = Effect['months'][number];
type Sum = Effect['before'];

export function EffectSections({ action }: { readonly action: string }): ReactNode {
  const found = useGet('/v1/actions/{action}/effect', { params: { path: { action } } });
  return (
    <Loaded of={found}>
      {(effect) => (
        <>
          <Course effect={effect} />
          {effect.saving !== undefined && <Saving saving={effect.saving} agreement={effect.agreement} />}
          {effect.steps.length > 0 && <Steps steps={effect.steps} />}
        </>
      )}
    </Loaded>
  );
}

const promisePage = ({ agreement, commitment }: Effect, period: string): string =>
  `/agreements/${agreement}/commitments/${commitment}?period=${period}`;

/** Where the minutes of the months before it went. */
function diagnosis({ agreement, months }: Effect): string {
  const before = months.filter(({ phase }) => phase === 'before');
  const from = before.at(0)?.start ?? '';
  const to = before.at(-1)?.end ?? '';
  const day = (moment: string): string => new Date(Date.parse(moment) + 43_200_000).toISOString().slice(0, 10);
  const span = from === '' || to === '' ? '' : `&from=${day(from)}&to=${day(to)}`;
  return `/analysis?agreement=${agreement}&by=hour${span}`;
}

function Course({ effect }: { readonly effect: Effect }): ReactNode {
  const t = useWords(effectWords);
  const say = useSay();
  const language = useLanguage();
  const { side } = useSession();
  const { target, title, commitment, subject, agreement } = effect;
  const name = [agreement, title === undefined ? commitment : say(title), subject]
    .filter((part) => part !== undefined)
    .join(' · ');
  return (
    <Section title={t('effect')} note={t('effectNote')} anchor="effect">
      <p>
        <To href={promisePage(effect, effect.period)}>{name}</To>
        {target !== undefined && ` · ${t('promised', { target: sayTargetText(target, language) })}`}
        {side === 'own' && (
          <>
            {' · '}
            <To href={diagnosis(effect)}>{t('diagnose')}</To>
          </>
        )}
      </p>
      <Sums effect={effect} />
      {effect.gain !== undefined && <GainFigures gain={effect.gain} />}
      <ControlChart effect={effect} />
      <Months effect={effect} />
    </Section>
  );
}

const tones: Readonly<Record<Effect['objective']['state'], MarkTone>> = {
  waiting: 'ink',
  'under-way': 'accent',
  verified: 'good',
  'not-reached': 'bad',
  'no-data': 'unknown',
};

function Sums({ effect }: { readonly effect: Effect }): ReactNode {
  const t = useWords(effectWords);
  const { before, between, since, doneAt, objective, downAMonth } = effect;
  const wanted =
    objective.mostDownMs === undefined
      ? t('wantKept', { months: objective.months })
      : t('wantDown', { minutes: minutesText(Ratio.of(objective.mostDownMs)), months: objective.months });
  return (
    <>
      <Figures>
        <SumFigure label={t('before')} sum={before} />
        {between.months > 0 && <SumFigure label={t('between')} sum={between} />}
        {since === undefined ? (
          <Figure label={t('since')} value="–" note={t('notDone')} />
        ) : (
          <SumFigure label={t('since')} sum={since} note={since.months === 0 ? t('noMonthYet') : undefined} />
        )}
        {downAMonth !== undefined && (
          <Figure
            label={t('aMonth')}
            value={t('fromTo', {
              before: minutesText(Ratio.parse(downAMonth.before)),
              since: minutesText(Ratio.parse(downAMonth.since)),
            })}
          />
        )}
      </Figures>
      <p>
        <Mark tone={tones[objective.state]}>{t(`state_${objective.state}`)}</Mark> {wanted}
        {doneAt !== undefined && ` ${t('goodSoFar', { good: objective.good, months: objective.months })}`}
      </p>
    </>
  );
}

function SumFigure({
  label,
  sum: { months, missed, noData, downMs },
  note,
}: {
  readonly label: string;
  readonly sum: Sum;
  readonly note?: string | undefined;
}): ReactNode {
  const t = useWords(effectWords);
  const known = months - noData;
  const notes = [
    note,
    known > 0 && downMs !== undefined ? t('minutesDown', { minutes: minutesText(Ratio.parse(downMs)) }) : undefined,
    noData > 0 ? t('monthsNoData', { count: noData }) : undefined,
  ].filter((part) => part !== undefined);
  const value = months === 0 ? '–' : known === 0 ? t('noData') : t('missedOf', { missed, months: known });
  return <Figure label={label} value={value} note={notes.join(' · ')} tone={missed > 0 ? 'bad' : 'ink'} />;
}

function Months({ effect }: { readonly effect: Effect }): ReactNode {
  const t = useWords(effectWords);
  const language = useLanguage();
  return (
    <RecordTable
      label={t('months')}
      rows={effect.months}
      keyOf={({ period }) => period}
      columns={[
        {
          name: 'month',
          head: t('month'),
          cell: ({ period }: Month) => <To href={promisePage(effect, period)}>{sayPeriod(period, language)}</To>,
        },
        { name: 'phase', head: t('phase'), cell: ({ phase }: Month) => t(phase === 'since' ? 'since' : phase) },
        { name: 'down', head: t('down'), numeric: true, cell: (month: Month) => <Down month={month} /> },
        { name: 'value', head: t('value'), numeric: true, cell: (month: Month) => <Value month={month} /> },
        { name: 'verdict', head: t('verdict'), cell: (month: Month) => <Verdict month={month} /> },
      ]}
    />
  );
}

const Down = ({ month: { downMs } }: { readonly month: Month }): ReactNode =>
  downMs === undefined ? '–' : <Minutes ms={downMs} />;

function Value({ month: { value, target } }: { readonly month: Month }): ReactNode {
  const language = useLanguage();
  return value === undefined ? '–' : sayFigure(value, language, shareBound({ target }));
}

function Verdict({ month: { verdict, open, was, good } }: { readonly month: Month }): ReactNode {
  const t = useWords(effectWords);
  return (
    <>
      {verdict === 'no-data' ? (
        <Mark tone="unknown" icon="unknown">
          {t('noData')}
        </Mark>
      ) : (
        <VerdictMark verdict={verdict} />
      )}
      {open && ` ${t('soFar')}`}
      {good !== undefined && ` · ${t(good ? 'within' : 'beyond')}`}
      {was !== undefined && ` · ${t('corrected')}`}
    </>
  );
}

function Saving({
  saving: { currency, today, built, cost, avoided },
  agreement,
}: {
  readonly saving: NonNullable<Effect['saving']>;
  readonly agreement: string;
}): ReactNode {
  const t = useWords(effectWords);
  const say = useSay();
  const money = (amount: number): string => `${currency} ${moneyText(amount.toFixed(2))}`;
  return (
    <Section title={t('saving')} note={t('savingNote')}>
      <Figures>
        <Figure label={t('avoided')} value={money(avoided)} href={`/agreements/${agreement}/price`} note={t('aYear')} />
        <Figure label={t('cost')} value={money(cost)} note={t('aYear')} />
      </Figures>
      <RecordTable
        label={t('saving')}
        rows={[today, built]}
        keyOf={({ id }) => id}
        columns={[
          { name: 'design', head: t('design'), cell: ({ name }: typeof today) => say(name) },
          { name: 'credits', head: t('credits'), numeric: true, cell: ({ credits }) => money(credits) },
          {
            name: 'down',
            head: t('downYear'),
            numeric: true,
            cell: ({ downMs }) => <Minutes ms={Math.round(downMs)} />,
          },
          {
            name: 'leaving',
            head: t('leaving'),
            numeric: true,
            cell: ({ leaving }) => `${(100 * leaving).toFixed(1)} %`,
          },
        ]}
      />
    </Section>
  );
}
