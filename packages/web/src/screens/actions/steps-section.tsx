/** The steps of a plan: whose, on which side, as planned and as done. */
import type { ReactNode } from 'react';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { Effect } from './control-section.tsx';
import { effectWords } from './effect-words.ts';

type Step = Effect['steps'][number];

export function Steps({ steps }: { readonly steps: Effect['steps'] }): ReactNode {
  const t = useWords(effectWords);
  const say = useSay();
  return (
    <Section title={t('steps')} note={t('stepsNote')}>
      <RecordTable
        label={t('steps')}
        rows={steps}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'step',
            head: t('step'),
            cell: ({ id, title }: Step) => <To href={`/actions/${id}`}>{say(title)}</To>,
          },
          { name: 'owner', head: t('owner'), cell: (step: Step) => <Owner step={step} /> },
          { name: 'planned', head: t('planned'), cell: ({ plannedOn }: Step) => <Moment at={plannedOn} /> },
          { name: 'done', head: t('doneHead'), cell: (step: Step) => <Done step={step} /> },
          { name: 'state', head: t('state'), cell: ({ state }: Step) => <StateMark kind="action" state={state} /> },
          { name: 'agreed', head: t('agreed'), cell: ({ agreedBy }: Step) => <Agreed by={agreedBy} /> },
        ]}
      />
    </Section>
  );
}

const Owner = ({ step: { owner, side } }: { readonly step: Step }): ReactNode => (
  <>
    <PersonName id={owner} />
    {side !== undefined && (
      <small>
        {' '}
        · <PartyLink id={side} />
      </small>
    )}
  </>
);

function Done({ step: { doneOn, slipDays, effect } }: { readonly step: Step }): ReactNode {
  const t = useWords(effectWords);
  return (
    <>
      {doneOn === undefined ? '–' : <Moment at={doneOn} />}
      {slipDays > 0 && (
        <>
          {' '}
          <Mark tone="bad">{t('slipped', { days: slipDays })}</Mark>
        </>
      )}
      {effect !== undefined && (
        <>
          <br />
          <small>{effect}</small>
        </>
      )}
    </>
  );
}

const Agreed = ({ by }: { readonly by: readonly string[] }): ReactNode =>
  by.length === 0 ? '–' : by.map((id) => <PersonName key={id} id={id} />);
