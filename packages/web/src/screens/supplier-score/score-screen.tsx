/** A supplier's score as we see it: what its own people see, word for word. */
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { useNames } from '../../parts/names.ts';
import { Page } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { ScoreSheet } from './score-sheet.tsx';
import { scoreWords } from './words.ts';

export function SupplierScoreScreen(): ReactNode {
  const t = useWords(scoreWords);
  const say = useSay();
  const party = useParameter('party');
  const names = useNames('party');
  const found = useGet('/v1/parties/{party}/score', { params: { path: { party } } });
  return (
    <Page
      title={t('title', { party: say(names.get(party) ?? party) })}
      over={<PartyLink id={party} />}
      lead={t('ownLead')}
    >
      <Loaded of={found} lines={8}>
        {(score) => <ScoreSheet score={score} />}
      </Loaded>
    </Page>
  );
}
