/** What the requirements would add to what teams carry, and whether that is feasible (S0.8, S0.33). */
import type { ReactNode } from 'react';
import { Empty } from '../../parts/empty.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { sayChoice } from '../../words/choice-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { LoadBar } from './load-bar.tsx';
import css from './requirements.module.css';
import type { RequirementPage } from './requirements-screen.tsx';
import { requirementWords } from './words.ts';

export function CapacityTab({ page }: { readonly page: RequirementPage }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const lines = page.load.toSorted((one, other) => other.work.length - one.work.length);
  return (
    <Section
      title={t('capacity')}
      note={t('capacityNote')}
      acts={
        lines.length > 0 && (
          <Mark tone={page.feasible ? 'good' : 'bad'} icon={page.feasible ? 'check' : 'cross'}>
            {t(page.feasible ? 'feasible' : 'infeasible')}
          </Mark>
        )
      }
    >
      <Missing lines={lines} />
      <RecordTable
        label={t('capacity')}
        rows={lines}
        keyOf={({ capability }) => capability}
        empty={
          <Empty title={t('noCapacity')} icon="works">
            {t('noCapacityText')}
          </Empty>
        }
        columns={[
          {
            name: 'team',
            head: t('team'),
            cell: ({ capability, name, unverified }) => (
              <>
                <To href={`/records/capability/${capability}`}>{say(name)}</To>{' '}
                {unverified && <Mark tone="warn">{t('unverified')}</Mark>}
              </>
            ),
          },
          { name: 'before', head: t('before'), numeric: true, cell: ({ percentBefore }) => `${percentBefore} %` },
          {
            name: 'after',
            head: t('after'),
            numeric: true,
            cell: ({ percentAfter, feasible }) =>
              feasible ? `${percentAfter} %` : <Mark tone="bad">{`${percentAfter} %`}</Mark>,
          },
          {
            name: 'bar',
            head: '',
            headText: ' ',
            cell: (line) => (
              <LoadBar {...line} label={`${say(line.name)}: ${line.percentBefore} % → ${line.percentAfter} %`} />
            ),
          },
          {
            name: 'adds',
            head: t('adds'),
            cell: (line) => <Adds line={line} />,
          },
        ]}
      />
    </Section>
  );
}

type Line = RequirementPage['load'][number];

/** Teams that would have to carry more than they can, and how much is missing. */
function Missing({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  return lines
    .filter(({ feasible, work }) => !feasible && work.length > 0)
    .map(({ capability, name, percentAfter, short = '', unit }) => (
      <p key={capability}>
        {t('infeasibleText', { team: say(name), percent: percentAfter, short, unit: sayChoice(unit, language) })}
      </p>
    ));
}

function Adds({ line: { work, unit } }: { readonly line: Line }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const language = useLanguage();
  if (work.length === 0) return <span className={css['soft']}>–</span>;
  return work.map(({ what, count, each }) => (
    <div key={`${what.en} ${count} ${each}`}>
      {t('addsWork', { count, each, unit: sayChoice(unit, language), what: say(what) })}
    </div>
  ));
}
