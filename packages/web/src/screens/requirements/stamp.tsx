/** Who confirmed the requirements, when, and what exactly. */
import type { ReactNode } from 'react';
import { Moment } from '../../parts/moment.tsx';
import { useNames } from '../../parts/names.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './requirements.module.css';
import { requirementWords } from './words.ts';

interface StampProps {
  readonly confirmed: { readonly person: string; readonly at: string; readonly hash: string };
}

export function Stamp({ confirmed: { person, at, hash } }: StampProps): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const people = useNames('person');
  return (
    <div className={css['stamp']} role="status">
      <strong>{t('stamped', { name: say(people.get(person) ?? person) })}</strong>
      <span>{t.rich('baseline', { when: <Moment key="at" at={at} /> })}</span>
      <span className={css['hash']}>SHA-256 {hash}</span>
    </div>
  );
}
