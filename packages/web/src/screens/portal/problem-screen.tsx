/** One problem report: when an answer is due, and who is called when none comes. */
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { Figure, Figures } from '../../parts/figure.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './portal.module.css';
import { ProblemState } from './problems-screen.tsx';
import type { Problem } from './problems-screen.tsx';
import { portalWords } from './words.ts';

export function ProblemScreen(): ReactNode {
  const problem = useParameter('problem');
  const found = useGet('/v1/portal/problems/{problem}', { params: { path: { problem } } }, { every: 15_000 });
  return <Loaded of={found}>{(data) => <OneProblem problem={data} />}</Loaded>;
}

function OneProblem({ problem }: { readonly problem: Problem }): ReactNode {
  const t = useWords(portalWords);
  const { id, subject, text, agreement, reportedAt, acknowledgeBy, acknowledgedAt, overdueAt, solution } = problem;
  return (
    <Page
      title={subject}
      over={<To href="/portal/problems">{t('problems')}</To>}
      acts={<ProblemState problem={problem} />}
    >
      <Section>
        <Figures>
          <Figure label={t('reported')} value={<Moment at={reportedAt} clock />} note={`${id} · ${agreement ?? ''}`} />
          {acknowledgeBy !== undefined && (
            <Figure
              label={t('acknowledgeBy')}
              value={<Moment at={acknowledgeBy} clock />}
              tone={overdueAt === undefined ? 'ink' : 'bad'}
            />
          )}
          <Figure
            label={t('acknowledged')}
            value={acknowledgedAt === undefined ? t('notYet') : <Moment at={acknowledgedAt} clock />}
          />
        </Figures>
        <p>{text}</p>
        {solution !== undefined && (
          <p>
            <strong>{t('solution')}</strong>: {solution}
          </p>
        )}
      </Section>
      <Section title={t('ladder')}>
        <Ladder problem={problem} />
      </Section>
    </Page>
  );
}

function Ladder({ problem: { ladder, acknowledgedAt, closedAt } }: { readonly problem: Problem }): ReactNode {
  const t = useWords(portalWords);
  if (ladder.length === 0) return <p>{t('noLadder')}</p>;
  const answered = acknowledgedAt !== undefined || closedAt !== undefined;
  return (
    <ol className={css['ladder']}>
      {ladder.map(({ level, role, at, calledAt }) => (
        <li key={level}>
          <strong>{t('level', { level, role })}</strong> ·{' '}
          {calledAt !== undefined && t.rich('calledAt', { when: <Moment key="called" at={calledAt} /> })}
          {calledAt === undefined && answered && t('notNeeded')}
          {calledAt === undefined && !answered && t.rich('calledIf', { when: <Moment key="at" at={at} /> })}
        </li>
      ))}
    </ol>
  );
}
