/** Calling a signing off, with the reason that everybody who was asked is told. */
import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { partWords } from '../../parts/part-words.ts';
import { useWords } from '../../words/use-words.ts';
import css from './signing.module.css';
import { signingWords } from './words.ts';

export function CallOff({ signing }: { readonly signing: string }): ReactNode {
  const t = useWords(signingWords);
  const part = useWords(partWords);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const end = useSend(() =>
    api.POST('/v1/signings/{signing}/void', { params: { path: { signing } }, body: { reason } }),
  );
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('void')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('void')}
        closeButtonProps={{ 'aria-label': part('close') }}
      >
        <div className={css['form']}>
          <p className={css['soft']}>{t('voidLead')}</p>
          <Textarea
            label={t('reason')}
            value={reason}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            disabled={reason.trim() === ''}
            loading={end.isPending}
            onClick={() => end.mutate(undefined, { onSuccess: () => setOpen(false) })}
          >
            {t('void')}
          </Button>
          {end.error !== null && <Failed error={end.error} />}
        </div>
      </Modal>
    </>
  );
}
