/** Whose months are taken: those of the agreement itself, or of a similar one. The choice stands in the address. */
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './backtest.module.css';
import { backTestWords } from './words.ts';

export function ComparableChoice({ own }: { readonly own: string }): ReactNode {
  const t = useWords(backTestWords);
  const say = useSay();
  const [comparable, choose] = useChoice('comparable');
  const { data } = useGet('/v1/agreements', { params: { query: { limit: 500 } } });
  const others = (data?.items ?? []).filter(({ id }) => id !== own);
  return (
    <label className={css['choice']}>
      <span>{t('comparable')}</span>
      <select value={comparable ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">{t('ownMonths')}</option>
        {others.map(({ id, title }) => (
          <option key={id} value={id}>
            {id} · {say(title)}
          </option>
        ))}
      </select>
    </label>
  );
}
