/** Ends the session here and on the server, and forgets what was read with it. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { sessionQuery } from './session.ts';

export function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(() => {
    const ended = fetch('/v1/session', {
      method: 'DELETE',
      credentials: 'same-origin',
      headers: { 'x-troth-csrf': '1' },
    });
    void ended.finally(async () => {
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      await queries.invalidateQueries(sessionQuery);
      await navigate({ to: '/sign-in' });
    });
  }, [queries, navigate]);
}
