/** Where a draft differs from the template it began with: so many places, each with what is standard and what is written (S0.3). */
import { contractChapters } from '@troth/core';
import type { Json } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { PlaceWords, ValueWords } from '../studio/conflicts.tsx';
import { templateWords } from './words.ts';

type Answer = AnswerOf<'/v1/drafts/{draft}/template'>;

export function DraftDifferencesScreen(): ReactNode {
  const t = useWords(templateWords);
  const draft = useParameter('draft');
  const found = useGet('/v1/drafts/{draft}/template', { params: { path: { draft } } });
  return (
    <Page
      title={t('differencesTitle')}
      lead={t('differencesLead')}
      over={<To href={addressOf('/drafts/$draft', { draft })}>{draft}</To>}
    >
      <Loaded of={found} lines={8}>
        {(answer) => <Differences answer={answer} />}
      </Loaded>
    </Page>
  );
}

function Differences({ answer: { template, differences } }: { readonly answer: Answer }): ReactNode {
  const t = useWords(templateWords);
  const say = useSay();
  const titles = new Map(contractChapters.map(({ key, title }) => [key, title]));
  const clauseName = (clause: string | undefined): string => {
    const title = clause === undefined ? undefined : titles.get(clause);
    return title === undefined ? t('head') : `${clause ?? ''} ${say(title)}`;
  };
  return (
    <Section
      title={t('differs', { count: differences.length })}
      note={
        <To href={`${addressOf('/templates/$template', { template: template.id })}?tier=${template.tier}`}>
          {say(template.title)}
        </To>
      }
    >
      <RecordTable
        label={t('differencesTitle')}
        rows={differences}
        keyOf={({ path }) => path.join('/')}
        empty={
          <Empty icon="check" title={t('noDifferences')}>
            {t('noDifferencesText')}
          </Empty>
        }
        columns={[
          { name: 'clause', head: t('clause'), cell: ({ clause }) => clauseName(clause) },
          { name: 'place', head: t('place'), cell: ({ path }) => <PlaceWords path={path} /> },
          { name: 'standard', head: t('standard'), cell: ({ standard }) => <Value value={standard} /> },
          { name: 'written', head: t('written'), cell: ({ written }) => <Value value={written} /> },
        ]}
      />
    </Section>
  );
}

/** The answer is JSON; a missing side says that the other stands alone. */
function Value({ value }: { readonly value: unknown }): ReactNode {
  return value === undefined ? '–' : <ValueWords value={value as Json} />;
}
