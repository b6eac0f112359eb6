/** The first page of a customer or supplier: promises, what waits for them, what is coming. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { useWords } from '../../words/use-words.ts';
import { ComingUp } from './coming-up.tsx';
import css from './portal.module.css';
import { AgreementCard } from './promise-card.tsx';
import { WaitingForYou } from './waiting.tsx';
import { portalWords } from './words.ts';

export function PortalHomeScreen(): ReactNode {
  const t = useWords(portalWords);
  const { side } = useSession();
  const customer = side === 'customer';
  const home = useGet('/v1/portal');
  return (
    <Page
      title={t(customer ? 'title_customer' : 'title_supplier')}
      lead={t(customer ? 'lead_customer' : 'lead_supplier')}
      acts={
        <Button component={Link} to={customer ? '/portal/problems/new' : '/portal/notices/new'}>
          {t(customer ? 'report' : 'tell')}
        </Button>
      }
    >
      <WaitingForYou />
      <Loaded of={home} lines={12}>
        {({ agreements, side: whose }) =>
          agreements.length === 0 ? (
            <Empty title={t('noPromises')} icon="agreement">
              {t('noPromisesText')}
            </Empty>
          ) : (
            <div className={css['cards']}>
              {agreements.map((agreement) => (
                <AgreementCard key={agreement.id} agreement={agreement} side={whose} />
              ))}
            </div>
          )
        }
      </Loaded>
      <ComingUp />
    </Page>
  );
}
