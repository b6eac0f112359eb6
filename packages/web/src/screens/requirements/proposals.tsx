/** Drafts that answer requirements of a customer, each with its proposal. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useRecords } from '../../client/records.ts';
import { Section } from '../../parts/page.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './requirements.module.css';
import { requirementWords } from './words.ts';

export function Proposals({ party }: { readonly party: string }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const { data = [] } = useRecords('draft', { party });
  const answering = data.filter(
    ({ body }) => body.customer === party && (body.begunFrom.requirements ?? []).length > 0,
  );
  if (answering.length === 0) return null;
  return (
    <Section title={t('proposals')} note={t('proposalsNote')}>
      <ul className={css['plain']}>
        {answering.map(({ id, title, body }) => (
          <li key={id}>
            <To href={addressOf('/drafts/$draft/proposal', { draft: id })}>{say(title)}</To>{' '}
            <span className={css['soft']}>{id}</span> <StateMark kind="draft" state={body.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
