/** Asking those behind for what the promises in front need: drafts of their agreements, a task for whoever answers for each. */
import type { MethodResponse } from 'openapi-fetch';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Failed } from '../../parts/failed.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './deliverability.module.css';
import { deliverabilityWords } from './words.ts';

interface AskProps {
  readonly agreement: string;
  readonly revision: number;
  readonly draft?: string | undefined;
}

export function AskBehind({ agreement, revision, draft }: AskProps): ReactNode {
  const t = useWords(deliverabilityWords);
  const asked = useSend(() =>
    draft === undefined
      ? api.POST('/v1/agreements/{agreement}/derive', { params: { path: { agreement } }, body: { revision } })
      : api.POST('/v1/drafts/{draft}/derive', { params: { path: { draft } }, body: {} }),
  );
  return (
    <div className={css['ask']} aria-live="polite">
      {asked.data === undefined ? (
        <>
          <p>{t('askSays')}</p>
          <ActButton level={5} busy={asked.isPending} onClick={() => asked.mutate(undefined)}>
            {t('ask')}
          </ActButton>
        </>
      ) : (
        <Asked derived={asked.data} />
      )}
      {asked.error !== null && <Failed error={asked.error} />}
    </div>
  );
}

type Derived = MethodResponse<typeof api, 'post', '/v1/agreements/{agreement}/derive'>;

function Asked({ derived: { drafts, proof } }: { readonly derived: Derived }): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  return (
    <>
      <p>{t('asked', { count: drafts.length })}</p>
      <ul>
        {drafts.map((one) => (
          <AskedDraft key={one.agreement} of={one} />
        ))}
      </ul>
      <p data-verdict-if={proof.verdict}>
        {t('ifSigned')} <ProofMark verdict={proof.verdict} /> {proof.says[language]}
      </p>
    </>
  );
}

function AskedDraft({
  of: { agreement, draft, action, owner, asks, past, trouble },
}: {
  readonly of: Derived['drafts'][number];
}): ReactNode {
  const t = useWords(deliverabilityWords);
  const say = useSay();
  return (
    <li>
      {draft === undefined ? (
        agreement
      ) : (
        <To href={addressOf('/drafts/$draft', { draft })}>{t('draftOf', { draft, agreement })}</To>
      )}{' '}
      {t('changes', { count: asks.length })}
      {owner !== undefined && action !== undefined && (
        <>
          {' · '}
          <To href={addressOf('/actions/$action', { action })}>{t('task', { action })}</To> <PersonName id={owner} />
        </>
      )}
      {past !== undefined && <p>{say(past.text)}</p>}
      {trouble !== undefined && <p>{trouble}</p>}
    </li>
  );
}
