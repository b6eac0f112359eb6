/** How a supplier keeps what it promises: the formula with its numbers, what its next failure would do, actions and what followed. */
import { sayDate, sayPeriod } from '@troth/core';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Minutes } from '../../parts/exact.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { scoreWords } from './words.ts';

export type Score = AnswerOf<'/v1/parties/{party}/score'>;

export function ScoreSheet({ score }: { readonly score: Score }): ReactNode {
  return (
    <>
      <Shares score={score} />
      <Mirror mirror={score.mirror} />
      <Actions actions={score.actions} />
      <Trend trend={score.trend} />
    </>
  );
}

function Shares({ score: { percent, parts, causedMs } }: { readonly score: Score }): ReactNode {
  const t = useWords(scoreWords);
  const counted = parts.filter(({ of }) => of > 0);
  const shares = counted.map(({ good, of }) => `${good}/${of}`).join(' + ');
  return (
    <Section title={t('formula')} note={t('formulaText')}>
      <Figures>
        <Figure
          label={t('whole')}
          value={percent === undefined ? '–' : `${percent} %`}
          note={percent === undefined ? undefined : t('formulaNow', { shares, count: counted.length, score: percent })}
        />
        {parts.map(({ part, good, of, percent: share }) => (
          <Figure
            key={part}
            label={t(`part_${part}`)}
            value={share === undefined ? '–' : `${share} %`}
            note={of === 0 ? t('nothingAsked') : t('outOf', { good, of })}
          />
        ))}
        <Figure label={t('caused')} value={<Minutes ms={causedMs} />} />
      </Figures>
    </Section>
  );
}

type WhatIf = Score['mirror']['whatIf'][number];

function Mirror({
  mirror: { customers, promises, severity, whatIf },
}: {
  readonly mirror: Score['mirror'];
}): ReactNode {
  const t = useWords(scoreWords);
  return (
    <Section title={t('mirror')} note={t('mirrorNote')}>
      {customers === 0 ? (
        <Empty title={t('nobodyRests')}>{t('nobodyRestsText')}</Empty>
      ) : (
        <>
          <p>{t('mirrorSaid', { customers, promises, severity: t(`severity_${severity}`) })}</p>
          <RecordTable
            label={t('mirror')}
            rows={whatIf}
            keyOf={({ minutes }) => String(minutes)}
            columns={[
              { name: 'outage', head: t('outage'), cell: ({ minutes }: WhatIf) => t('minutes', { minutes }) },
              { name: 'broken', head: t('broken'), numeric: true, cell: ({ promises: broken }: WhatIf) => broken },
              { name: 'harmed', head: t('harmed'), numeric: true, cell: ({ customers: harmed }: WhatIf) => harmed },
            ]}
          />
        </>
      )}
    </Section>
  );
}

type Action = Score['actions'][number];

function Actions({ actions }: { readonly actions: readonly Action[] }): ReactNode {
  const t = useWords(scoreWords);
  const { side } = useSession();
  const language = useLanguage();
  const say = useSay();
  const kept = ({ good, of }: Action['before']): string => (of === 0 ? '–' : t('outOf', { good, of }));
  return (
    <Section title={t('actions')} note={t('actionsNote')}>
      <RecordTable
        label={t('actions')}
        rows={actions}
        keyOf={({ id }) => id}
        empty={<Empty title={t('noActions')}>{t('noActionsText')}</Empty>}
        columns={[
          {
            name: 'action',
            head: t('action'),
            cell: ({ id, title, effect }: Action) => (
              <>
                {side === 'own' ? <To href={`/actions/${id}`}>{say(title)}</To> : say(title)}
                {effect !== undefined && <div>{effect}</div>}
              </>
            ),
          },
          { name: 'owner', head: t('owner'), cell: ({ owner }: Action) => <PersonName id={owner} /> },
          { name: 'due', head: t('due'), cell: ({ dueOn }: Action) => sayDate(dueOn, language) },
          { name: 'state', head: t('state'), cell: ({ state }: Action) => <StateMark kind="action" state={state} /> },
          { name: 'before', head: t('before'), numeric: true, cell: ({ before }: Action) => kept(before) },
          {
            name: 'after',
            head: t('after'),
            numeric: true,
            cell: ({ after }: Action) => (after === undefined ? t('notYet') : kept(after)),
          },
        ]}
      />
    </Section>
  );
}

function Trend({ trend }: { readonly trend: Score['trend'] }): ReactNode {
  const t = useWords(scoreWords);
  const language = useLanguage();
  return (
    <Section title={t('trend')}>
      <RecordTable
        label={t('trend')}
        rows={trend.filter(({ of }) => of > 0)}
        keyOf={({ period }) => period}
        empty={<Empty title={t('noTrend')}>{t('noTrendText')}</Empty>}
        columns={[
          {
            name: 'period',
            head: t('period'),
            cell: ({ period }: Score['trend'][number]) => sayPeriod(period, language),
          },
          { name: 'kept', head: t('kept'), numeric: true, cell: ({ good, of }) => t('outOf', { good, of }) },
        ]}
      />
    </Section>
  );
}
