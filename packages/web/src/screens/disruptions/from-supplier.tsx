/** What comes from the supplier of a disruption: notices, claims, and what cannot be recovered. */
import type { ReactNode } from 'react';
import { MoneyText } from '../../parts/exact.tsx';
import { Section } from '../../parts/page.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { readAll } from '../warnings/read-records.ts';
import css from './disruptions.module.css';
import type { View } from './disruption-screen.tsx';
import { disruptionWords } from './words.ts';

export function FromSupplier({ view }: { readonly view: View }): ReactNode {
  const t = useWords(disruptionWords);
  const say = useSay();
  const claims = readAll('claim', view.claims);
  const notices = readAll('notice', view.notices);
  if (claims.length + notices.length === 0)
    return (
      <Section title={t('claims')}>
        <p>{t('noClaims')}</p>
      </Section>
    );
  return (
    <Section title={t('claims')}>
      {notices.map(({ id, body }) => (
        <p key={id}>{say(body.text)}</p>
      ))}
      {claims.map(({ id, body }) => (
        <div key={id} className={css['result']}>
          <strong>{body.event}</strong>
          <StateMark kind="claim" state={body.state} />
          <span>
            {t('claimAmount')}: <MoneyText {...body.amount} />
          </span>
          {body.recoverable !== undefined && (
            <span>
              {t('recoverable')}: <MoneyText {...body.recoverable} />
            </span>
          )}
          {body.gap !== undefined && (
            <span>
              {t('gap')}: {body.gap}
            </span>
          )}
        </div>
      ))}
    </Section>
  );
}
