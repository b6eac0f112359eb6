/** Every kind of record, so that nothing that is kept is out of reach. */
import { recordKindNames, recordKinds } from '@troth/core';
import type { ReactNode } from 'react';
import { Page, Section } from '../../parts/page.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './records.module.css';
import { recordsWords } from './words.ts';

export function KindsScreen(): ReactNode {
  const t = useWords(recordsWords);
  const say = useSay();
  const kinds = recordKindNames.map((kind) => ({ kind, name: say(recordKinds[kind].names.many) }));
  return (
    <Page title={t('allKinds')} lead={t('allKindsLead')}>
      <Section>
        <ul className={css['kinds']}>
          {kinds
            .toSorted((one, other) => one.name.localeCompare(other.name, 'zh-Hant-HK'))
            .map(({ kind, name }) => (
              <li key={kind}>
                <To href={`/records/${kind}`}>{name}</To>
              </li>
            ))}
        </ul>
      </Section>
    </Page>
  );
}
