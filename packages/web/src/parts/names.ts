/** What ids are called: parties and people, read once and kept for a while. */
import type { Localized } from '@troth/core';
import { useMemo } from 'react';
import { useGet } from '../client/reading.ts';

type Known = ReadonlyMap<string, Localized | string>;
type NamedKind = 'party' | 'person' | 'site' | 'service' | 'offering' | 'consumer-group';

/** Names by id; empty until they are read, and for ids that are not one's own to see. */
export function useNames(kind: NamedKind): Known {
  const { data } = useGet('/v1/records/{kind}', { params: { path: { kind }, query: { limit: 500 } } });
  return useMemo(() => new Map((data?.items ?? []).map(({ id, title }) => [id, title])), [data]);
}
