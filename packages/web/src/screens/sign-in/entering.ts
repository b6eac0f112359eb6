/** What happens once somebody is let in. Owns: where they come to, and that nothing read before stays. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { sessionQuery } from '../../app/session.ts';

/** Only an address of ours: another one would lead people from our sign-in page to somebody else's. */
export const ownAddress = (then: unknown): string | undefined =>
  typeof then === 'string' && /^\/(?![/\\])/u.test(then) ? then : undefined;

/** Goes on to where somebody wanted to be, or to the first page. */
export function useEnter(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const then = ownAddress(search['back']);
  return useCallback(async () => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    const [path = '/', query = ''] = (then ?? '/').split('?', 2);
    await navigate({ to: path, search: Object.fromEntries(new URLSearchParams(query)) });
  }, [queries, navigate, then]);
}
