/** Keeps the text of a draft as it is worked on, and saves it. Owns: when to send. Does not own: the moves (model/working-text.ts). */
import type { Change, Json } from '@troth/core';
import { useEffect, useEffectEvent, useReducer } from 'react';
import { begun, moved, unsaved } from './model/working-text.ts';
import type { Move, WorkingText } from './model/working-text.ts';

interface Kept {
  readonly version: number;
  readonly text: Json;
}

/** Sends changes; answers what is kept then, or undefined where somebody changed the same place meanwhile. */
export type Send = (base: number, changes: readonly Change[]) => Promise<Kept | undefined>;

const pauseMs = 700;

export function useWorkingText(
  kept: Kept,
  send: Send,
  again: () => void,
): readonly [WorkingText, (move: Move) => void] {
  const [working, move] = useReducer(moved, kept, begun);
  const { version, text } = kept;
  useEffect(() => move({ do: 'received', version, text }), [version, text]);
  const save = useEffectEvent(async (): Promise<void> => {
    move({ do: 'send' });
    try {
      const now = await send(working.base.version, unsaved(working));
      if (now !== undefined) return move({ do: 'saved', ...now });
      // What others did comes with the next reading, and shows where both changed the same.
      move({ do: 'failed', why: '' });
      again();
    } catch (error) {
      move({ do: 'failed', why: error instanceof Error ? error.message : '' });
    }
  });
  const waits = working.text !== working.base.text && working.sent === undefined && working.trouble === undefined;
  const pending = waits ? working.text : undefined;
  // Every further letter begins the pause anew.
  useEffect(() => {
    if (pending === undefined) return undefined;
    const timer = window.setTimeout(() => void save(), pauseMs);
    return () => window.clearTimeout(timer);
  }, [pending]);
  useAskBeforeLeaving(unsaved(working).length > 0);
  return [working, move];
}

function useAskBeforeLeaving(unsavedChanges: boolean): void {
  useEffect(() => {
    if (!unsavedChanges) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsavedChanges]);
}
