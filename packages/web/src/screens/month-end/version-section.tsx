/** What was issued, version by version, what moved it, and a restatement that waits for a decision. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import type { SchemaCloseFile } from '../../client/api.d.ts';
import { api } from '../../client/server.ts';
import { useSend } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { useWords } from '../../words/use-words.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { isGuard } from './guards.ts';
import { Difference } from './difference.tsx';
import css from './month-end.module.css';
import { saySum } from './sums.ts';
import { monthEndWords } from './words.ts';

export function VersionSection({ file }: { readonly file: SchemaCloseFile }): ReactNode {
  const t = useWords(monthEndWords);
  const { agreement, period } = file.row;
  const [told, setTold] = useState(false);
  const look = useSend(() =>
    api.POST('/v1/agreements/{agreement}/periods/{period}/restatements', {
      params: { path: { agreement, period: period.key } },
    }),
  );
  if (file.versions.length === 0) return null;
  const open = file.proposals.filter(({ state }) => state === 'proposed');
  return (
    <Section
      title={t('versions')}
      note={t('versionsNote')}
      anchor="versions"
      acts={
        <ActButton
          level={4}
          quiet
          busy={look.isPending}
          onClick={() => look.mutate(undefined, { onSuccess: ({ proposal }) => setTold(proposal === undefined) })}
        >
          {t('lookAgain')}
        </ActButton>
      }
    >
      {told && <p role="status">{t('noChange')}</p>}
      {look.error !== null && <Failed error={look.error} />}
      {open.map((one) => (
        <Proposal key={one.id} one={one} zone={period.zone} rows={file.row.rows} />
      ))}
      {file.versions.toReversed().map((version) => (
        <Version key={version.version} version={version} zone={period.zone} />
      ))}
    </Section>
  );
}

function Version({
  version,
  zone,
}: {
  readonly version: SchemaCloseFile['versions'][number];
  readonly zone: string;
}): ReactNode {
  const t = useWords(monthEndWords);
  const { credit, overruled } = version;
  return (
    <div className={css['sheet']}>
      <dl className={css['facts']}>
        <dt>{t('version')}</dt>
        <dd>
          <strong>{version.version}</strong>, {t('issuedAt')} <Moment at={version.issuedAt} zone={zone} /> {t('by')}{' '}
          <PersonName id={version.issuedBy} />
        </dd>
        {credit !== undefined && (
          <>
            <dt>{t('credit')}</dt>
            <dd>{saySum({ amount: credit.total, currency: credit.currency })}</dd>
          </>
        )}
        <dt>{t('hash')}</dt>
        <dd>
          <code className={css['hash']}>{version.hash}</code>
        </dd>
      </dl>
      {overruled !== undefined && (
        <p className={css['soft']}>
          {t('overruled', {
            guards: overruled.guards.map((guard) => (isGuard(guard) ? t(`guard_${guard}`) : guard)).join(', '),
            reason: overruled.reason,
          })}
        </p>
      )}
      {version.difference !== undefined && <Difference of={version.difference} zone={zone} rows={version.rows} />}
    </div>
  );
}

function Proposal({
  one,
  zone,
  rows,
}: {
  readonly one: SchemaCloseFile['proposals'][number];
  readonly zone: string;
  readonly rows: SchemaCloseFile['row']['rows'];
}): ReactNode {
  const t = useWords(monthEndWords);
  const { actor } = useSession();
  const [reason, setReason] = useState('');
  const params = { path: { restatement: one.id } };
  const approve = useSend(() => api.POST('/v1/restatements/{restatement}/approve', { params }));
  const decline = useSend(() => api.POST('/v1/restatements/{restatement}/decline', { params, body: { reason } }));
  const own = one.proposedBy === actor ? t('exclusionsNote') : undefined;
  const error = approve.error ?? decline.error;
  return (
    <div className={css['step']}>
      <div style={{ flex: '1 1 100%' }}>
        <strong>{t('proposal')}</strong> <Moment at={one.proposedAt} zone={zone} />
        <p className={css['soft']}>{t.rich('proposalBy', { who: <PersonName key="who" id={one.proposedBy} /> })}</p>
        <Difference of={one.difference} zone={zone} rows={rows} />
        <Textarea
          label={t('reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
        />
      </div>
      <ActButton level={5} busy={approve.isPending} because={own} onClick={() => approve.mutate(undefined)}>
        {t('approve')}
      </ActButton>
      <ActButton
        level={5}
        quiet
        busy={decline.isPending}
        because={own ?? (reason.trim() === '' ? t('reason') : undefined)}
        onClick={() => decline.mutate(undefined)}
      >
        {t('decline')}
      </ActButton>
      {error !== null && <Failed error={error} />}
    </div>
  );
}
