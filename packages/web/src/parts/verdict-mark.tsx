/** Whether a promise was kept, in the words of the statement. */
import { sayVerdict } from '@troth/core';
import type { Verdict } from '@troth/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../words/use-words.ts';
import type { IconName } from './icon-shapes.ts';
import { Mark } from './mark.tsx';
import type { MarkTone } from './mark.tsx';

const looks: Readonly<Record<Verdict, readonly [MarkTone, IconName]>> = {
  met: ['good', 'check'],
  missed: ['bad', 'cross'],
  'no-volume': ['ink', 'none'],
  'not-measured': ['unknown', 'unknown'],
  suspended: ['excluded', 'none'],
  open: ['accent', 'clock'],
  reported: ['ink', 'report'],
};

export function VerdictMark({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const language = useLanguage();
  const [tone, icon] = looks[verdict];
  return (
    <Mark tone={tone} icon={icon}>
      {sayVerdict(verdict, language)}
    </Mark>
  );
}
