/** What a proof says of a promise: by a sign, a word and what the word means. */
import type { Deliverability, ProvenCommitment } from '@troth/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import type { IconName } from './icon-shapes.ts';
import { Mark } from './mark.tsx';
import type { MarkTone } from './mark.tsx';
import { proofWords } from './proof-words.ts';

export type ProofSaid = ProvenCommitment['verdict'] | Deliverability['verdict'];

const looks: Readonly<Record<ProofSaid, readonly [MarkTone, IconName]>> = {
  PROVEN: ['good', 'check'],
  'PARTLY-PROVEN': ['ink', 'check'],
  LIKELY: ['warn', 'unknown'],
  UNDELIVERABLE: ['bad', 'cross'],
  UNPROVABLE: ['bad', 'unknown'],
  'NOT-COMPOSED': ['ink', 'none'],
};

export function ProofMark({ verdict }: { readonly verdict: ProofSaid }): ReactNode {
  const t = useWords(proofWords);
  const [tone, icon] = looks[verdict];
  return (
    <span title={t(`${verdict}-means`)} data-proof={verdict}>
      <Mark tone={tone} icon={icon}>
        {t(verdict)}
      </Mark>
    </span>
  );
}
