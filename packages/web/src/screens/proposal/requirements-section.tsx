/** Each requirement by its number: what was asked for, what is promised, and whether that meets it. */
import { sayPromised, sayTargetText } from '@troth/core';
import type { ReactNode } from 'react';
import { Mark } from '../../parts/mark.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './proposal.module.css';
import type { Proposal } from './proposal-screen.tsx';
import { proposalWords } from './words.ts';

type Row = Proposal['requirements'][number];

const looks = { met: ['good', 'check'], partly: ['warn', 'warn'], not: ['bad', 'cross'] } as const;

export function RequirementsSection({ of: { requirements } }: { readonly of: Proposal }): ReactNode {
  const t = useWords(proposalWords);
  const say = useSay();
  const language = useLanguage();
  if (requirements.length === 0) return null;
  const count = (wanted: Row['verdict']): number => requirements.filter(({ verdict }) => verdict === wanted).length;
  return (
    <Section
      title={t('requirements')}
      note={t('counts', { met: count('met'), partly: count('partly'), not: count('not') })}
    >
      <RecordTable
        label={t('requirements')}
        rows={requirements}
        keyOf={({ requirement }) => requirement}
        columns={[
          { name: 'number', head: t('number'), whole: true, cell: ({ requirement }: Row) => requirement },
          { name: 'requirement', head: t('requirement'), cell: ({ title }: Row) => say(title) },
          { name: 'asked', head: t('asked'), cell: ({ asked }: Row) => sayTargetText(asked, language) },
          { name: 'promised', head: t('promised'), cell: (row: Row) => <Promised of={row} /> },
          { name: 'answer', head: t('answer'), cell: (row: Row) => <Answer of={row} /> },
        ]}
      />
    </Section>
  );
}

function Promised({ of: { promised, clause } }: { readonly of: Row }): ReactNode {
  const t = useWords(proposalWords);
  const language = useLanguage();
  if (promised === undefined) return t('nothing');
  return (
    <>
      {sayPromised(promised, language)}
      {clause !== undefined && <div className={css['soft']}>{t('clause', { clause })}</div>}
    </>
  );
}

function Answer({ of: { verdict, why } }: { readonly of: Row }): ReactNode {
  const t = useWords(proposalWords);
  const say = useSay();
  const [tone, icon] = looks[verdict];
  return (
    <>
      <Mark tone={tone} icon={icon}>
        {t(verdict)}
      </Mark>
      {verdict === 'partly' && <div className={css['soft']}>{say(why)}</div>}
    </>
  );
}
