/** The promises that a price does not count, each with the reason. */
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../client/reading.ts';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { tierWords } from './tier-words.ts';

type Priced = AnswerOf<'/v1/agreements/{agreement}/price'>;
type Left = NonNullable<Priced['price']>['without'][number];

export function NotPriced({ priced: { price, titles } }: { readonly priced: Priced }): ReactNode {
  const t = useWords(tierWords);
  const say = useSay();
  if (price === undefined || price.without.length === 0) return null;
  const titleOf = ({ commitment, subject }: Left): string =>
    [say(titles.find((one) => one.commitment === commitment)?.title ?? commitment), subject]
      .filter((part) => part !== undefined)
      .join(' · ');
  return (
    <Section title={t('notPriced')} note={t('notPricedNote')}>
      <RecordTable
        label={t('notPriced')}
        rows={price.without}
        keyOf={({ commitment, subject = '' }) => `${commitment} ${subject}`}
        columns={[
          { name: 'promise', head: t('promise'), cell: titleOf },
          { name: 'why', head: t('why'), cell: ({ why }: Left) => t(why) },
        ]}
      />
    </Section>
  );
}
