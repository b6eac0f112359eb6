/** One narrowing of a list: what was chosen stands in the address, so that a narrowed list can be sent to somebody. */
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useChoice } from '../app/address.ts';
import { useWords } from '../words/use-words.ts';
import { partWords } from './part-words.ts';

interface FilterChoiceProps {
  /** Under which it stands in the address. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** Nothing to choose from is no choice. */
export function FilterChoice({ name, label, options }: FilterChoiceProps): ReactNode {
  const t = useWords(partWords);
  const [value, choose] = useChoice(name);
  if (options.length === 0) return null;
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[{ value: '', label: t('any') }, ...options.map(([option, words]) => ({ value: option, label: words }))]}
    />
  );
}
