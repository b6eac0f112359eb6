/** The closed months of an agreement and their evidence, read once. Owns: stopping when it is more than a browser computes with in passing. */
import type { EvidenceRow } from '@troth/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../client/server.ts';
import { troubleOf } from '../../client/trouble.ts';
import type { Trouble } from '../../client/trouble.ts';
import { mostBytes, readRows, yearsOf } from './model/backtest.ts';

export type Evidence =
  | { readonly is: 'rows'; readonly months: readonly string[]; readonly rows: readonly EvidenceRow[] }
  | { readonly is: 'too-much'; readonly months: readonly string[] }
  /** No month of the agreement was closed yet. */
  | { readonly is: 'none' };

export function useEvidence(agreement: string): { readonly data: Evidence | undefined } {
  const queryKey = ['studio evidence', agreement];
  const queries = useQueryClient();
  return useQuery<Evidence, Trouble>({
    queryKey,
    queryFn: ({ signal }) => readEvidence(agreement, signal),
    // Months that are closed are not read again because something else changed.
    enabled: queries.getQueryData(queryKey) === undefined,
  });
}

async function readEvidence(agreement: string, signal: AbortSignal): Promise<Evidence> {
  const { data, response, error } = await api.GET('/v1/agreements/{agreement}/backtest', {
    params: { path: { agreement }, query: {} },
    signal,
  });
  if (response.status === 404 || response.status === 422) return { is: 'none' };
  if (data === undefined) throw troubleOf(error, response.status);
  const months = data.test.periods.map(({ period }) => period);
  if (months.length === 0) return { is: 'none' };
  const files: string[] = [];
  let left = mostBytes;
  for (const year of yearsOf(months)) {
    const text = await readYear({ agreement, year, most: left }, signal);
    if (text === undefined) return { is: 'too-much', months };
    files.push(text);
    left -= text.length;
  }
  const rows = readRows(files.join('\n'));
  return rows === undefined ? { is: 'too-much', months } : { is: 'rows', months, rows };
}

interface Year {
  readonly agreement: string;
  readonly year: string;
  readonly most: number;
}

/** Undefined: it is too much. */
async function readYear({ agreement, year, most }: Year, signal: AbortSignal): Promise<string | undefined> {
  const { response, error } = await api.GET('/v1/agreements/{agreement}/periods/{period}/evidence', {
    params: { path: { agreement, period: year }, query: { format: 'json-lines' } },
    parseAs: 'stream',
    signal,
  });
  if (!response.ok || response.body === null) throw troubleOf(error, response.status);
  return upTo(response.body, most);
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
