/**
 * Who is signed in, as the server says. Owns: the form that screens use. Does not own: signing in (screens/access), what
 * somebody may do (the server decides, core's authority explains).
 */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Language, Level, Localized, Side, Who } from '@troth/core';
import { createContext, use } from 'react';
import { troubleOf, unreached } from '../client/trouble.ts';
import type { Trouble } from '../client/trouble.ts';

interface Named {
  readonly id: string;
  readonly name: Localized | string;
}

interface Here {
  readonly organisation?: Named;
  readonly clock: { readonly now: string; readonly fixed: boolean };
  /** One may sign in as one of the identities of the demo, and begin it again. */
  readonly demo: boolean;
}

export interface SignedIn extends Here {
  readonly signedIn: true;
  readonly account: string;
  readonly actor: string;
  readonly person: Named & { readonly email: string };
  readonly side: Side;
  readonly level: Level;
  /** Whose people they are; missing for the organisation's own. */
  readonly party?: Named;
  readonly roles: readonly string[];
  readonly profile: string;
  readonly profileName: Localized;
  readonly scopes: readonly string[];
  readonly language: Language;
  readonly organisation: Named;
}

export interface SignedOut extends Here {
  readonly signedIn: false;
  /** Nobody has an account yet. */
  readonly first: boolean;
  /** Providers of single sign-on. */
  readonly signOn: readonly { readonly id: string; readonly title: string }[];
}

export type Session = SignedIn | SignedOut;

async function readSession(signal: AbortSignal): Promise<Session> {
  const response = await fetch('/v1/session', { credentials: 'same-origin', signal }).catch(() => {
    throw unreached();
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw troubleOf(body, response.status);
  return body as Session;
}

export const sessionQuery = queryOptions<Session, Trouble>({
  queryKey: ['/v1/session'],
  queryFn: ({ signal }) => readSession(signal),
  staleTime: 60_000,
});

export const useAnySession = () => useQuery(sessionQuery);

/** Filled by the shell, which shows nothing but the sign-in page to those who have not signed in. */
export const SessionOfShell = createContext<SignedIn | undefined>(undefined);

/** Who is signed in; only under the shell. */
export function useSession(): SignedIn {
  const session = use(SessionOfShell);
  if (session === undefined) throw new TypeError('useSession is for screens inside the shell');
  return session;
}

/** In the form that core's authority asks: `mayAct({ kind, act }, on, who)`. */
export function useWho(): Who {
  const { actor, side, level, party, scopes } = useSession();
  const examines = scopes.includes('audits:write') || scopes.includes('admin');
  return { id: actor, side, level, party: party?.id, roles: examines ? ['auditor'] : [] };
}

/** From this responsibility level on, as the server's own rule. */
const pricesFrom = 4;

/** Whether the server tells prices to who is signed in: where it does not, nothing is asked for and no place is left empty. */
export function useSeesPrices(): boolean {
  const { side, level } = useWho();
  return side === 'own' && level >= pricesFrom;
}
