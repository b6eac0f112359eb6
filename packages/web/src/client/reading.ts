/**
 * Hooks that read and write. `useGet('/v1/agreements', { params })` is typed by the description of the API; `useSend` does
 * something and then lets every screen read again, because one act moves many figures.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { ClientPathsWithMethod, MaybeOptionalInit, MethodResponse } from 'openapi-fetch';
import type { paths } from './api.d.ts';
import { answerOf, api } from './server.ts';
import type { Trouble } from './trouble.ts';

type ReadPath = ClientPathsWithMethod<typeof api, 'get'>;
type Init<P extends ReadPath> = MaybeOptionalInit<paths[P], 'get'>;
/** What a path answers. */
export type AnswerOf<P extends ReadPath> = MethodResponse<typeof api, 'get', P>;

interface Reading {
  /** Not asked while false. */
  readonly when?: boolean;
  /** Asked again after so many milliseconds. */
  readonly every?: number;
}

export function useGet<P extends ReadPath>(
  path: P,
  init?: Init<P>,
  { when = true, every }: Reading = {},
): UseQueryResult<AnswerOf<P>, Trouble> {
  return useQuery<AnswerOf<P>, Trouble>({
    queryKey: [path, init ?? null],
    queryFn: ({ signal }) => read(path, { ...init, signal } as never),
    enabled: when,
    ...(every === undefined ? {} : { refetchInterval: every }),
  });
}

async function read<P extends ReadPath>(path: P, init: never): Promise<AnswerOf<P>> {
  return answerOf<AnswerOf<P>>(api.GET(path, init));
}

/** `useSend((body: Body) => api.POST('/v1/…', { body }))`; `.mutate(body)`, `.error`, `.isPending`. */
export function useSend<A, T>(
  send: (asked: A) => Promise<{ readonly data?: T; readonly error?: unknown; readonly response: Response }>,
): UseMutationResult<T, Trouble, A> {
  const queries = useQueryClient();
  return useMutation<T, Trouble, A>({
    mutationFn: (asked) => answerOf(send(asked)),
    onSuccess: () => queries.invalidateQueries(),
  });
}
