/** Every breach in a line, and the same lines as a file. */
import { minutesText, moneyText, Ratio, sayFigure, sayPeriod } from '@troth/core';
import type { Language } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaBreachLine } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useNames } from '../../parts/names.ts';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { csvAddress } from './csv.ts';
import { useTimeText } from './time-left.tsx';
import { disputeWords } from './words.ts';

type Figure = NonNullable<SchemaBreachLine['counted']>;

const say = (figure: Figure | undefined, language: Language): string => {
  if (figure === undefined) return '–';
  const unit = language === 'en' ? 'min' : '分鐘';
  return figure.unit === 'ms' ? `${minutesText(Ratio.parse(figure.exact))} ${unit}` : sayFigure(figure, language);
};

/** The texts of a line: the screen and the file show these and nothing else. */
function useTexts() {
  const t = useWords(disputeWords);
  const language = useLanguage();
  const inWords = useSay();
  const time = useTimeText();
  const parties = useNames('party');
  const people = (id: string): string => inWords(parties.get(id) ?? id);
  const warned = (one: SchemaBreachLine): string => {
    if (one.warned !== undefined) {
      const lead = t('lead', { time: time(Number(one.warned.leadMs)) });
      return one.warned.acknowledged ? `${lead}, ${t('acknowledged')}` : lead;
    }
    const why = one.notWarned;
    if (why === 'sudden' || why === 'no-forecast' || why === 'not-told' || why === 'told-late')
      return t(`notWarned_${why}`);
    return t('unexplained');
  };
  return {
    month: (one: SchemaBreachLine) => sayPeriod(one.period, language),
    agreement: (one: SchemaBreachLine) => one.agreement,
    promise: (one: SchemaBreachLine) =>
      `${inWords(one.commitmentTitle)}${one.subject === undefined ? '' : ` (${one.subject})`}`,
    counted: (one: SchemaBreachLine) =>
      one.counted?.unit === 'count' ? t('cases', { count: one.counted.exact }) : say(one.counted, language),
    allowed: (one: SchemaBreachLine) => say(one.allowed, language),
    margin: (one: SchemaBreachLine) => say(one.margin, language),
    cause: (one: SchemaBreachLine) => (one.cause === undefined ? '–' : inWords(one.cause)),
    attribution: (one: SchemaBreachLine) =>
      one.attribution
        .map(({ party, ms }) => `${people(party)} ${say({ exact: String(ms), unit: 'ms' }, language)}`)
        .join('; ') || '–',
    warned,
    credit: (one: SchemaBreachLine) =>
      one.credit === undefined ? '–' : `${one.credit.currency} ${moneyText(Ratio.parse(one.credit.exact).toFixed(2))}`,
    impact: (one: SchemaBreachLine) =>
      one.impact === undefined
        ? '–'
        : `${one.impact.currency} ${moneyText(one.impact.amount)}${one.impact.estimated ? ` (${t('estimated')})` : ''}`,
    dispute: (one: SchemaBreachLine) => one.disputes.map(({ id, state }) => `${id} ${state}`).join(', ') || '–',
  };
}

const names = [
  'month',
  'agreement',
  'promise',
  'counted',
  'allowed',
  'margin',
  'cause',
  'attribution',
  'warned',
  'credit',
  'impact',
] as const;

type Texts = ReturnType<typeof useTexts>;

function useHeads(): Readonly<Record<(typeof names)[number] | 'dispute', string>> {
  const t = useWords(disputeWords);
  return {
    month: t('month'),
    agreement: t('agreement'),
    promise: t('promise'),
    counted: t('countedShort'),
    allowed: t('allowed'),
    margin: t('margin'),
    cause: t('cause'),
    attribution: t('attribution'),
    warned: t('warned'),
    credit: t('credit'),
    impact: t('impact'),
    dispute: t('disputes'),
  };
}

const numeric: ReadonlySet<string> = new Set(['counted', 'allowed', 'margin', 'credit', 'impact']);

/** What leads somewhere, around the text of its cell. */
function cellOf(name: (typeof names)[number], one: SchemaBreachLine, texts: Texts): ReactNode {
  const text = texts[name](one);
  if (name !== 'agreement') return text;
  const { period, agreement } = one;
  return <To href={addressOf('/month-end/$period/$agreement', { period, agreement })}>{text}</To>;
}

function Disputes({ one }: { readonly one: SchemaBreachLine }): ReactNode {
  if (one.disputes.length === 0) return '–';
  return one.disputes.map(({ id, state }) => (
    <span key={id}>
      <To href={addressOf('/disputes/$dispute', { dispute: id })}>{id}</To> <StateMark kind="dispute" state={state} />
    </span>
  ));
}

export function BreachesScreen(): ReactNode {
  const t = useWords(disputeWords);
  const found = useGet('/v1/breaches');
  const texts = useTexts();
  const heads = useHeads();
  const rows = found.data?.items ?? [];
  const all = [...names, 'dispute' as const];
  const file = csvAddress([all.map((name) => heads[name]), ...rows.map((one) => all.map((name) => texts[name](one)))]);
  return (
    <Page
      title={t('breaches')}
      lead={t('breachesLead')}
      acts={
        rows.length > 0 && (
          <a href={file} download="breaches.csv">
            {t('csv')}
          </a>
        )
      }
    >
      <Section>
        <Loaded of={found} lines={8}>
          {({ items }) => (
            <RecordTable
              label={t('breaches')}
              rows={items}
              keyOf={(one) => `${one.agreement} ${one.period} ${one.commitment} ${one.subject ?? ''}`}
              empty={<Empty title={t('noBreaches')}>{t('noBreachesText')}</Empty>}
              columns={[
                ...names.map((name) => ({
                  name,
                  head: heads[name],
                  numeric: numeric.has(name),
                  cell: (one: SchemaBreachLine) => cellOf(name, one, texts),
                  sortBy: (one: SchemaBreachLine) => (name === 'month' ? one.period : texts[name](one)),
                })),
                {
                  name: 'dispute',
                  head: heads.dispute,
                  cell: (one: SchemaBreachLine) => <Disputes one={one} />,
                },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}
