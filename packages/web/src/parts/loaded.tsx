/** Shows what a query read, or that it is being read, or why not: `<Loaded of={query}>{(data) => …}</Loaded>`. */
import type { ReactNode } from 'react';
import { Failed } from './failed.tsx';
import { Waiting } from './waiting.tsx';

interface LoadedProps<T> {
  readonly of: { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown };
  readonly children: (data: T) => ReactNode;
  /** About how many lines it will be. */
  readonly lines?: number;
}

export function Loaded<T>({ of: { data, error, refetch }, children, lines }: LoadedProps<T>): ReactNode {
  if (data !== undefined) return children(data);
  if (error !== null) return <Failed error={error} again={() => void refetch()} />;
  return <Waiting {...(lines === undefined ? {} : { lines })} />;
}
