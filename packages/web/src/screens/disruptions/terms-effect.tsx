/** Where the month is heading, and where it would be heading under the terms: side by side, as the engine evaluates both. */
import { sayPeriod } from '@troth/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { VerdictMark } from '../../parts/verdict-mark.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { termsWords } from './terms-words.ts';
import { isWhole } from './written-terms.ts';
import type { Terms } from './written-terms.ts';

type Effect = AnswerOf<'/v1/temporary-terms-effect'>;
const typingMs = 400;

export function TermsEffect({ terms }: { readonly terms: Terms }): ReactNode {
  const t = useWords(termsWords);
  // Nobody needs a month evaluated at every key.
  const [settled] = useDebouncedValue(terms, typingMs);
  const { agreement, commitment, effect, target, from, to, goesOnAt } = settled;
  const when = isWhole(settled);
  const found = useGet(
    '/v1/temporary-terms-effect',
    {
      params: {
        query: {
          agreement,
          commitment,
          effect,
          ...(effect === 'target' ? { target } : {}),
          from,
          to: to ?? '',
          ...(goesOnAt === '' ? {} : { goesOnAt }),
        },
      },
    },
    { when },
  );
  return (
    <Section title={t('wouldDo')} note={t('wouldDoNote')}>
      {when ? <Loaded of={found}>{(shown) => <Both effect={shown} />}</Loaded> : <p>{t('fillFirst')}</p>}
    </Section>
  );
}

function Both({ effect }: { readonly effect: Effect }): ReactNode {
  const t = useWords(termsWords);
  const say = useSay();
  const language = useLanguage();
  const rows = [
    { name: t('without', { period: sayPeriod(effect.period, language) }), ...effect.without },
    { name: t('with'), ...effect.with },
  ];
  return (
    <RecordTable
      label={t('wouldDo')}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { name: 'which', head: t('which'), cell: ({ name }) => name },
        {
          name: 'attained',
          head: t('attained'),
          cell: ({ attained, target }) => `${say(attained)} (${say(target)})`,
        },
        { name: 'verdict', head: t('verdict'), cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
        {
          name: 'credit',
          head: t('credit'),
          numeric: true,
          cell: ({ credit }) => (credit === undefined ? t('none') : <MoneyText {...credit} />),
        },
      ]}
    />
  );
}
