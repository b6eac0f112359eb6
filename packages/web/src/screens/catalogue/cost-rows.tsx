/** Every use of a service with what it costs and earns, and what to do about those that are not as they should be. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { Empty } from '../../parts/empty.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import type { Column } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { money, sayLevel } from './cost-figures.ts';
import type { Costs } from './cost-figures.ts';
import { costWords } from './cost-words.ts';
import { catalogueWords } from './words.ts';

type Row = Costs['rows'][number];
type Code = Row['recommendation']['code'];

/** What is not promised at all before what loses money, and that before what could be better. */
const order: readonly Code[] = ['agree', 'renew', 'margin', 'credits', 'design', 'describe', 'complete', 'keep'];
const tones = {
  agree: 'bad',
  renew: 'bad',
  margin: 'bad',
  credits: 'warn',
  design: 'warn',
  describe: 'unknown',
  complete: 'ink',
  keep: 'good',
} as const satisfies Record<Code, string>;

const keyOf = ({ service, party, agreement = '' }: Row): string => `${service} ${party} ${agreement}`;

export function FirstToDo({ costs }: { readonly costs: Costs }): ReactNode {
  const t = useWords(costWords);
  const say = useSay();
  const { rows, covered } = costs;
  const rank = ({ recommendation: { code } }: Row): number => order.indexOf(code);
  const todo = rows
    .filter(({ recommendation }) => recommendation.code !== 'keep')
    .toSorted((a, b) => rank(a) - rank(b));
  const columns = useUse(costs);
  return (
    <Section title={t('what')} note={t('whatNote')}>
      <p>{t('summary', { ...covered, todo: todo.length })}</p>
      <RecordTable
        label={t('what')}
        rows={todo}
        keyOf={keyOf}
        empty={<Empty title={t('sound')}>{t('soundWhy')}</Empty>}
        columns={[
          {
            name: 'todo',
            head: t('todo'),
            cell: ({ recommendation: { code } }: Row) => <Mark tone={tones[code]}>{t(`do_${code}`)}</Mark>,
            sortBy: rank,
          },
          ...columns,
          { name: 'why', head: t('why'), cell: ({ recommendation }: Row) => say(recommendation.words) },
        ]}
      />
    </Section>
  );
}

/** Whose use of what, and under which agreement. */
function useUse({ services }: Costs): readonly Column<Row>[] {
  const t = useWords(costWords);
  const say = useSay();
  const names = new Map(services.map(({ id, title }) => [id, say(title)]));
  const nameOf = ({ service }: Row): string => names.get(service) ?? service;
  return [
    {
      name: 'service',
      head: t('service'),
      cell: (row) => <To href={addressOf('/catalogue/$service', { service: row.service })}>{nameOf(row)}</To>,
      sortBy: nameOf,
    },
    {
      name: 'customer',
      head: t('customer'),
      cell: ({ party }) => <PartyLink id={party} />,
      sortBy: ({ party }) => party,
    },
    {
      name: 'agreement',
      whole: true,
      head: t('agreement'),
      cell: ({ agreement }) =>
        agreement === undefined ? (
          '–'
        ) : (
          <To href={addressOf('/agreements/$agreement/price', { agreement })}>{agreement}</To>
        ),
      sortBy: ({ agreement = '' }) => agreement,
    },
  ];
}

export function CostRows({ costs }: { readonly costs: Costs }): ReactNode {
  const t = useWords(costWords);
  const words = useWords(catalogueWords);
  const language = useLanguage();
  // Said once in the heads where all are charged alike.
  const currencies = new Set(costs.rows.flatMap(({ currency }) => currency ?? []));
  const [one = '', another] = currencies;
  const headOf = (head: string): string => (another === undefined && one !== '' ? `${head} (${one})` : head);
  const sumOf = ({ currency = '' }: Row, sum: number): string =>
    another === undefined ? money(sum) : `${currency} ${money(sum)}`;
  const amount = (name: 'fee' | 'cost' | 'expected' | 'recovery' | 'margin', head: string): Column<Row> => ({
    name,
    head: headOf(head),
    numeric: true,
    cell: (row) => (row[name] === undefined ? '–' : sumOf(row, row[name])),
    sortBy: (row) => row[name] ?? Number.NEGATIVE_INFINITY,
  });
  const use = useUse(costs);
  return (
    <Section title={t('rows')} note={t('rowsNote')}>
      <RecordTable
        label={t('rows')}
        rows={costs.rows}
        keyOf={keyOf}
        columns={[
          ...use,
          {
            name: 'cover',
            head: t('cover'),
            cell: ({ cover }) => words(`cover_${cover}`),
            sortBy: ({ cover }) => cover,
          },
          {
            name: 'promised',
            whole: true,
            head: t('promised'),
            cell: ({ promised }) => (promised === undefined ? '–' : sayLevel(promised, language)),
          },
          {
            name: 'clauses',
            head: t('clauses'),
            cell: ({ complete }) => (complete === undefined ? '–' : t('clausesOf', complete)),
            sortBy: ({ complete }) => complete?.clauses ?? 0,
          },
          amount('fee', t('fee')),
          {
            ...amount('cost', t('costShort')),
            cell: (row) => (
              <>
                {row.cost === undefined ? '–' : sumOf(row, row.cost)}
                {row.apart !== undefined && <div>{t('apart', { contracts: row.apart.join(', ') })}</div>}
              </>
            ),
          },
          amount('expected', t('creditsShort')),
          amount('recovery', t('recovery')),
          amount('margin', t('marginShort')),
        ]}
      />
    </Section>
  );
}
