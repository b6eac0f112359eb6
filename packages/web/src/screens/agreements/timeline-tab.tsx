/** Versions, negotiation, communication and delivery of an agreement on one line of time (S4.25). */
import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import type { SchemaAgreementPage } from '../../client/api.d.ts';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './agreements.module.css';
import { agreementWords } from './words.ts';

const lanes = ['version', 'negotiation', 'communication', 'delivery'] as const;
const tones: Readonly<Record<(typeof lanes)[number], MarkTone>> = {
  version: 'accent',
  negotiation: 'warn',
  communication: 'excluded',
  delivery: 'ink',
};

export function TimelineTab({ page: { line, timeline } }: { readonly page: SchemaAgreementPage }): ReactNode {
  const t = useWords(agreementWords);
  const say = useSay();
  const [lane = 'all', choose] = useChoice('lane');
  const shown = timeline.filter((event) => lane === 'all' || event.lane === lane);
  return (
    <Section
      title={t('timeline')}
      note={t('timelineNote')}
      acts={
        <SegmentedControl
          value={lane}
          onChange={(value) => choose(value === 'all' ? undefined : value)}
          data={[{ value: 'all', label: t('all') }, ...lanes.map((one) => ({ value: one, label: t(`lane_${one}`) }))]}
        />
      }
    >
      <ol className={css['events']}>
        {shown.map((event) => (
          <li key={`${event.at} ${event.leadsTo} ${event.title.en}`} className={css['event']}>
            <Moment at={event.at} />
            <span>
              <Mark tone={tones[event.lane]}>{t(`lane_${event.lane}`)}</Mark>
            </span>
            <span>
              <To href={hrefOf(line.id, event.leadsTo)}>{say(event.title)}</To>
              {event.by !== undefined && (
                <span className={css['small']}>
                  {' '}
                  {t('by')} <PersonName id={event.by} />
                </span>
              )}
              {event.note !== undefined && <div className={css['small']}>{event.note}</div>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function hrefOf(agreement: string, leadsTo: string): string {
  const [what = '', ...rest] = leadsTo.split('/');
  const base = `/agreements/${encodeURIComponent(agreement)}`;
  if (what === 'records') return `/records/${rest.map(encodeURIComponent).join('/')}`;
  return what === 'revisions' ? `${base}?tab=revisions` : base;
}
