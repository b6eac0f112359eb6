/**
 * Service × customer: what stands behind each live instance. Owns: the matrix and the list of what is not covered. Does not own:
 * what each costs (`cost-sections.tsx`).
 */
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { Teller } from '../../words/use-words.ts';
import css from './catalogue.module.css';
import { CostSections } from './cost-sections.tsx';
import { catalogueWords } from './words.ts';

type Coverage = AnswerOf<'/v1/coverage'>;
type Cell = Coverage['cells'][number];

export function CoverageScreen(): ReactNode {
  const t = useWords(catalogueWords);
  const found = useGet('/v1/coverage');
  return (
    <Page title={t('coverageTitle')} over={<To href="/catalogue">{t('title')}</To>} lead={t('coverageLead')}>
      <Loaded of={found} lines={14}>
        {(coverage) => <Whole coverage={coverage} />}
      </Loaded>
    </Page>
  );
}

function Whole({ coverage }: { readonly coverage: Coverage }): ReactNode {
  const t = useWords(catalogueWords);
  if (coverage.cells.length === 0)
    return (
      <Section>
        <Empty icon="table" title={t('noInstances')}>
          {t('noInstancesWhy')}
        </Empty>
      </Section>
    );
  return (
    <>
      <Section>
        <Matrix coverage={coverage} />
        <Legend />
      </Section>
      <Uncovered coverage={coverage} />
      <CostSections />
    </>
  );
}

const covers = ['sla', 'ola', 'underpinning-contract', 'expectation', 'expired', 'none'] as const;
const lookOf = (cover: Cell['cover']): string => css[cover === 'underpinning-contract' ? 'uc' : cover] ?? '';

function Matrix({ coverage: { services, customers, cells } }: { readonly coverage: Coverage }): ReactNode {
  const t = useWords(catalogueWords);
  const say = useSay();
  const at = new Map(cells.map((cell) => [`${cell.service} ${cell.party}`, cell]));
  return (
    <div className={css['matrix']} role="region" aria-label={t('coverageTitle')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('service')}</th>
            {customers.map(({ id, title }) => (
              <th key={id} scope="col">
                {say(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <tr key={service.id}>
              <th scope="row">
                <To href={`/catalogue/${service.id}`}>{say(service.title)}</To>
              </th>
              {customers.map((customer) => {
                const cell = at.get(`${service.id} ${customer.id}`);
                return (
                  <td
                    key={customer.id}
                    className={cell === undefined ? undefined : lookOf(cell.cover)}
                    title={cell && titleOf(t, cell, [say(service.title), say(customer.title)])}
                  >
                    {cell !== undefined && <CellLink cell={cell} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function titleOf(
  t: Teller<keyof (typeof catalogueWords)['en']>,
  { cover, instances, uncovered }: Cell,
  [service, customer]: readonly [string, string],
): string {
  return t('cell', { service, customer, cover: t(`cover_${cover}`), instances, uncovered });
}

/** Leads to the agreement where there is one, and to what the customer has where there is none or several. */
function CellLink({ cell }: { readonly cell: Cell }): ReactNode {
  const t = useWords(catalogueWords);
  const { agreements, party, cover, instances, uncovered } = cell;
  const [only, ...more] = agreements;
  const href = only !== undefined && more.length === 0 ? `/agreements/${only}` : `/parties/${party}?tab=people`;
  return (
    <To href={href} className={css['cell']}>
      {t(`cover_${cover}`)}
      <small>
        {uncovered > 0 && uncovered < instances ? t('ofInstances', { uncovered, instances }) : String(instances)}
      </small>
    </To>
  );
}

function Legend(): ReactNode {
  const t = useWords(catalogueWords);
  return (
    <p className={css['legend']} aria-label={t('legend')}>
      {covers.map((cover) => (
        <span key={cover}>
          <span className={lookOf(cover)}>{t(`cover_${cover}`)}</span> {t(`mean_${cover}`)}
        </span>
      ))}
    </p>
  );
}

function Uncovered({ coverage: { services, cells } }: { readonly coverage: Coverage }): ReactNode {
  const t = useWords(catalogueWords);
  const say = useSay();
  const names = new Map(services.map(({ id, title }) => [id, say(title)]));
  return (
    <Section title={t('uncovered')} note={t('uncoveredNote')}>
      <RecordTable
        label={t('uncovered')}
        rows={cells.filter(({ uncovered }) => uncovered > 0)}
        keyOf={({ service, party }) => `${service} ${party}`}
        empty={<Empty title={t('allCovered')}>{t('allCoveredWhy')}</Empty>}
        columns={[
          {
            name: 'service',
            head: t('service'),
            cell: ({ service }) => <To href={`/catalogue/${service}`}>{names.get(service) ?? service}</To>,
          },
          { name: 'customer', head: t('customer'), cell: ({ party }) => <PartyLink id={party} /> },
          { name: 'instances', head: t('instances'), numeric: true, cell: ({ uncovered }) => String(uncovered) },
          {
            name: 'agreements',
            head: t('agreement'),
            cell: ({ agreements }) =>
              agreements.length === 0
                ? t('none')
                : agreements.map((id) => (
                    <div key={id}>
                      <To href={`/agreements/${id}`}>{id}</To>
                    </div>
                  )),
          },
        ]}
      />
    </Section>
  );
}
