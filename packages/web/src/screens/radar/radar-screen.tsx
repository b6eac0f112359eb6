/** Where agreements do not fit what stands behind them: what is new, what stands, what was accepted, what is gone. */
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { sayDate } from '@troth/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import type { SchemaRadar } from '../../client/api.d.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { useAgreementTitles } from '../../parts/names.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { groupsOf } from './groups.ts';
import { GroupTable } from './group-table.tsx';
import { ProvenFigure, ProvenTargets } from './proven-targets.tsx';
import css from './radar.module.css';
import { radarWords } from './words.ts';

export function RadarScreen(): ReactNode {
  const t = useWords(radarWords);
  const found = useGet('/v1/radar');
  const run = useSend(() => api.POST('/v1/radar/run', {}));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      acts={
        <ActButton level={4} busy={run.isPending} onClick={() => run.mutate(undefined)}>
          {t('runNow')}
        </ActButton>
      }
    >
      {run.error !== null && <Failed error={run.error} />}
      <Loaded of={found} lines={10}>
        {(radar) => <Shown radar={radar} />}
      </Loaded>
    </Page>
  );
}

const states = ['new', 'open', 'accepted', 'gone'] as const;

function Shown({ radar: { night, previous, targets, lines } }: { readonly radar: SchemaRadar }): ReactNode {
  const t = useWords(radarWords);
  const language = useLanguage();
  if (night === undefined)
    return (
      <Section>
        <Empty title={t('never')} icon="map">
          {t('neverText')}
        </Empty>
      </Section>
    );
  const openLines = groupsOf(lines, { state: 'open', weight: undefined, behind: undefined }).length;
  const count = (state: string): number => lines.filter((line) => line.state === state).length;
  return (
    <>
      <Section>
        <Figures>
          <Figure
            label={t('state_new')}
            value={count('new')}
            tone={count('new') > 0 ? 'bad' : 'ink'}
            note={previous === undefined ? t('firstNight') : t('sinceNight', { date: sayDate(previous, language) })}
          />
          <Figure label={t('state_open')} value={count('open')} note={t('inLines', { count: openLines })} />
          <Figure label={t('state_accepted')} value={count('accepted')} />
          <Figure label={t('state_gone')} value={count('gone')} tone={count('gone') > 0 ? 'good' : 'ink'} />
          <Figure
            label={t('lastNight')}
            value={<Moment at={night.at} />}
            note={t('looked', { count: night.agreements })}
          />
          {targets !== undefined && <ProvenFigure targets={targets} />}
        </Figures>
      </Section>
      <Listed lines={lines} />
      {targets !== undefined && <ProvenTargets targets={targets} />}
    </>
  );
}

function Listed({ lines }: { readonly lines: SchemaRadar['lines'] }): ReactNode {
  const t = useWords(radarWords);
  const say = useSay();
  const titles = useAgreementTitles();
  const named = (id: string): string => {
    const title = titles.get(id);
    return title === undefined ? id : `${id} · ${say(title)}`;
  };
  const [state, chooseState] = useChoice('state');
  const [weight, chooseWeight] = useChoice('weight');
  const [behind, chooseBehind] = useChoice('behind');
  const known = [...new Set(lines.flatMap((line) => line.behind ?? []))].sort();
  const groups = groupsOf(lines, { state, weight, behind });
  const all = (value: string): string | undefined => (value === 'all' ? undefined : value);
  return (
    <Section>
      <div className={css['bar']}>
        <SegmentedControl
          aria-label={t('show')}
          value={state ?? 'all'}
          onChange={(value) => chooseState(all(value))}
          data={[{ value: 'all', label: t('all') }, ...states.map((value) => ({ value, label: t(`state_${value}`) }))]}
        />
        <NativeSelect
          label={t('weight')}
          value={weight ?? 'all'}
          onChange={(event) => chooseWeight(all(event.currentTarget.value))}
          data={[
            { value: 'all', label: t('all') },
            ...(['high', 'middle', 'low'] as const).map((value) => ({ value, label: t(value) })),
          ]}
        />
        <NativeSelect
          label={t('behind')}
          value={behind ?? 'all'}
          onChange={(event) => chooseBehind(all(event.currentTarget.value))}
          data={[{ value: 'all', label: t('anyBehind') }, ...known.map((value) => ({ value, label: named(value) }))]}
        />
      </div>
      {groups.length === 0 ? <Empty title={t('nothing')}>{t('nothingText')}</Empty> : <GroupTable groups={groups} />}
    </Section>
  );
}
