/** An agreement by its number, with what it is called below: `<AgreementLink id="SLA-LR-METRO" />`. */
import type { ReactNode } from 'react';
import { useSay } from '../words/use-words.ts';
import css from './agreement-link.module.css';
import { useAgreementTitles } from './names.ts';
import { To } from './to.tsx';

export function AgreementLink({ id }: { readonly id: string }): ReactNode {
  const say = useSay();
  const title = useAgreementTitles().get(id);
  return (
    <>
      <To href={`/agreements/${id}`} className={css['number']}>
        {id}
      </To>
      {title !== undefined && <div className={css['title']}>{say(title)}</div>}
    </>
  );
}
