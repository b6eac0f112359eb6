/** Who signs, in their order: how far each is, whom they wait for, and what can be done about it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaSigning } from '../../client/api.d.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { MoneyText } from '../../parts/exact.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Moment } from '../../parts/moment.tsx';
import { useWords } from '../../words/use-words.ts';
import { PaperForm } from './paper-form.tsx';
import { SignerMark } from './signer-mark.tsx';
import css from './signing.module.css';
import { signingWords } from './words.ts';

type Signer = SchemaSigning['signers'][number];

export function SignerTable({ signing }: { readonly signing: SchemaSigning }): ReactNode {
  const t = useWords(signingWords);
  const signers = signing.signers.toSorted((one, other) => one.order - other.order);
  return (
    <table className={`${css['table']} ${css['folds']}`}>
      <thead>
        <tr>
          <th scope="col">{t('signer')}</th>
          <th scope="col">{t('authority')}</th>
          <th scope="col">{t('how')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('next')}</th>
        </tr>
      </thead>
      <tbody>
        {signers.map((signer) => (
          <Row key={signer.id} signer={signer} signing={signing} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly signer: Signer;
  readonly signing: SchemaSigning;
}

function Row({ signer, signing }: RowProps): ReactNode {
  const t = useWords(signingWords);
  const { authority, delegatedFrom, delegatedTo } = signer;
  return (
    <tr>
      <th scope="row">
        {signer.order}. {signer.name}
        <p className={css['soft']}>
          {signer.capacity}, {t(signer.side)}
        </p>
        {delegatedFrom !== undefined && <p className={css['soft']}>{t('insteadOf', delegatedFrom)}</p>}
      </th>
      <td data-name={t('authority')}>
        {authority === undefined ? (
          t('unlimited')
        ) : (
          <MoneyText amount={authority.amount} currency={authority.currency} />
        )}
      </td>
      <td data-name={t('how')}>
        {t(`method_${signer.method}`)}
        {signer.email !== undefined && <p className={css['soft']}>{signer.email}</p>}
      </td>
      <td>
        <SignerMark state={isPending(signer) ? 'pending' : signer.state} />
        <Moments signer={signer} signing={signing} />
        {delegatedTo !== undefined && <p className={css['soft']}>{t('passedOnTo', delegatedTo)}</p>}
        {signer.scan !== undefined && <p className={css['soft']}>{t('scan', signer.scan)}</p>}
        {signer.reason !== undefined && <p className={css['soft']}>{signer.reason}</p>}
      </td>
      <td>
        <Acts signer={signer} signing={signing} />
      </td>
    </tr>
  );
}

const isPending = ({ state, method, applied }: Signer): boolean =>
  state === 'signed' && method === 'electronic' && applied === undefined;

/** The last thing that happened, and what is to come. */
function Moments({ signer, signing }: RowProps): ReactNode {
  const t = useWords(signingWords);
  const at = (moment: string): ReactNode => <Moment at={moment} zone={signing.zone} clock />;
  const { state, askedAt, openedAt, decidedAt, remindAt, reminded = 0 } = signer;
  const waits = signing.waitsFor[signer.id] ?? [];
  const said =
    state === 'signed' && decidedAt !== undefined
      ? t.rich('signedAt', { at: at(decidedAt) })
      : state === 'declined' && decidedAt !== undefined
        ? t.rich('declinedAt', { at: at(decidedAt) })
        : openedAt !== undefined
          ? t.rich('openedAt', { at: at(openedAt) })
          : askedAt === undefined
            ? undefined
            : t.rich('askedAt', { at: at(askedAt) });
  const asked = state === 'asked' || state === 'opened';
  return (
    <>
      {said !== undefined && <p className={css['soft']}>{said}</p>}
      {state === 'waiting' && waits.length > 0 && (
        <p className={css['soft']}>{t('waitsFor', { names: waits.join(', ') })}</p>
      )}
      {asked && reminded > 0 && <p className={css['soft']}>{t('reminded', { count: reminded })}</p>}
      {asked && remindAt !== undefined && signing.state === 'open' && (
        <p className={css['soft']}>{t.rich('nextReminder', { at: at(remindAt) })}</p>
      )}
    </>
  );
}

function Acts({ signer, signing }: RowProps): ReactNode {
  const t = useWords(signingWords);
  const [onPaper, setOnPaper] = useState(false);
  const path = { signing: signing.id, signer: signer.id };
  const remind = useSend((again: boolean) =>
    api.POST('/v1/signings/{signing}/signers/{signer}/remind', { params: { path }, body: { again } }),
  );
  if (signer.state !== 'asked' && signer.state !== 'opened') return null;
  const paper = signer.method === 'wet-ink' || signer.method === 'external';
  return (
    <div className={css['line']}>
      {!paper && signing.may.includes('remind') && (
        <Button variant="default" size="xs" loading={remind.isPending} onClick={() => remind.mutate(false)}>
          {t('remind')}
        </Button>
      )}
      {!paper && signing.may.includes('resend') && (
        <Button variant="default" size="xs" loading={remind.isPending} onClick={() => remind.mutate(true)}>
          {t('resend')}
        </Button>
      )}
      {signing.may.includes('record') && signing.form === 'signature' && (
        <Button variant={paper ? 'filled' : 'default'} size="xs" onClick={() => setOnPaper(true)}>
          {t('recordPaper')}
        </Button>
      )}
      {remind.error !== null && <Failed error={remind.error} />}
      {onPaper && <PaperForm signing={signing.id} signer={signer} onClose={() => setOnPaper(false)} />}
    </div>
  );
}
