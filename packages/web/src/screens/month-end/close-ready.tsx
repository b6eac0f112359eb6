/** Closes every agreement that is ready, one after another, and says how far it is. */
import { Button, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useWho } from '../../app/session.ts';
import type { SchemaCloseRow } from '../../client/api.d.ts';
import { answerOf, api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { useWords } from '../../words/use-words.ts';
import css from './month-end.module.css';
import { monthEndWords } from './words.ts';

interface Under {
  readonly done: number;
  readonly all: number;
}

export function CloseReady({ rows }: { readonly rows: readonly SchemaCloseRow[] }): ReactNode {
  const t = useWords(monthEndWords);
  const queries = useQueryClient();
  const { level } = useWho();
  const [under, setUnder] = useState<Under>();
  const [fault, setFault] = useState<Error>();
  if (rows.length === 0 && under === undefined) return null;
  const closeAll = async (): Promise<void> => {
    setFault(undefined);
    for (const [done, row] of rows.entries()) {
      setUnder({ done, all: rows.length });
      const path = { agreement: row.agreement, period: row.period.key };
      await answerOf(api.POST('/v1/agreements/{agreement}/periods/{period}/close', { params: { path }, body: {} }));
    }
    setUnder({ done: rows.length, all: rows.length });
  };
  const start = (): void => {
    void closeAll()
      .catch((error: unknown) => setFault(error instanceof Error ? error : new Error(String(error))))
      .finally(() => void queries.invalidateQueries());
  };
  const running = under !== undefined && under.done < under.all && fault === undefined;
  return (
    <div className={css['done']}>
      {rows.length > 0 && (
        <Button onClick={start} loading={running} disabled={level < 5}>
          {t('closeReady', { count: rows.length })}
        </Button>
      )}
      {under !== undefined && (
        <div role="status">
          <Progress value={under.all === 0 ? 100 : (under.done * 100) / under.all} mt="xs" aria-label={t('closeNow')} />
          <span className={css['soft']}>
            {running ? t('closing', { done: under.done + 1, all: under.all }) : t('closed', { done: under.done })}
          </span>
        </div>
      )}
      {fault !== undefined && <Failed error={fault} />}
    </div>
  );
}
