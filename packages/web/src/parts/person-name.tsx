/** Somebody, by the id in a record or a trail: "person:ada", "ada", "key:…", "system". */
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { useSay, useWords } from '../words/use-words.ts';
import { useNames } from './names.ts';
import { partWords } from './part-words.ts';

export function PersonName({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const t = useWords(partWords);
  const names = useNames('person');
  const { side, organisation } = useSession();
  if (id === 'system') return t('system');
  if (id.startsWith('key:')) return t('key', { key: id.slice('key:'.length) });
  const person = id.replace(/^person:/u, '');
  // Of the provider's own people another party is told which house they are of.
  return say(names.get(person) ?? (side === 'own' ? person : organisation.name));
}
