/** Reads a draft and saves its text. Owns: the two requests. */
import type { Change, Json } from '@troth/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useGet } from '../../client/reading.ts';
import { answerOf, api } from '../../client/server.ts';
import { Trouble } from '../../client/trouble.ts';
import type { Draft } from './draft.ts';
import type { Send } from './use-working-text.ts';

interface ReadDraft {
  readonly data: Draft | undefined;
  readonly error: Trouble | null;
  readonly refetch: () => unknown;
}

export function useDraft(id: string): ReadDraft {
  const { data, error, refetch } = useGet('/v1/drafts/{draft}', { params: { path: { draft: id } } });
  // The description of the API calls a text any data; that of a draft is a group of terms.
  return { data: data as unknown as Draft | undefined, error, refetch };
}

export function useSaving(id: string): Send {
  const queries = useQueryClient();
  return useCallback(
    async (base: number, changes: readonly Change[]) => {
      try {
        const draft = await answerOf(
          api.PATCH('/v1/drafts/{draft}', {
            params: { path: { draft: id } },
            body: { base, changes: changes.map((change) => ({ ...change, path: [...change.path] })) as never },
          }),
        );
        queries.setQueryData(['/v1/drafts/{draft}', { params: { path: { draft: id } } }], draft);
        return { version: draft.version, text: draft.text as Json };
      } catch (error) {
        if (error instanceof Trouble && error.status === 409) return undefined;
        throw error;
      }
    },
    [id, queries],
  );
}
