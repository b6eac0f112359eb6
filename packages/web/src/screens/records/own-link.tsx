/** A link for our own people; to people of a party, who have no such page, the words alone. */
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { To } from '../../parts/to.tsx';

export function OwnLink({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  const { side } = useSession();
  return side === 'own' ? <To href={href}>{children}</To> : children;
}

export const AgreementLink = ({
  id,
  period,
}: {
  readonly id: string;
  readonly period?: string | undefined;
}): ReactNode => <OwnLink href={`/agreements/${id}${period === undefined ? '' : `?period=${period}`}`}>{id}</OwnLink>;
