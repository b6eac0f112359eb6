/** What a draft is read with: the agreements above it, and the revision that it follows. Owns: reading them once. */
import type { Json } from '@troth/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../client/server.ts';
import { Trouble } from '../../client/trouble.ts';
import type { Draft } from './draft.ts';
import type { Around } from './model/live.ts';
import { valueAt } from './model/text-at.ts';

interface ReadAround {
  readonly data: Around | undefined;
  readonly error: Trouble | null;
  readonly refetch: () => unknown;
}

export function useAround({ agreement, text }: Draft): ReadAround {
  const above = textOf(text, 'inherits');
  return useQuery<Around, Trouble>({
    queryKey: ['studio around', agreement, above ?? ''],
    queryFn: async () => {
      const [before, parents] = await Promise.all([published(agreement), chain(above)]);
      return { parents, ...(before === undefined ? {} : { before }) };
    },
    staleTime: Infinity,
  });
}

function textOf(text: Json, key: string): string | undefined {
  const value = valueAt(text, [key]);
  return typeof value === 'string' ? value : undefined;
}

/** Parents from the nearest to the farthest. */
async function chain(above: string | undefined): Promise<readonly Json[]> {
  if (above === undefined) return [];
  const parent = await published(above);
  if (parent === undefined) return [];
  return [parent, ...(await chain(textOf(parent, 'inherits')))];
}

/** The last revision that is published; undefined for an agreement that is still to come. */
async function published(agreement: string): Promise<Json | undefined> {
  try {
    const found = await answerOf(api.GET('/v1/agreements/{agreement}', { params: { path: { agreement } } }));
    return found.text as Json;
  } catch (error) {
    if (error instanceof Trouble && error.status === 404) return undefined;
    throw error;
  }
}
