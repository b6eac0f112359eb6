/** One service: who owns it, whether it is looked after, its offerings and who has which version, what stands around it. */
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useNames } from '../../parts/names.ts';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { listOf, moneyOf, stateOf, textOf, wordsOf } from '../parties/fields.ts';
import { actedOn } from '../records/acted-on.ts';
import css from './catalogue.module.css';
import { Offerings } from './offerings.tsx';
import { ServiceAgreements } from './service-agreements.tsx';
import { catalogueWords } from './words.ts';

export type Entry = AnswerOf<'/v1/catalogue/{service}'>;

const LinkagePanel = lazy(async () => ({ default: (await import('../parties/linkage-panel.tsx')).LinkagePanel }));

export function ServiceScreen(): ReactNode {
  const t = useWords(catalogueWords);
  const say = useSay();
  const service = useParameter('service');
  const found = useGet('/v1/catalogue/{service}', { params: { path: { service } } });
  const outcome = found.data === undefined ? undefined : wordsOf(found.data.service, 'outcome');
  return (
    <Page
      title={found.data === undefined ? service : say(found.data.service.title)}
      over={<To href="/catalogue">{t('title')}</To>}
      lead={
        found.data && (
          <>
            <StateMark kind="service" state={stateOf(found.data.service)} /> {service}
            {outcome === undefined ? '' : ` · ${say(outcome)}`}
          </>
        )
      }
      acts={<To href={`/records/service/${service}`}>{t('record')}</To>}
    >
      <Loaded of={found} lines={14}>
        {(entry) => (
          <>
            <div className={css['two']}>
              <Facts entry={entry} />
              <Checks entry={entry} />
            </div>
            <Offerings entry={entry} />
            <ServiceAgreements ids={entry.agreements} />
            <Dependencies entry={entry} />
            <Suspense fallback={<Waiting lines={8} />}>
              <LinkagePanel service={service} />
            </Suspense>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Facts({ entry: { service, customers, instances } }: { readonly entry: Entry }): ReactNode {
  const t = useWords(catalogueWords);
  const say = useSay();
  const [owner, reviewed] = [textOf(service, 'owner'), textOf(service, 'reviewedOn')];
  const [category, cost] = [wordsOf(service, 'category'), moneyOf(service, 'cost')];
  return (
    <Section title={t('acts')}>
      <dl className={css['facts']}>
        <Fact name={t('owner')}>{owner === undefined ? t('none') : <PersonName id={owner} />}</Fact>
        <Fact name={t('category')}>{category === undefined ? t('none') : say(category)}</Fact>
        <Fact name={t('reviewed')}>{reviewed === undefined ? t('none') : <Moment at={reviewed} />}</Fact>
        <Fact name={t('customers')}>{customers.length}</Fact>
        <Fact name={t('instances')}>{instances}</Fact>
        <Fact name={t('cost')}>{cost === undefined ? t('none') : <MoneyText {...cost} />}</Fact>
      </dl>
      <div className={css['acts']}>
        <RecordActs record={actedOn(service)} />
      </div>
    </Section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const codes = ['OWNERLESS', 'STALE', 'UNPRICED', 'UNMEASURED', 'NO-OFFERING'] as const;

function Checks({ entry: { service, findings } }: { readonly entry: Entry }): ReactNode {
  const t = useWords(catalogueWords);
  const say = useSay();
  const judged = stateOf(service) === 'live' || stateOf(service) === 'restricted';
  if (!judged)
    return (
      <Section title={t('checks')}>
        <p className={css['soft']}>{t('notJudged')}</p>
      </Section>
    );
  return (
    <Section title={t('checks')} note={t('checksNote')}>
      <ul className={css['checks']}>
        {codes.map((code) => {
          const finding = findings.find((one) => one.code === code);
          const fix =
            code === 'NO-OFFERING'
              ? `/records/offering/new?service=${service.id}`
              : `/records/service/${service.id}/edit`;
          return (
            <li key={code}>
              <Mark tone={finding === undefined ? 'good' : 'warn'} icon={finding === undefined ? 'check' : 'warn'}>
                {t(`check_${code}`)}
              </Mark>
              {finding !== undefined && (
                <span>
                  {say(finding.message)} <To href={fix}>{t('fix')}</To>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Dependencies({ entry: { service, usedBy } }: { readonly entry: Entry }): ReactNode {
  const t = useWords(catalogueWords);
  const say = useSay();
  const names = useNames('service');
  const list = (ids: readonly string[]): ReactNode =>
    ids.length === 0 ? (
      <p className={css['soft']}>{t('noDependencies')}</p>
    ) : (
      <ul className={css['list']}>
        {ids.map((id) => (
          <li key={id}>
            <Icon name="link" size={14} /> <To href={`/catalogue/${id}`}>{say(names.get(id) ?? id)}</To>{' '}
            <span className={css['soft']}>{id}</span>
          </li>
        ))}
      </ul>
    );
  return (
    <div className={css['two']}>
      <Section title={t('dependencies')}>{list(listOf(service, 'dependsOn'))}</Section>
      <Section title={t('usedBy')}>{list(usedBy)}</Section>
    </div>
  );
}
