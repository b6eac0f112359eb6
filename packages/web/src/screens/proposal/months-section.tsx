/** A good month, one that narrowly misses, a bad one: what each would give. */
import { moneyText, sayTargetText } from '@troth/core';
import type { ReactNode } from 'react';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import type { Proposal } from './proposal-screen.tsx';
import { proposalWords } from './words.ts';

type Month = Proposal['months'][number];

export function MonthsSection({ months }: { readonly months: Proposal['months'] }): ReactNode {
  const t = useWords(proposalWords);
  const say = useSay();
  const language = useLanguage();
  const [first] = months;
  if (first === undefined) return null;
  const target = sayTargetText(first.target ?? '', language);
  return (
    <Section title={t('months')} note={t('monthsNote', { title: say(first.commitment.title), target })}>
      <RecordTable
        label={t('months')}
        rows={months}
        keyOf={({ key }) => key}
        columns={[
          { name: 'month', head: t('month'), cell: ({ label }: Month) => say(label) },
          { name: 'used', head: t('used'), numeric: true, cell: ({ used }: Month) => say(used) },
          { name: 'attained', head: t('attained'), numeric: true, cell: ({ attained }: Month) => say(attained) },
          { name: 'verdict', head: t('verdict'), cell: ({ verdict }: Month) => <VerdictMark verdict={verdict} /> },
          {
            name: 'credit',
            head: t('credit'),
            numeric: true,
            cell: ({ credit }: Month) =>
              credit === undefined ? '–' : `${credit.currency} ${moneyText(credit.amount)}`,
          },
        ]}
      />
    </Section>
  );
}
