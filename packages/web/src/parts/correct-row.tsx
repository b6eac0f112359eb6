/**
 * Correcting a row of evidence: a new row that replaces it, with the reason, and what it moves before it is kept. Owns: the form.
 * Does not own: what may be corrected (the service); the old row stays and is shown beside the new one.
 */
import { Alert, Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSend } from '../client/reading.ts';
import { api } from '../client/server.ts';
import { ActButton } from './act-button.tsx';
import { useWords } from '../words/use-words.ts';
import { correctWords } from './correct-words.ts';
import { Failed } from './failed.tsx';
import { textOf } from './field-input-props.ts';
import { MovesTable } from './moves-table.tsx';
import { MomentInput } from './plain-inputs.tsx';

export interface RowToCorrect {
  readonly id: string;
  readonly source: string;
  readonly form: string;
  readonly supersededBy?: string | undefined;
  readonly says: Readonly<Record<string, unknown>>;
}

interface CorrectRowProps {
  readonly row: RowToCorrect;
  /** Whose promises are looked at. */
  readonly agreement: string;
}

const moments = ['start', 'end', 'at'] as const;
const texts = ['state', 'affected', 'cause'] as const;
type Field = (typeof moments)[number] | (typeof texts)[number];

/** Only what stands is corrected; decisions and statements have ways of their own. */
export function CorrectRow({ row, agreement }: CorrectRowProps): ReactNode {
  const t = useWords(correctWords);
  const [open, setOpen] = useState(false);
  if (row.supersededBy !== undefined || row.form === 'exclusion' || row.form === 'issued') return null;
  if (!open)
    return (
      <ActButton level={3} quiet onClick={() => setOpen(true)}>
        {t('correct')}
      </ActButton>
    );
  return <CorrectionForm row={row} agreement={agreement} onClose={() => setOpen(false)} />;
}

function CorrectionForm({ row, agreement, onClose }: CorrectRowProps & { readonly onClose: () => void }): ReactNode {
  const t = useWords(correctWords);
  const [change, setChange] = useState<Readonly<Partial<Record<Field, string>>>>({});
  const [retract, setRetract] = useState(false);
  const [reason, setReason] = useState('');
  const told = retract ? { retract: true } : { change: changed(row, change) };
  const preview = useSend(() =>
    api.POST('/v1/agreements/{agreement}/correction-preview', {
      params: { path: { agreement } },
      body: { source: row.source, row: row.id, ...told },
    }),
  );
  const keep = useSend(() =>
    api.POST('/v1/evidence/corrections', {
      body: { source: row.source, row: row.id, id: `${row.id}-c`, reason: reason.trim(), ...told },
    }),
  );
  const edit = (name: Field) => (value: unknown) => {
    setChange((before) => ({ ...before, [name]: textOf(value) }));
    preview.reset();
  };
  const nothing = !retract && Object.keys(changed(row, change)).length === 0;
  if (keep.data !== undefined) return <Alert role="status">{t('kept', { id: keep.data.id })}</Alert>;
  const looked = preview.data;
  return (
    <section aria-label={t('correct')} style={{ display: 'grid', gap: '0.75rem' }}>
      <p style={{ margin: 0 }}>{t('note')}</p>
      {!retract && <Inputs row={row} change={change} edit={edit} />}
      <Checkbox
        label={t('retract')}
        checked={retract}
        onChange={(event) => {
          setRetract(event.currentTarget.checked);
          preview.reset();
        }}
      />
      <Textarea
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
        required
      />
      <Steps
        nothing={nothing}
        because={looked === undefined ? t('lookFirst') : reason.trim() === '' ? t('giveReason') : undefined}
        preview={preview}
        keep={keep}
        onClose={onClose}
      />
      {preview.error !== null && <Failed error={preview.error} />}
      {keep.error !== null && <Failed error={keep.error} />}
      {looked !== undefined && (
        <div role="status">
          <MovesTable moves={looked} label={t('moves')} before={t('before')} after={t('after')} />
          {looked.issued && <p>{t('issued', { period: looked.period })}</p>}
        </div>
      )}
    </section>
  );
}

interface Step {
  readonly isPending: boolean;
  readonly mutate: (nothing: undefined) => void;
}

interface StepsProps {
  readonly nothing: boolean;
  readonly because: string | undefined;
  readonly preview: Step;
  readonly keep: Step;
  readonly onClose: () => void;
}

/** Looking comes before keeping. */
function Steps({ nothing, because, preview, keep, onClose }: StepsProps): ReactNode {
  const t = useWords(correctWords);
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem' }}>
      <Button
        variant="default"
        disabled={nothing}
        loading={preview.isPending}
        onClick={() => preview.mutate(undefined)}
      >
        {t('look')}
      </Button>
      <ActButton level={3} busy={keep.isPending} because={because} onClick={() => keep.mutate(undefined)}>
        {t('keep')}
      </ActButton>
      <Button variant="subtle" onClick={onClose}>
        {t('leave')}
      </Button>
    </div>
  );
}

interface InputsProps {
  readonly row: RowToCorrect;
  readonly change: Readonly<Partial<Record<Field, string>>>;
  readonly edit: (name: Field) => (value: unknown) => void;
}

/** Fields that the row has. */
function Inputs({ row: { says }, change, edit }: InputsProps): ReactNode {
  const t = useWords(correctWords);
  const valueOf = (name: Field): string => change[name] ?? textOf(says[name]);
  return (
    <>
      {moments
        .filter((name) => says[name] !== undefined)
        .map((name) => (
          <MomentInput
            key={name}
            label={t(name)}
            value={valueOf(name)}
            withAsterisk={false}
            error={undefined}
            onChange={edit(name)}
          />
        ))}
      {texts
        .filter((name) => says[name] !== undefined)
        .map((name) => (
          <TextInput
            key={name}
            label={t(name)}
            value={valueOf(name)}
            onChange={(event) => edit(name)(event.currentTarget.value)}
          />
        ))}
    </>
  );
}

/** What differs from the row; the same moment written otherwise is no change. */
function changed(
  { says }: RowToCorrect,
  change: Readonly<Partial<Record<Field, string>>>,
): Readonly<Record<string, string>> {
  const differs = ([name, value]: [string, string]): boolean => {
    const before = textOf(says[name]);
    const [was, is] = [Date.parse(before), Date.parse(value)];
    return value !== '' && value !== before && !(moments.some((one) => one === name) && was === is);
  };
  return Object.fromEntries(Object.entries(change).filter(differs));
}
