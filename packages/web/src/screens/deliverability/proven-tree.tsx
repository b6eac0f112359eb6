/** The parts a service stands on, each with whose promises it rests on and what these let go wrong. */
import { sayDate } from '@troth/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { addressOf } from '../../app/address.ts';
import { useAgreementTitles } from '../../parts/names.ts';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { minutesShown } from './minutes-shown.ts';
import { deliverabilityWords } from './words.ts';

interface TreeProps {
  readonly structure: NonNullable<Deliverability['structure']>;
  readonly leaves: ProvenCommitment['leaves'];
}

type Deliverability = AnswerOf<'/v1/agreements/{agreement}/proof'>;
type ProvenCommitment = Deliverability['commitments'][number];

export function ProvenTree({ structure, leaves }: TreeProps): ReactNode {
  const t = useWords(deliverabilityWords);
  if ('leaf' in structure) return <Leaf of={leaves.find(({ leaf }) => leaf === structure.leaf)} id={structure.leaf} />;
  return (
    <>
      <p>{t('needs', { needs: structure.needs, of: structure.of.length })}</p>
      <ul>
        {structure.of.map((member, at) => (
          <li key={'leaf' in member ? member.leaf : at}>
            <ProvenTree structure={member} leaves={leaves} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Leaf({
  of,
  id,
}: {
  readonly of: ProvenCommitment['leaves'][number] | undefined;
  readonly id: string;
}): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  if (of === undefined) return <strong>{id}</strong>;
  return (
    <div data-leaf={id}>
      <strong>{of.name[language]}</strong>
      {of.minutes !== undefined && <> {t('upTo', { minutes: minutesShown(of.minutes) })}</>}
      {of.promises.length === 0 && <p>{t('nobody')}</p>}
      {of.promises.map((promise) => (
        <p key={promise.ref}>
          <To href={addressOf('/agreements/$agreement', { agreement: promise.agreement })}>{promise.ref}</To>
          <Behind of={promise.agreement} />
          {promise.says[language]}
          {promise.until !== undefined && <> · {t('until', { day: sayDate(promise.until, language) })}</>}
        </p>
      ))}
    </div>
  );
}

/** What the agreement behind is called, so that its number alone need not be known. */
function Behind({ of }: { readonly of: string }): ReactNode {
  const say = useSay();
  const title = useAgreementTitles().get(of);
  return title === undefined ? ' ' : ` (${say(title)}) `;
}
