/** How far a signer is, as a word with a sign. */
import type { ReactNode } from 'react';
import { Mark } from '../../parts/mark.tsx';
import type { MarkTone } from '../../parts/mark.tsx';
import type { IconName } from '../../parts/icon-shapes.ts';
import { useWords } from '../../words/use-words.ts';
import { signingWords } from './words.ts';

const looks = {
  waiting: ['ink', 'clock'],
  asked: ['accent', 'message'],
  opened: ['accent', 'sign'],
  pending: ['warn', 'clock'],
  signed: ['good', 'check'],
  declined: ['bad', 'cross'],
  delegated: ['excluded', 'next'],
  expired: ['excluded', 'clock'],
} as const satisfies Readonly<Record<string, readonly [MarkTone, IconName]>>;

const isKnown = (state: string): state is keyof typeof looks => Object.hasOwn(looks, state);

export function SignerMark({ state }: { readonly state: string }): ReactNode {
  const t = useWords(signingWords);
  if (!isKnown(state)) return state;
  const [tone, icon] = looks[state];
  return (
    <Mark tone={tone} icon={icon}>
      {t(`state_${state}`)}
    </Mark>
  );
}
