/** Writes down the claim for a supplier's part of an event, with what is known of it, and opens it. */
import { moneyText } from '@troth/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaRecoveryEvent } from '../../client/api.d.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Failed } from '../../parts/failed.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { recoveryWords } from './words.ts';

interface Props {
  readonly event: SchemaRecoveryEvent;
  readonly part: SchemaRecoveryEvent['suppliers'][number];
}

const nothing = /^0(?:\.0+)?$/u;

/** Nothing where nothing comes back, where somebody wrote it already, or where no claim is needed. */
export function WriteClaim({ event, part }: Props): ReactNode {
  const t = useWords(recoveryWords);
  const say = useSay();
  const navigate = useNavigate();
  const { party, contract, recoverable, claim } = part;
  const write = useSend(() =>
    api.POST('/v1/records/{kind}', {
      params: { path: { kind: 'claim' } },
      body: {
        body: {
          supplier: party ?? '',
          agreement: contract ?? '',
          forAgreement: event.agreement,
          period: event.period,
          event: `${event.agreement} ${say(event.commitmentTitle)}: ${event.rows.join(', ')}`,
          amount: recoverable,
          recoverable,
          ...(claim.deadline === undefined ? {} : { deadline: claim.deadline }),
        },
      },
    }),
  );
  const open = claim.record === undefined && (claim.step === 'claimable' || claim.step === 'untold');
  if (!open || party === undefined || contract === undefined || nothing.test(recoverable.amount)) return null;
  return (
    <p>
      <ActButton
        level={4}
        busy={write.isPending}
        onClick={() =>
          write.mutate(undefined, {
            onSuccess: ({ id }) => void navigate({ to: addressOf('/claims/$claim', { claim: id }) }),
          })
        }
      >
        {t('writeClaim', { money: `${recoverable.currency} ${moneyText(recoverable.amount)}` })}
      </ActButton>
      {write.error !== null && <Failed error={write.error} />}
    </p>
  );
}
