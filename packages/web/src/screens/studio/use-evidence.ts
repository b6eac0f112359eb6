/** The evidence of the last closed quarter, read once. Owns: stopping when it is more than a browser computes with in passing. */
import type { EvidenceRow } from '@troth/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../client/server.ts';
import { troubleOf } from '../../client/trouble.ts';
import type { Trouble } from '../../client/trouble.ts';
import { mostBytes, readRows } from './model/replay.ts';

export type Evidence =
  | { readonly is: 'rows'; readonly rows: readonly EvidenceRow[] }
  /** Nothing is known of the agreement, or more than can be computed here. */
  | { readonly is: 'none' | 'too-much' };

interface Asked {
  readonly agreement: string;
  readonly quarter: string;
}

export function useEvidence({ agreement, quarter }: Asked): { readonly data: Evidence | undefined } {
  const queryKey = ['studio evidence', agreement, quarter];
  const queries = useQueryClient();
  return useQuery<Evidence, Trouble>({
    queryKey,
    queryFn: ({ signal }) => readEvidence({ agreement, quarter }, signal),
    // A quarter that is closed is not read again because something else changed.
    enabled: queries.getQueryData(queryKey) === undefined,
  });
}

async function readEvidence({ agreement, quarter }: Asked, signal: AbortSignal): Promise<Evidence> {
  const { response, error } = await api.GET('/v1/agreements/{agreement}/periods/{period}/evidence', {
    params: { path: { agreement, period: quarter }, query: { format: 'json-lines' } },
    parseAs: 'stream',
    signal,
  });
  if (response.status === 404 || response.status === 422) return { is: 'none' };
  if (!response.ok || response.body === null) throw troubleOf(error, response.status);
  const text = await upTo(response.body, mostBytes);
  if (text === undefined) return { is: 'too-much' };
  const rows = readRows(text);
  if (rows === undefined) return { is: 'too-much' };
  return rows.some(({ form }) => form !== 'issued') ? { is: 'rows', rows } : { is: 'none' };
}

/** Undefined: there was more. The rest is not waited for. */
async function upTo(body: ReadableStream<Uint8Array>, most: number): Promise<string | undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > most) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}
