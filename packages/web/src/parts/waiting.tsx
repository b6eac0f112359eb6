/** Stands in the place of what is being read, with about its shape, so that nothing jumps. */
import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { partWords } from './part-words.ts';

export function Waiting({ lines = 6 }: { readonly lines?: number }): ReactNode {
  const t = useWords(partWords);
  return (
    <Stack gap="sm" role="status" aria-label={t('loading')} p="xs">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={14} width={`${[92, 78, 85, 64, 88, 71][line % 6] ?? 80}%`} />
      ))}
    </Stack>
  );
}
