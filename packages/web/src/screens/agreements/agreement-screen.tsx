/** The page of one agreement: its promises, contract, revisions, copies, records and everything on one line of time. */
import type { ReactNode } from 'react';
import { addressOf, useChoice, useParameter } from '../../app/address.ts';
import type { SchemaAgreementPage } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './agreements.module.css';
import { AgreementNext } from './agreement-next.tsx';
import { ContractTab } from './contract-tab.tsx';
import { CopiesTab } from './copies-tab.tsx';
import { EndText } from './end-text.tsx';
import { typeName } from './list-screen.tsx';
import { PromisesTab } from './promises-tab.tsx';
import { RecordsTab } from './records-tab.tsx';
import { RevisionsTab } from './revisions-tab.tsx';
import { TimelineTab } from './timeline-tab.tsx';
import { agreementWords } from './words.ts';

const tabs = ['promises', 'contract', 'revisions', 'copies', 'records', 'timeline'] as const;
type Tab = (typeof tabs)[number];

export function AgreementScreen(): ReactNode {
  const t = useWords(agreementWords);
  const agreement = useParameter('agreement');
  const page = useGet('/v1/agreements/{agreement}/page', { params: { path: { agreement } } });
  return (
    <Loaded of={page} lines={16}>
      {(found) => <Shown page={found} over={t('over')} />}
    </Loaded>
  );
}

function Shown({ page, over }: { readonly page: SchemaAgreementPage; readonly over: string }): ReactNode {
  const t = useWords(agreementWords);
  const say = useSay();
  const { line, inherits } = page;
  const parents = inherits.map(({ agreement, revision }) => `${agreement} v${revision}`).join(', ');
  const [chosen] = useChoice('tab');
  const tab = tabs.find((one) => one === chosen) ?? 'promises';
  return (
    <Page
      over={<To href="/agreements">{over}</To>}
      title={say(line.title)}
      lead={
        <>
          {line.id} · {typeName(t, line.type)} ·{' '}
          {line.revision === undefined ? t('notInForce') : t('inForce', { revision: line.revision })}{' '}
          {parents === '' ? '' : t('inherits', { parents })}
        </>
      }
      acts={
        <>
          <To href={addressOf('/agreements/$agreement/deliverability', { agreement: line.id })}>
            {t('deliverability')}
          </To>
          <To href={addressOf('/agreements/$agreement/backtest', { agreement: line.id })}>{t('backTest')}</To>
          <To href={addressOf('/agreements/$agreement/price', { agreement: line.id })}>{t('promisePrice')}</To>
          <To href={`/drafts/new?from=agreement&agreement=${encodeURIComponent(line.id)}`}>{t('nextRevision')}</To>
        </>
      }
    >
      <Section>
        <Head page={page} />
        <AgreementNext agreement={line.id} />
      </Section>
      <Tabs agreement={line.id} tab={tab} />
      <TabBody tab={tab} page={page} />
    </Page>
  );
}

function Head({ page: { line } }: { readonly page: SchemaAgreementPage }): ReactNode {
  const t = useWords(agreementWords);
  const say = useSay();
  const parties = [line.provider, line.customer].flatMap((party) => party ?? []);
  return (
    <Figures>
      <Figure
        label={t('between')}
        value={
          <span className={css['name']} style={{ fontSize: '1rem' }}>
            {parties.map((party, index) => (
              <span key={party.name.en}>
                {index > 0 && ' – '}
                {party.id === undefined ? say(party.name) : <PartyLink id={party.id} />}
              </span>
            ))}
          </span>
        }
      />
      <Figure
        label={t('owed', { year: line.owed?.year ?? '' })}
        value={line.owed === undefined ? t('none') : <MoneyText {...line.owed} />}
      />
      <Figure
        label={t('ends')}
        value={
          <span style={{ fontSize: '1rem' }}>
            <EndText line={line} />
          </span>
        }
      />
      <Figure
        label={t('role_manager')}
        value={
          <span style={{ fontSize: '1rem' }}>{line.manager === undefined ? t('nobody') : say(line.manager.name)}</span>
        }
      />
    </Figures>
  );
}

function Tabs({ agreement, tab }: { readonly agreement: string; readonly tab: Tab }): ReactNode {
  const t = useWords(agreementWords);
  const base = addressOf('/agreements/$agreement', { agreement });
  return (
    <nav aria-label={t('tabs')}>
      <ul className={css['tabs']}>
        {tabs.map((one) => (
          <li key={one}>
            <TabLink href={one === 'promises' ? base : `${base}?tab=${one}`} here={one === tab}>
              {t(`tab_${one}`)}
            </TabLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TabLink({
  href,
  here,
  children,
}: {
  readonly href: string;
  readonly here: boolean;
  readonly children: string;
}): ReactNode {
  if (here)
    return (
      <span className={css['tab']} aria-current="page">
        {children}
      </span>
    );
  return (
    <To href={href} className={css['tab']}>
      {children}
    </To>
  );
}

function TabBody({ tab, page }: { readonly tab: Tab; readonly page: SchemaAgreementPage }): ReactNode {
  switch (tab) {
    case 'promises':
      return <PromisesTab page={page} />;
    case 'contract':
      return <ContractTab page={page} />;
    case 'revisions':
      return <RevisionsTab page={page} />;
    case 'copies':
      return <CopiesTab page={page} />;
    case 'records':
      return <RecordsTab records={page.records} />;
    case 'timeline':
      return <TimelineTab page={page} />;
  }
}
