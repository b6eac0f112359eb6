/** Plans for worse service: of all customers for the organisation, of their own for a customer. */
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAll } from './read-records.ts';
import type { ReadRecord } from './read-records.ts';
import { warningWords } from './words.ts';

export function PlansScreen(): ReactNode {
  const t = useWords(warningWords);
  const { side } = useSession();
  const found = useGet('/v1/records/{kind}', {
    params: { path: { kind: 'deterioration-plan' }, query: { limit: 200 } },
  });
  return (
    <Page title={t('plans')} lead={side === 'own' ? t('plansLead') : t('plansLeadCustomer')}>
      <Section>
        <Loaded of={found}>{({ items }) => <Plans plans={readAll('deterioration-plan', items)} />}</Loaded>
      </Section>
    </Page>
  );
}

function Plans({ plans }: { readonly plans: readonly ReadRecord<'deterioration-plan'>[] }): ReactNode {
  const t = useWords(warningWords);
  const say = useSay();
  return (
    <RecordTable
      label={t('plans')}
      rows={plans}
      keyOf={({ id }) => id}
      empty={
        <Empty title={t('noPlans')} icon="works">
          {t('noPlansText')}
        </Empty>
      }
      columns={[
        {
          name: 'plan',
          head: t('plan'),
          cell: ({ id, body }) => <To href={`/plans/${id}`}>{say(body.what)}</To>,
        },
        {
          name: 'agreement',
          head: t('agreement'),
          cell: ({ body }) => body.agreement,
          sortBy: ({ body }) => body.agreement,
        },
        {
          name: 'proposed',
          head: t('proposed'),
          cell: ({ body }) => <Moment at={(body.alternative ?? body.window).start} />,
          sortBy: ({ body }) => Date.parse((body.alternative ?? body.window).start),
        },
        {
          name: 'state',
          head: t('state'),
          cell: ({ body }) => <StateMark kind="deterioration-plan" state={body.state} />,
          sortBy: ({ body }) => body.state,
        },
      ]}
    />
  );
}
