/** The share of targets that are proven, and the list that it is counted from: each target with its verdict, by agreement. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaProvenTargets } from '../../client/api.d.ts';
import { Figure } from '../../parts/figure.tsx';
import { Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './radar.module.css';
import { targetWords } from './target-words.ts';

type Row = SchemaProvenTargets['agreements'][number];

export function ProvenFigure({ targets: { proven, composed } }: { readonly targets: SchemaProvenTargets }): ReactNode {
  const t = useWords(targetWords);
  // Cut, not rounded: all but one of many is not all.
  const share = composed === 0 ? undefined : String(Math.floor((1000 * proven) / composed) / 10);
  return (
    <Figure
      label={t('figure')}
      value={t('count', { proven, composed })}
      note={share === undefined ? t('none') : t('share', { share })}
      href="/radar#targets"
    />
  );
}

export function ProvenTargets({ targets }: { readonly targets: SchemaProvenTargets }): ReactNode {
  const t = useWords(targetWords);
  const { agreements, proven, composed, notComposed, waiting } = targets;
  return (
    <Section anchor="targets" title={t('title')} note={t('note', { proven, composed, notComposed, waiting })}>
      <RecordTable
        label={t('title')}
        rows={agreements}
        keyOf={({ agreement }) => agreement}
        columns={[
          { name: 'agreement', head: t('agreement'), cell: (row: Row) => <Agreement row={row} /> },
          {
            name: 'customer',
            head: t('customer'),
            cell: ({ customer }: Row) => (customer === undefined ? '–' : <PartyLink id={customer} />),
            sortBy: ({ customer }: Row) => customer ?? '',
          },
          { name: 'targets', head: t('targets'), cell: (row: Row) => <Targets row={row} /> },
        ]}
      />
    </Section>
  );
}

function Agreement({ row: { agreement, title } }: { readonly row: Row }): ReactNode {
  const say = useSay();
  return (
    <>
      <To href={addressOf('/agreements/$agreement/deliverability', { agreement })}>{agreement}</To>
      <div className={css['soft']}>{say(title)}</div>
    </>
  );
}

function Targets({ row: { targets } }: { readonly row: Row }): ReactNode {
  const t = useWords(targetWords);
  const say = useSay();
  if (targets === undefined) return <span className={css['soft']}>{t('waits')}</span>;
  if (targets.length === 0) return <span className={css['soft']}>{t('noTarget')}</span>;
  return targets.map(({ commitment, title, verdict }) => (
    <div key={commitment} className={css['target']}>
      <ProofMark verdict={verdict} /> {say(title)}
    </div>
  ));
}
