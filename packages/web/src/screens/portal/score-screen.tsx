/** The supplier's own score, as we see it too. */
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page } from '../../parts/page.tsx';
import { useWords } from '../../words/use-words.ts';
import { ScoreSheet } from '../supplier-score/score-sheet.tsx';
import { portalWords } from './words.ts';

export function ScoreScreen(): ReactNode {
  const t = useWords(portalWords);
  const { party } = useSession();
  const found = useGet(
    '/v1/parties/{party}/score',
    { params: { path: { party: party?.id ?? '' } } },
    { when: party !== undefined },
  );
  return (
    <Page title={t('score')} lead={t('scoreLead')}>
      <Loaded of={found}>{(score) => <ScoreSheet score={score} />}</Loaded>
    </Page>
  );
}
