/** The signing room of a draft: sending it, who signs in which order, the seal, the evidence. Both sides see it; the sender acts. */
import type { ReactNode } from 'react';
import { addressOf, useParameter } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import type { SchemaSigning } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { CallOff } from './call-off.tsx';
import { DocumentCheck } from './document-check.tsx';
import { EvidenceTrail } from './evidence-trail.tsx';
import { SealState } from './seal-state.tsx';
import { SendForm } from './send-form.tsx';
import { SignerTable } from './signer-table.tsx';
import css from './signing.module.css';
import { signingWords } from './words.ts';

export function SigningRoomScreen(): ReactNode {
  const t = useWords(signingWords);
  const draft = useParameter('draft');
  const found = useGet('/v1/signings', { params: { query: { draft } } }, { every: 5000 });
  return (
    <Loaded of={found} lines={10}>
      {({ items }) => {
        const [current, ...earlier] = items;
        const open = current !== undefined && ['open', 'sealing', 'completed'].includes(current.state);
        return (
          <Page
            title={t('room')}
            lead={t('roomLead')}
            over={<Over draft={draft} />}
            acts={open && current.may.includes('void') ? <CallOff signing={current.id} /> : undefined}
          >
            {open ? <Current signing={current} /> : <Send draft={draft} />}
            <Earlier signings={open ? earlier : items} />
          </Page>
        );
      }}
    </Loaded>
  );
}

function Over({ draft }: { readonly draft: string }): ReactNode {
  const t = useWords(signingWords);
  const { side } = useSession();
  const to = side === 'own' ? '/drafts/$draft' : '/drafts/$draft/negotiation';
  return <To href={addressOf(to, { draft })}>{t('draft')}</To>;
}

function Current({ signing }: { readonly signing: SchemaSigning }): ReactNode {
  const t = useWords(signingWords);
  const say = useSay();
  const { side } = useSession();
  const { value, agreement, revision, expiresAt, zone, state } = signing;
  return (
    <>
      <Section title={say(signing.title)}>
        <div className={css['line']}>
          <StateMark kind="signing" state={state} />
          <span>
            {side === 'own' && state === 'completed' ? (
              <To href={addressOf('/agreements/$agreement', { agreement })}>{agreement}</To>
            ) : (
              agreement
            )}
            {`, r${revision}`}
          </span>
          {value !== undefined && (
            <span>{t.rich('value', { amount: <MoneyText amount={value.amount} currency={value.currency} /> })}</span>
          )}
        </div>
        {state === 'open' && (
          <p className={css['soft']}>{t.rich('expires', { at: <Moment at={expiresAt} zone={zone} clock /> })}</p>
        )}
        <SignerTable signing={signing} />
      </Section>
      <SealState signing={signing} />
      <DocumentCheck signing={signing} />
      <EvidenceTrail signing={signing} />
    </>
  );
}

function Send({ draft }: { readonly draft: string }): ReactNode {
  const t = useWords(signingWords);
  const found = useGet('/v1/drafts/{draft}', { params: { path: { draft } } });
  const { side } = useSession();
  return (
    <Section title={t('send')}>
      <Loaded of={found}>
        {(data) =>
          data.state === 'agreed-text' && side === 'own' ? (
            <SendForm draft={draft} text={data.text} />
          ) : (
            <Empty title={t('noSigning')} icon="sign">
              {t('noSigningText')}
            </Empty>
          )
        }
      </Loaded>
    </Section>
  );
}

function Earlier({ signings }: { readonly signings: readonly SchemaSigning[] }): ReactNode {
  const t = useWords(signingWords);
  if (signings.length === 0) return null;
  return (
    <Section title={t('earlier')}>
      <ul className={css['people']}>
        {signings.map(({ id, state, evidence, zone, signers }) => {
          const last = evidence.at(-1);
          const reason = signers.find((one) => one.reason !== undefined)?.reason ?? last?.detail;
          return (
            <li key={id}>
              <strong>{id}</strong> <StateMark kind="signing" state={state} />
              {last !== undefined && <Moment at={last.at} zone={zone} clock />}
              {reason !== undefined && <span className={css['soft']}>{reason}</span>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
