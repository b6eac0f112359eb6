/** The state of a record, in the words of its kind. */
import { recordKindOf } from '@troth/core';
import type { RecordKindName } from '@troth/core';
import type { ReactNode } from 'react';
import { useSay } from '../words/use-words.ts';
import { Mark } from './mark.tsx';
import { stateTone } from './state-tone.ts';

export function StateMark({ kind, state }: { readonly kind: RecordKindName; readonly state: string }): ReactNode {
  const say = useSay();
  return <Mark tone={stateTone(state)}>{say(recordKindOf(kind).states[state] ?? state)}</Mark>;
}
