/** Where the minutes go (S2.15): a Pareto of a span, and its top kept as a finding. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { minutesText, Ratio, sayDate } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import css from './actions.module.css';
import { actionWords } from './words.ts';

type Pareto = AnswerOf<'/v1/analysis/pareto'>;
type By = Pareto['by'];
const ways = ['cause', 'agreement', 'customer', 'site', 'hour', 'works'] as const satisfies readonly By[];

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly by: By;
  readonly agreement?: string;
}

export function AnalysisScreen(): ReactNode {
  const t = useWords(actionWords);
  const asked = useAsked();
  const found = useGet('/v1/analysis/pareto', {
    params: { query: { ...asked } },
  });
  return (
    <Page title={t('analysis')} lead={t('analysisLead')} over={<To href="/actions">{t('title')}</To>}>
      <Section>
        <Choices asked={asked} />
        <Loaded of={found}>{(pareto) => <Bars key={asked.by} pareto={pareto} asked={asked} />}</Loaded>
      </Section>
    </Page>
  );
}

function useAsked(): Asked {
  const year = Number(useSession().clock.now.slice(0, 4));
  const [from = `${year - 1}-01-01`] = useChoice('from');
  const [to = `${year}-01-01`] = useChoice('to');
  const [chosen] = useChoice('by');
  const [agreement] = useChoice('agreement');
  return {
    from,
    to,
    by: ways.find((way) => way === chosen) ?? 'cause',
    ...(agreement === undefined ? {} : { agreement }),
  };
}

function Choices({ asked: { from, to, by, agreement } }: { readonly asked: Asked }): ReactNode {
  const t = useWords(actionWords);
  const [, setFrom] = useChoice('from');
  const [, setTo] = useChoice('to');
  const [, setBy] = useChoice('by');
  return (
    <div className={css['pick']}>
      <TextInput
        type="date"
        label={t('from')}
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
      />
      <TextInput type="date" label={t('to')} value={to} onChange={({ currentTarget }) => setTo(currentTarget.value)} />
      <NativeSelect
        label={t('addBy')}
        value={by}
        data={ways.map((way) => ({ value: way, label: t(`by_${way}`) }))}
        onChange={({ currentTarget }) => setBy(currentTarget.value)}
      />
      {agreement !== undefined && (
        <p>
          {t.rich('ofOne', {
            agreement: (
              <To key="agreement" href={`/agreements/${agreement}`}>
                {agreement}
              </To>
            ),
          })}{' '}
          <To href={`/analysis?from=${from}&to=${to}&by=${by}`}>{t('ofAll')}</To>
        </p>
      )}
    </div>
  );
}

const percent = (share: string): string => Ratio.parse(share).toPercent(1);

function Bars({ pareto, asked }: { readonly pareto: Pareto; readonly asked: Asked }): ReactNode {
  const t = useWords(actionWords);
  const [top] = pareto.bars;
  const word = (key: string): string => (key === '' ? t(asked.by === 'works' ? 'noWorks' : 'unsaid') : key);
  if (top === undefined) return <p>{t('noOutages')}</p>;
  return (
    <>
      <p>{t('total', { minutes: minutesText(Ratio.parse(pareto.totalMs)), count: pareto.outages })}</p>
      <figure className={css['bars']} aria-label={t('chart', { by: t(`by_${pareto.by}`) })}>
        {pareto.bars.slice(0, 10).map(({ key, ms }) => (
          <div key={key} className={css['bar']}>
            <b>{word(key)}</b>
            <span
              className={css['length']}
              style={{ width: `${Ratio.parse(ms).dividedBy(Ratio.parse(top.ms)).toPercent(2)}%` }}
            />
            <span className={css['number']}>{minutesText(Ratio.parse(ms))}</span>
          </div>
        ))}
      </figure>
      <Finding pareto={pareto} asked={asked} />
      <RecordTable
        label={t('chart', { by: t(`by_${pareto.by}`) })}
        rows={pareto.bars}
        keyOf={({ key }) => key}
        columns={[
          { name: 'key', head: t(`by_${pareto.by}`), cell: ({ key }) => word(key) },
          { name: 'minutes', head: t('minutes'), numeric: true, cell: ({ ms }) => minutesText(Ratio.parse(ms)) },
          { name: 'outages', head: t('outages'), numeric: true, cell: ({ outages }) => outages },
          { name: 'share', head: t('share'), numeric: true, cell: ({ share }) => `${percent(share)} %` },
          {
            name: 'cumulative',
            head: t('cumulative'),
            numeric: true,
            cell: ({ cumulative }) => `${percent(cumulative)} %`,
          },
        ]}
      />
    </>
  );
}

const month = 30 * 86_400_000;

/** Kept as an action, so that it has an owner and a day; what nobody said is no cause to act on. */
function Finding({ pareto, asked }: { readonly pareto: Pareto; readonly asked: Asked }): ReactNode {
  const t = useWords(actionWords);
  const language = useLanguage();
  const { clock, person } = useSession();
  const [id, setId] = useState<string | undefined>(undefined);
  const top = pareto.bars.find(({ key }) => key !== '');
  const send = useSend((title: string) =>
    api.POST('/v1/records/{kind}', {
      params: { path: { kind: 'action' } },
      body: {
        body: {
          title: { en: title },
          owner: person.id,
          dueOn: new Date(Date.parse(clock.now) + month).toISOString().slice(0, 10),
          source: `analysis/${pareto.by}-${asked.from}-${asked.to}`,
          ...(asked.agreement === undefined ? {} : { agreement: asked.agreement }),
          ...(pareto.by === 'agreement' && top !== undefined ? { agreement: top.key } : {}),
        },
      },
    }),
  );
  if (top === undefined) return null;
  const finding = t('finding', {
    key: top.key,
    minutes: minutesText(Ratio.parse(top.ms)),
    share: percent(top.share),
    from: sayDate(asked.from, language),
    to: sayDate(asked.to, language),
  });
  return (
    <div>
      <p>{finding}</p>
      {send.error !== null && <Failed error={send.error} />}
      {id === undefined ? (
        <Button
          size="xs"
          loading={send.isPending}
          onClick={() => send.mutate(finding, { onSuccess: (made) => setId(made.id) })}
        >
          {t('saveFinding')}
        </Button>
      ) : (
        <output>
          {t.rich('kept', {
            id: (
              <To key="id" href={`/actions/${id}`}>
                {id}
              </To>
            ),
          })}
        </output>
      )}
    </div>
  );
}
