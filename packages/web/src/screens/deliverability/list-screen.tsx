/** Every agreement by whether it can be kept, and the drafts that wait for their proof. */
import type { ReactNode } from 'react';
import type { SchemaDeliverabilities } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './deliverability.module.css';
import { fits, ListFilters, soonDays, useFilters } from './list-filters.tsx';
import { ListTable } from './list-table.tsx';
import { listWords } from './list-words.ts';
import { UnprovenDrafts } from './unproven-drafts.tsx';

export function DeliverabilitiesScreen(): ReactNode {
  const t = useWords(listWords);
  const found = useGet('/v1/deliverabilities');
  return (
    <Page title={t('title')} lead={t('lead')} acts={<To href="/radar?state=new">{t('radar')}</To>}>
      <Loaded of={found} lines={12}>
        {(all) => (
          <>
            {all.at === undefined ? <Never /> : <Agreements all={all} at={all.at} />}
            <UnprovenDrafts drafts={all.drafts} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Never(): ReactNode {
  const t = useWords(listWords);
  return (
    <Section>
      <Empty title={t('never')} icon="shield">
        {t('neverHelp')}{' '}
        <To href="/radar" strong>
          {t('openRadar')}
        </To>
      </Empty>
    </Section>
  );
}

function Agreements({ all: { agreements }, at }: { readonly all: SchemaDeliverabilities; readonly at: string }) {
  const t = useWords(listWords);
  const filters = useFilters();
  const shown = agreements.filter((line) => fits(line, filters));
  const said = (...verdicts: readonly string[]): number =>
    agreements.filter(({ verdict }) => verdict !== undefined && verdicts.includes(verdict)).length;
  const waiting = agreements.filter(({ verdict }) => verdict === undefined).length;
  const sum = (of: 'proven' | 'composed'): number =>
    agreements.reduce((total, { targets }) => total + (targets?.[of] ?? 0), 0);
  const ending = agreements.filter(({ ends }) => ends !== undefined && ends.daysLeft <= soonDays).length;
  const unkept = said('UNDELIVERABLE');
  const unprovable = said('UNPROVABLE');
  return (
    <>
      <Section>
        <Figures>
          <Figure
            label={t('unkept')}
            value={unkept}
            tone={unkept > 0 ? 'bad' : 'good'}
            note={t('ofAgreements', { count: agreements.length })}
            href="/deliverability?verdict=UNDELIVERABLE"
          />
          {unprovable > 0 && (
            <Figure
              label={t('unprovable')}
              value={unprovable}
              tone="warn"
              note={t('unprovableNote')}
              href="/deliverability?verdict=UNPROVABLE"
            />
          )}
          <Figure
            label={t('proven')}
            value={said('PROVEN', 'PARTLY-PROVEN')}
            {...(said('LIKELY') > 0 ? { note: t('likely', { count: said('LIKELY') }) } : {})}
          />
          {waiting > 0 && <Figure label={t('waiting')} value={waiting} note={t('waitingNote')} />}
          <Figure
            label={t('targets')}
            value={t('targetsOf', { proven: sum('proven'), composed: sum('composed') })}
            note={t('targetsNote')}
          />
          <Figure
            label={t('ending')}
            value={ending}
            tone={ending > 0 ? 'warn' : 'ink'}
            note={t('endingNote')}
            href={`/deliverability?ends=${soonDays}`}
          />
          <Figure label={t('looked')} value={<Moment at={at} />} />
        </Figures>
      </Section>
      <Section title={t('agreements')} note={t('agreementsNote')}>
        <ListFilters lines={agreements} />
        <p className={css['soft']} role="status">
          {t('count', { count: shown.length })}
        </p>
        <ListTable lines={shown} />
      </Section>
    </>
  );
}
