/** Ends the session here and on the server, and forgets what was read with it. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { forgetVisits } from './recent.ts';
import { sessionQuery } from './session.ts';

export function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(() => {
    const leave = async (): Promise<void> => {
      const headers = { 'x-troth-csrf': '1' };
      // Away or refused: what was read with the session is forgotten all the same, and the next question shows which.
      await fetch('/v1/session', { method: 'DELETE', credentials: 'same-origin', headers }).catch(() => undefined);
      forgetVisits();
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      await queries.invalidateQueries(sessionQuery);
      await navigate({ to: '/sign-in' });
    };
    void leave();
  }, [queries, navigate]);
}
