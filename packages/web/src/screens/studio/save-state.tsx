/** Whether what is written here is kept, said aloud; undo, redo, clause by clause. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useWords } from '../../words/use-words.ts';
import { clauseKeys } from './clause-list.tsx';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

export function SaveState(): ReactNode {
  const t = useWords(studioWords);
  const { working, move } = useStudio();
  const { trouble, sent, text, base } = working;
  const failed = trouble !== undefined && trouble !== '';
  const state = failed ? 'failed' : sent !== undefined ? 'saving' : text === base.text ? 'saved' : 'waiting';
  const words = {
    failed: t('notSaved', { why: trouble ?? '' }),
    saving: t('saving'),
    saved: t('saved'),
    waiting: t('waiting'),
  }[state];
  return (
    <span className={css['saveState']} data-state={state} title={t('savedVersion', { version: base.version })}>
      <span role="status">
        <Icon name={state === 'saved' ? 'check' : state === 'failed' ? 'warn' : 'clock'} size={14} /> {words}
      </span>
      {failed && (
        <Button size="compact-xs" variant="default" onClick={() => move({ do: 'retry' })}>
          {t('again')}
        </Button>
      )}
    </span>
  );
}

export function UndoButtons(): ReactNode {
  const t = useWords(studioWords);
  const { working, move, locked } = useStudio();
  useStudioKeys();
  if (locked) return null;
  return (
    <span className={css['undo']}>
      <button
        type="button"
        className={css['tool']}
        aria-label={t('undo')}
        title={t('undo')}
        disabled={working.edits.done.length === 0}
        onClick={() => move({ do: 'undo' })}
      >
        ↶
      </button>
      <button
        type="button"
        className={css['tool']}
        aria-label={t('redo')}
        title={t('redo')}
        disabled={working.edits.undone.length === 0}
        onClick={() => move({ do: 'redo' })}
      >
        ↷
      </button>
    </span>
  );
}

/** From clause to clause. */
export function ClauseButtons(): ReactNode {
  const t = useWords(studioWords);
  const { clause, select } = useStudio();
  const at = clause === undefined ? -1 : clauseKeys.indexOf(clause);
  return (
    <span className={css['undo']}>
      {([-1, 1] as const).map((step) => {
        const to = clauseKeys[at + step];
        const words = t(step < 0 ? 'previous' : 'next');
        return (
          <button
            key={step}
            type="button"
            className={css['tool']}
            aria-label={words}
            title={words}
            disabled={to === undefined}
            onClick={() => select(to)}
          >
            {step < 0 ? '↑' : '↓'}
          </button>
        );
      })}
    </span>
  );
}

/** Undo and redo are those of the whole text, so that a field never undoes against it; Alt with up and down changes the clause. */
function useStudioKeys(): void {
  const { move, clause, select } = useStudio();
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const control = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (control && (key === 'z' || key === 'y')) {
        event.preventDefault();
        move({ do: key === 'y' || event.shiftKey ? 'redo' : 'undo' });
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const next = clauseKeys[clause === undefined ? 0 : clauseKeys.indexOf(clause) + step];
      if (!event.altKey || control || step === 0 || next === undefined) return;
      event.preventDefault();
      select(next);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [move, clause, select]);
}
