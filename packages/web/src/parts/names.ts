/** What ids are called: parties, people, agreements, read once and kept for a while. */
import { interviewSets, measures } from '@troth/core';
import type { Localized } from '@troth/core';
import { useMemo } from 'react';
import { useSession } from '../app/session.ts';
import { useGet } from '../client/reading.ts';
import type { Listed, Pointed } from './field-form.ts';

type Known = ReadonlyMap<string, Localized | string>;
type NamedKind = Exclude<Pointed, 'agreement'>;

const listed: { readonly [L in Listed]: Known } = {
  measure: new Map(measures.map(({ id, names }) => [id, names])),
  'service-type': new Map(interviewSets.map(({ type, names }) => [type, names])),
};
const isListed = (kind: NamedKind): kind is Listed => kind in listed;

/** Names by id; empty until they are read, and for ids that are not one's own to see. */
export function useNames(kind: NamedKind): Known {
  const own = isListed(kind) ? listed[kind] : undefined;
  // What the core lists is not asked for.
  const path = { kind: isListed(kind) ? 'party' : kind } as const;
  const { data } = useGet(
    '/v1/records/{kind}',
    { params: { path, query: { limit: 500 } } },
    { when: own === undefined },
  );
  return useMemo(() => own ?? new Map((data?.items ?? []).map(({ id, title }) => [id, title])), [own, data]);
}

/** Titles of agreements by id, for our own side; parties read theirs with what they are shown. */
export function useAgreementTitles(): Known {
  const { side } = useSession();
  const { data } = useGet('/v1/agreements', { params: { query: { limit: 500 } } }, { when: side === 'own' });
  return useMemo(() => new Map((data?.items ?? []).map(({ id, title }) => [id, title])), [data]);
}
