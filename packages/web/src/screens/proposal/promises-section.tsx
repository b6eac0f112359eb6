/** Each promise with its target and what it rests on; for ourselves whether it can be kept and how often it would have held. */
import type { ReactNode } from 'react';
import { Section } from '../../parts/page.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './proposal.module.css';
import type { Proposal } from './proposal-screen.tsx';
import { proposalWords } from './words.ts';

type Row = Proposal['promises'][number];
type Inside = NonNullable<Proposal['inside']>;

export function PromisesSection({ of: { promises, inside } }: { readonly of: Proposal }): ReactNode {
  const t = useWords(proposalWords);
  const say = useSay();
  return (
    <Section title={t('promises')}>
      <RecordTable
        label={t('promises')}
        rows={promises}
        keyOf={({ commitment, subject = '' }) => `${commitment} ${subject}`}
        columns={[
          {
            name: 'promise',
            head: t('promise'),
            cell: ({ title, subject, clause }: Row) => (
              <>
                {say(title)}
                <div className={css['soft']}>{[t('clause', { clause }), subject].filter(Boolean).join(' · ')}</div>
              </>
            ),
          },
          {
            name: 'target',
            head: t('target'),
            cell: ({ target }: Row) => (target === undefined ? t('reported') : say(target)),
          },
          ...(inside === undefined
            ? [{ name: 'restsOn', head: t('restsOn'), cell: ({ restsOn }: Row) => say(restsOn) }]
            : [
                { name: 'kept', head: t('kept'), cell: (row: Row) => <Kept of={row} proof={inside.proof} /> },
                { name: 'held', head: t('held'), cell: (row: Row) => <Held of={row} history={inside.history} /> },
              ]),
        ]}
      />
    </Section>
  );
}

function Kept({ of, proof: { promises } }: { readonly of: Row; readonly proof: Inside['proof'] }): ReactNode {
  const say = useSay();
  const own = promises.find(({ commitment, subject }) => commitment === of.commitment && subject === of.subject);
  if (own === undefined) return '–';
  return (
    <>
      <ProofMark verdict={own.verdict} />
      <div className={css['soft']}>{say(own.says)}</div>
    </>
  );
}

function Held({ of, history }: { readonly of: Row; readonly history: Inside['history'] }): ReactNode {
  const t = useWords(proposalWords);
  const own = (history?.held ?? []).filter(({ commitment, of: all, unmeasured }) => {
    return commitment === of.commitment && all + unmeasured > 0;
  });
  if (own.length === 0) return t('untried');
  return own.map(({ target = '', met, of: all, unmeasured }) => (
    <div key={target}>
      {all > 0 && t('heldOf', { met, of: all })}
      {unmeasured > 0 && <div className={css['soft']}>{t('unmeasured', { count: unmeasured })}</div>}
    </div>
  ));
}
