/** What was read, for how long it is believed, and what is tried again. */
import { QueryClient } from '@tanstack/react-query';
import { Trouble } from '../client/trouble.ts';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      // What the server refused it refuses again; what did not arrive may the next time.
      retry: (times, error) => times < 2 && error instanceof Trouble && (error.status === 0 || error.status === 503),
    },
  },
});
