/** What only whoever speaks for a side may answer: shown to them, and to their colleagues who that is. */
import type { ReactNode } from 'react';
import { useSay } from '../words/use-words.ts';
import { Section } from './page.tsx';
import type { ToldAct } from './record-acts.tsx';

interface ForSpeakerProps {
  /** As the server told them with the record. */
  readonly acts: readonly ToldAct[] | undefined;
  readonly act: string;
  readonly title: string;
  readonly children: ReactNode;
}

export function ForSpeaker({ acts, act, title, children }: ForSpeakerProps): ReactNode {
  const say = useSay();
  const told = acts?.find((one) => one.act === act);
  if (told?.may === true) return children;
  return told?.denial === undefined ? null : (
    <Section title={title}>
      <p>{say(told.denial)}</p>
    </Section>
  );
}
