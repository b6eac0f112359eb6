/** The page that a link to sign opens: read, agree, confirm by a code, sign; or decline, or pass it on. The token stands after the # and is sent in no address. */
import { Button } from '@mantine/core';
import { recordKinds } from '@troth/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { answerOf, api } from '../../client/server.ts';
import { Trouble } from '../../client/trouble.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { Door } from '../sign-in/door.tsx';
import { AgreedText, HashCheck, useComputed } from './agreed-text.tsx';
import { Deciding } from './deciding.tsx';
import type { Outcome } from './deciding.tsx';
import type { SignPage } from './sign-page.ts';
import { SignerMark } from './signer-mark.tsx';
import css from './signing.module.css';
import { signingWords } from './words.ts';

export function SignScreen(): ReactNode {
  const t = useWords(signingWords);
  const say = useSay();
  const [token] = useState(() => globalThis.location.hash.slice(1));
  const [outcome, setOutcome] = useState<Outcome>();
  const found = useQuery({
    queryKey: ['sign', token],
    queryFn: () => answerOf(api.POST('/v1/sign/read', { body: { token } })),
    enabled: token !== '' && outcome === undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const computed = useComputed(found.data?.texts);
  if (outcome !== undefined && found.data !== undefined)
    return (
      <Door title={t(`done_${outcome.what}`)} lead={t(`done_${outcome.what}Text`, { name: outcome.name ?? '' })} wide>
        {null}
      </Door>
    );
  if (token === '' || (found.error instanceof Trouble && found.error.status === 404))
    return (
      <Door title={t('dead')} lead={t('deadText')}>
        {null}
      </Door>
    );
  const page = found.data;
  const title =
    page === undefined
      ? t('sign')
      : t(page.form === 'signature' ? 'signTitle' : 'acceptTitle', { title: say(page.title) });
  return (
    <Door
      title={title}
      lead={
        page === undefined ? undefined : t('signLead', { side: t(page.signer.side), capacity: page.signer.capacity })
      }
      wide
    >
      <Loaded of={found} lines={12}>
        {(data) => (
          <>
            <Closed page={data} />
            <Signers page={data} />
            <section className={css['step']} aria-labelledby="read">
              <h2 id="read">{t('read')}</h2>
              {computed === undefined ? <p>{t('checking')}</p> : <HashCheck computed={computed} hash={data.hash} />}
              <Download token={token} />
              {computed?.revision !== undefined && <AgreedText revision={computed.revision} />}
            </section>
            {isOpen(data) && <Deciding page={data} token={token} hash={computed?.hash} onDone={setOutcome} />}
          </>
        )}
      </Loaded>
    </Door>
  );
}

const isOpen = ({ state, before, signer }: SignPage): boolean =>
  state === 'open' && before.length === 0 && (signer.state === 'asked' || signer.state === 'opened');

function Closed({ page }: { readonly page: SignPage }): ReactNode {
  const t = useWords(signingWords);
  const say = useSay();
  if (isOpen(page)) return null;
  const early = page.state === 'open' && page.before.length > 0;
  const state = say(recordKinds.signing.states[page.state] ?? page.state);
  return (
    <div className={`${css['banner']} ${css['warn']}`} role="status">
      <Icon name="warn" />
      <div>
        <strong>{early ? t('notYet') : t('closed')}</strong>
        <div>{early ? t('notYetText', { names: page.before.join(', ') }) : t('closedText', { state })}</div>
      </div>
    </div>
  );
}

function Signers({ page }: { readonly page: SignPage }): ReactNode {
  const t = useWords(signingWords);
  return (
    <section aria-labelledby="signers">
      <h2 id="signers" className={css['soft']}>
        {t('signers')}
      </h2>
      <ol className={css['people']}>
        {page.signers.map(({ order, name, capacity, state, decidedAt }) => (
          <li key={`${order} ${name}`}>
            <span>
              {order}. <strong>{name}</strong>, {capacity}
            </span>
            <SignerMark state={state} />
            {decidedAt !== undefined && (
              <span className={css['soft']}>
                <Moment at={decidedAt} zone={page.zone} clock />
              </span>
            )}
          </li>
        ))}
      </ol>
      <p className={css['soft']}>{t.rich('expires', { at: <Moment at={page.expiresAt} zone={page.zone} clock /> })}</p>
    </section>
  );
}

/** The very bytes that the signatures go into. */
function Download({ token }: { readonly token: string }): ReactNode {
  const t = useWords(signingWords);
  const fetched = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/sign/document', { body: { token } })),
  });
  const save = async (): Promise<void> => {
    const { name, pdf } = await fetched.mutateAsync();
    const bytes = Uint8Array.from(atob(pdf), (sign) => sign.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div className={css['pager']}>
      <Button
        variant="default"
        leftSection={<Icon name="download" size={16} />}
        loading={fetched.isPending}
        onClick={() => void save().catch(() => undefined)}
      >
        {t('downloadPdf')}
      </Button>
      {fetched.error !== null && <Failed error={fetched.error} />}
    </div>
  );
}
