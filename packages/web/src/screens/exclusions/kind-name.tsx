/** The kind of an exclusion in words; a clause that goes by its own id is told by that. */
import type { ReactNode } from 'react';
import { useWords } from '../../words/use-words.ts';
import { exclusionWords } from './words.ts';

const named = [
  'customer-caused',
  'force-majeure',
  'access-refused',
  'maintenance',
  'third-party',
  'suspension',
  'other',
] as const;

export function useKindName(): (kind: string) => string {
  const t = useWords(exclusionWords);
  return (kind) => {
    const known = named.find((one) => one === kind);
    return known === undefined ? kind : t(`kind_${known}`);
  };
}

export function KindName({ kind }: { readonly kind: string }): ReactNode {
  return useKindName()(kind);
}
