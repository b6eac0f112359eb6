/** Deviations from approved wording of the text as it stands this moment. */
import { deviationsOf } from '@troth/core';
import type { Deviation } from '@troth/core';
import { useDeferredValue, useMemo } from 'react';
import { isGroup } from './model/text-at.ts';
import { useStudio } from './studio-context.ts';

export function useDeviations(): readonly Deviation[] {
  const { working } = useStudio();
  const text = useDeferredValue(working.text);
  return useMemo(() => (isGroup(text) ? deviationsOf(text) : []), [text]);
}
