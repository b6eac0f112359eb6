/** What ids are called: parties, people, agreements, read once and kept for a while. */
import type { Localized } from '@troth/core';
import { useMemo } from 'react';
import { useSession } from '../app/session.ts';
import { useGet } from '../client/reading.ts';

type Known = ReadonlyMap<string, Localized | string>;
type NamedKind = 'party' | 'person' | 'site' | 'service' | 'offering' | 'consumer-group';

/** Names by id; empty until they are read, and for ids that are not one's own to see. */
export function useNames(kind: NamedKind): Known {
  const { data } = useGet('/v1/records/{kind}', { params: { path: { kind }, query: { limit: 500 } } });
  return useMemo(() => new Map((data?.items ?? []).map(({ id, title }) => [id, title])), [data]);
}

/** Titles of agreements by id, for our own side; parties read theirs with what they are shown. */
export function useAgreementTitles(): Known {
  const { side } = useSession();
  const { data } = useGet('/v1/agreements', { params: { query: { limit: 500 } } }, { when: side === 'own' });
  return useMemo(() => new Map((data?.items ?? []).map(({ id, title }) => [id, title])), [data]);
}
