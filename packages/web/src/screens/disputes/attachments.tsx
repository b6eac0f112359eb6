/** Files of a dispute, claim or action: read by both sides, and added by either while it is open. */
import { Button, FileButton } from '@mantine/core';
import { recordKinds } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { useWords } from '../../words/use-words.ts';
import css from '../month-end/month-end.module.css';
import { disputeWords } from './words.ts';

interface AttachmentsProps {
  readonly kind: 'dispute' | 'claim' | 'action';
  readonly id: string;
  readonly body: Pick<RecordBody<'dispute'> | RecordBody<'claim'> | RecordBody<'action'>, 'attachments' | 'state'>;
}

const accepted = '.pdf,.png,.jpg,.jpeg,.csv,.txt,.xlsx';

export function Attachments({ kind, id, body: { attachments = [], state } }: AttachmentsProps): ReactNode {
  const t = useWords(disputeWords);
  const open = Object.values(recordKinds[kind].acts).some(({ from }) => from.some((one) => one === state));
  const send = useSend((file: File) =>
    api.POST('/v1/attachments/{kind}/{record}', {
      params: { path: { kind, record: id }, query: { name: file.name } },
      bodySerializer: () => file,
      headers: { 'content-type': 'application/octet-stream' },
      body: '',
    }),
  );
  return (
    <>
      {attachments.length === 0 && t('noAttachments')}
      {attachments.map(({ name, size, sha256 }) => (
        <div key={sha256}>
          <a href={`/v1/documents/${sha256}`} download={name}>
            {name}
          </a>{' '}
          <span className={css['soft']}>{t('kilobytes', { count: Math.max(1, Math.round(size / 1024)) })}</span>
        </div>
      ))}
      {open && (
        <div style={{ marginTop: '0.5rem' }}>
          <FileButton
            accept={accepted}
            onChange={(file) => {
              if (file !== null) send.mutate(file);
            }}
          >
            {(props) => (
              <Button {...props} variant="default" size="compact-md" loading={send.isPending}>
                {t('attach')}
              </Button>
            )}
          </FileButton>{' '}
          <span className={css['soft']}>{t('attachHelp')}</span>
        </div>
      )}
      {send.error !== null && <Failed error={send.error} />}
    </>
  );
}
