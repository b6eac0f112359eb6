/** Records of the practice, typed by their kind. Owns: that the body of a record is what its kind says. */
import type { Kept, Localized, RecordBody, RecordKindName } from '@troth/core';
import { useQueries } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { components } from './api.d.ts';
import { useGet } from './reading.ts';
import { answerOf, api } from './server.ts';
import type { Trouble } from './trouble.ts';

type Answered = components['schemas']['PracticeRecord'];

export interface PracticeRecord<K extends RecordKindName> extends Omit<Answered, 'kind' | 'body' | 'title'> {
  readonly kind: K;
  readonly title: Localized | string;
  readonly body: RecordBody<K> & Kept;
}

/** The server let nothing through that the schema of the kind does not read. */
export const typed = <K extends RecordKindName>(record: Answered): PracticeRecord<K> =>
  record as unknown as PracticeRecord<K>;

interface Wanted {
  /** States, separated by commas. */
  readonly state?: string;
  readonly party?: string;
  readonly agreement?: string;
  readonly period?: string;
  readonly about?: string;
}

type Read<T> = Pick<UseQueryResult<T, Trouble>, 'error' | 'refetch' | 'isFetching'> & { readonly data: T | undefined };

/** Records of a kind, at most 500; lists that may be longer are read page by page. */
export function useRecords<K extends RecordKindName>(
  kind: K,
  wanted: Wanted = {},
  when = true,
): Read<readonly PracticeRecord<K>[]> {
  const { data, error, refetch, isFetching } = useGet(
    '/v1/records/{kind}',
    { params: { path: { kind }, query: { ...wanted, limit: 500 } } },
    { when },
  );
  return { data: data?.items.map((record) => typed<K>(record)), error, refetch: refetch as never, isFetching };
}

export function useRecord<K extends RecordKindName>(kind: K, id: string): Read<PracticeRecord<K>> {
  const { data, error, refetch, isFetching } = useGet('/v1/records/{kind}/{record}', {
    params: { path: { kind, record: id } },
  });
  return { data: data && typed<K>(data), error, refetch: refetch as never, isFetching };
}

interface EachOf {
  /** In the order of what was asked for; missing until it is read. */
  readonly data: readonly (readonly PracticeRecord<RecordKindName>[] | undefined)[];
  readonly error: Error | undefined;
  readonly pending: boolean;
}

/** Records of several kinds at once. */
export function useEachOf(asked: readonly { readonly kind: RecordKindName; readonly state: string }[]): EachOf {
  return useQueries({
    queries: asked.map(({ kind, state }) => ({
      queryKey: ['/v1/records/{kind}', { kind, state }],
      queryFn: () =>
        answerOf(api.GET('/v1/records/{kind}', { params: { path: { kind }, query: { state, limit: 500 } } })),
    })),
    combine: (results): EachOf => ({
      data: results.map(({ data }) => data?.items.map((record) => typed<RecordKindName>(record))),
      error: results.find(({ error }) => error !== null)?.error ?? undefined,
      pending: results.some(({ isPending }) => isPending),
    }),
  });
}
