/** Clears, one after the other, the clauses that are left to whoever looks: their own, and those that nobody was given. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { useWords } from '../../words/use-words.ts';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

/** From this level on somebody clears what nobody was given. */
const leads = 5;

export function ClearMine(): ReactNode {
  const t = useWords(studioWords);
  const { draft, working } = useStudio();
  const { person, level } = useSession();
  const [done, setDone] = useState(0);
  const mine = (draft.inside?.clauses ?? []).filter(
    ({ present, cleared, owner }) =>
      present && !cleared && (owner === undefined ? level >= leads : owner === person.id),
  );
  const clearing = useSend(async (keys: readonly string[]) => {
    setDone(0);
    let last = await clear(draft.id, keys[0] ?? '');
    for (const [at, key] of keys.entries()) {
      if (at > 0 && last.error === undefined) last = await clear(draft.id, key);
      setDone(at + 1);
    }
    return last;
  });
  if (mine.length === 0 && !clearing.isPending) return null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        disabled={clearing.isPending || working.text !== working.base.text}
        onClick={() => clearing.mutate(mine.map(({ key }) => key))}
      >
        {clearing.isPending
          ? t('clearedSoFar', { done, count: clearing.variables.length })
          : t('clearMine', { count: mine.length })}
      </Button>
      <p className={css['findingMore']}>{t('clearMineHelp')}</p>
      {clearing.error !== null && <Failed error={clearing.error} />}
    </>
  );
}

const clear = (draft: string, clause: string) =>
  api.POST('/v1/drafts/{draft}/clauses/{clause}/clear', { params: { path: { draft, clause } }, body: {} });
