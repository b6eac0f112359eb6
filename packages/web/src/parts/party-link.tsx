/** A party by its id, leading to its page where one's side has one. */
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { useSay } from '../words/use-words.ts';
import { useNames } from './names.ts';
import { To } from './to.tsx';

export function PartyLink({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const names = useNames('party');
  const { side, organisation, party } = useSession();
  const own = [organisation, party].find((known) => known?.id === id)?.name;
  const name = say(names.get(id) ?? own ?? id);
  return side === 'own' ? <To href={`/parties/${id}`}>{name}</To> : name;
}
