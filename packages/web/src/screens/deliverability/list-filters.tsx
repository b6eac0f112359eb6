/** Filters of the list of agreements by their proofs; each stands in the address. Owns: which lines answer them. */
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import type { SchemaDeliverabilities } from '../../client/api.d.ts';
import { FilterChoice } from '../../parts/filter-choice.tsx';
import { proofWords } from '../../parts/proof-words.ts';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { radarWords } from '../radar/words.ts';
import css from './deliverability.module.css';
import { listWords } from './list-words.ts';

export type Line = SchemaDeliverabilities['agreements'][number];

const verdicts = ['UNDELIVERABLE', 'UNPROVABLE', 'LIKELY', 'PARTLY-PROVEN', 'PROVEN'] as const;
/** Of an end that somebody should act on. */
export const soonDays = 90;

interface Filters {
  readonly verdict: string | undefined;
  readonly customer: string | undefined;
  readonly ends: string | undefined;
  readonly text: string | undefined;
}

export function useFilters(): Filters {
  const [verdict] = useChoice('verdict');
  const [customer] = useChoice('customer');
  const [ends] = useChoice('ends');
  const [text] = useChoice('text');
  return { verdict, customer, ends, text };
}

/** `ends` is a number of days, or 0 for what is over. */
export function fits(line: Line, { verdict, customer, ends, text }: Filters): boolean {
  return (
    (verdict === undefined || (line.verdict ?? 'waiting') === verdict) &&
    (customer === undefined || line.customer?.id === customer) &&
    (ends === undefined || (line.ends !== undefined && line.ends.daysLeft <= Number(ends))) &&
    (text === undefined || wordsOf(line).includes(text.trim().toLowerCase()))
  );
}

function wordsOf({ agreement, title, customer, worst, ends }: Line): string {
  const code = worst?.code;
  const names = code === undefined ? [] : [radarWords.en, radarWords['zh-Hant']].flatMap((of) => nameIn(of, code));
  const said = [title, customer?.name, worst?.text].flatMap((one) => (one === undefined ? [] : Object.values(one)));
  return [agreement, worst?.behind, ends?.agreement, code, ...names, ...said].join(' ').toLowerCase();
}

const nameIn = (words: Readonly<Record<string, string>>, code: string): readonly string[] => {
  const name = words[code];
  return name === undefined ? [] : [name];
};

export function ListFilters({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useWords(listWords);
  const p = useWords(proofWords);
  const say = useSay();
  const [text, search] = useChoice('text');
  const customers = new Map(
    lines.flatMap(({ customer }) => (customer === undefined ? [] : [[customer.id, say(customer.name)] as const])),
  );
  const waiting = lines.some(({ verdict }) => verdict === undefined);
  return (
    <search className={css['filters']} aria-label={t('filters')}>
      <TextInput
        label={t('text')}
        placeholder={t('textHint')}
        value={text ?? ''}
        onChange={(event) => search(event.currentTarget.value)}
      />
      <FilterChoice
        name="verdict"
        label={t('verdict')}
        options={[
          ...verdicts
            .filter((one) => lines.some(({ verdict }) => verdict === one))
            .map((one) => [one, p(one)] as const),
          ...(waiting ? [['waiting', t('waits')] as const] : []),
        ]}
      />
      <FilterChoice
        name="customer"
        label={t('customer')}
        options={[...customers].sort((one, other) => one[1].localeCompare(other[1]))}
      />
      <FilterChoice
        name="ends"
        label={t('ends')}
        options={[
          ['0', t('over')],
          ...[30, soonDays, 180].map((days) => [String(days), t('within', { days })] as const),
        ]}
      />
      <Clear />
    </search>
  );
}

function Clear(): ReactNode {
  const t = useWords(listWords);
  const chosen = Object.values(useFilters()).some((one) => one !== undefined);
  return chosen ? <To href="/deliverability">{t('clear')}</To> : null;
}
