/** The three panes beside each other; on a narrow screen one at a time. */
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { BackTestPanel } from './backtest-panel.tsx';
import { ClauseList } from './clause-list.tsx';
import { ContractPane } from './contract-pane.tsx';
import type { MarksSince } from './contract-pane.tsx';
import { DeviationsPanel } from './deviations-panel.tsx';
import { DiscussionPanel } from './discussion-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { ProofPanel } from './proof-panel.tsx';
import { PricePanel } from './price-panel.tsx';
import { RequirementsPanel } from './requirements-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

const panes = ['clauses', 'text', 'impact'] as const;
type Pane = (typeof panes)[number];

export function Panes({ since }: { readonly since: MarksSince }): ReactNode {
  const t = useWords(studioWords);
  const studio = useStudio();
  const [shown, show] = useState<Pane>('text');
  const [seen, setSeen] = useState(studio.clause);
  const [first] = useState(studio.clause);
  useEffect(() => {
    if (first !== undefined) document.getElementById(first)?.scrollIntoView({ block: 'start' });
  }, [first]);
  // Whoever chooses a clause or is led to a field wants to see it.
  if (seen !== studio.clause) {
    setSeen(studio.clause);
    show('text');
  }
  return (
    <>
      <PaneTabs shown={shown} onShow={show} />
      <div className={css['panes']} data-shown={shown}>
        <div className={css['left']} data-pane="clauses">
          <ClauseList />
        </div>
        <div className={css['centre']} data-pane="text">
          <ContractPane since={since} />
        </div>
        <aside className={css['right']} data-pane="impact" aria-label={t('impact')}>
          <ProofPanel />
          <PricePanel />
          <BackTestPanel />
          <FindingsPanel />
          <DiscussionPanel />
          <StepsPanel />
          <RequirementsPanel />
          <DeviationsPanel />
        </aside>
      </div>
    </>
  );
}

function PaneTabs({ shown, onShow }: { readonly shown: Pane; readonly onShow: (pane: Pane) => void }): ReactNode {
  const t = useWords(studioWords);
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = panes[panes.indexOf(shown) + step];
    if (step !== 0 && next !== undefined) onShow(next);
  };
  return (
    <div className={css['paneTabs']} role="tablist" aria-label={t('tabs')}>
      {panes.map((pane) => (
        <button
          key={pane}
          type="button"
          role="tab"
          aria-selected={pane === shown}
          tabIndex={pane === shown ? 0 : -1}
          onClick={() => onShow(pane)}
          onKeyDown={onKey}
        >
          {t(pane)}
        </button>
      ))}
    </div>
  );
}
