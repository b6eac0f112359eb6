/** Recording a signature that was given on paper: the scan, who saw the original, the date on it. */
import { Button, FileInput, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SchemaSigning } from '../../client/api.d.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { Failed } from '../../parts/failed.tsx';
import { partWords } from '../../parts/part-words.ts';
import { useWords } from '../../words/use-words.ts';
import css from './signing.module.css';
import { signingWords } from './words.ts';

interface PaperFormProps {
  readonly signing: string;
  readonly signer: Pick<SchemaSigning['signers'][number], 'id' | 'name'>;
  readonly onClose: () => void;
}

export function PaperForm({ signing, signer, onClose }: PaperFormProps): ReactNode {
  const t = useWords(signingWords);
  const part = useWords(partWords);
  const [file, setFile] = useState<File | null>(null);
  const [witness, setWitness] = useState('');
  const [signedOn, setSignedOn] = useState('');
  const record = useSend((scan: File) =>
    api.POST('/v1/signings/{signing}/signers/{signer}/paper', {
      params: { path: { signing, signer: signer.id }, query: { name: scan.name, witness, signedOn } },
      headers: { 'content-type': 'application/pdf' },
      body: scan as never,
      bodySerializer: (bytes: unknown) => bytes as Blob,
    }),
  );
  const ready = file !== null && witness.trim() !== '' && signedOn !== '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${t('recordPaper')}: ${signer.name}`}
      closeButtonProps={{ 'aria-label': part('close') }}
    >
      <div className={css['form']}>
        <p className={css['soft']}>{t('recordLead')}</p>
        <FileInput label={t('file')} accept="application/pdf" value={file} onChange={setFile} />
        <TextInput label={t('witness')} value={witness} onChange={(event) => setWitness(event.currentTarget.value)} />
        <TextInput
          label={t('signedOn')}
          type="date"
          value={signedOn}
          onChange={(event) => setSignedOn(event.currentTarget.value)}
        />
        <Button
          disabled={!ready}
          loading={record.isPending}
          onClick={() => file !== null && record.mutate(file, { onSuccess: onClose })}
        >
          {t('record')}
        </Button>
        {record.error !== null && <Failed error={record.error} />}
      </div>
    </Modal>
  );
}
