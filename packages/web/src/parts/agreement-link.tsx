/**
 * An agreement by its number, with what it is called below: `<AgreementLink id="SLA-LR-METRO" />`. With `href` it
 * leads to something of the agreement, such as a warning.
 */
import type { ReactNode } from 'react';
import { useSay } from '../words/use-words.ts';
import css from './agreement-link.module.css';
import { useAgreementTitles } from './names.ts';
import { To } from './to.tsx';

interface AgreementLinkProps {
  readonly id: string;
  readonly href?: string;
}

export function AgreementLink({ id, href = `/agreements/${id}` }: AgreementLinkProps): ReactNode {
  const say = useSay();
  const title = useAgreementTitles().get(id);
  return (
    <>
      <To href={href} className={css['number']}>
        {id}
      </To>
      {title !== undefined && <div className={css['title']}>{say(title)}</div>}
    </>
  );
}
