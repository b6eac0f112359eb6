/** From a dispute about time to an exclusion that somebody else decides. */
import { Textarea, TextInput, NativeSelect } from '@mantine/core';
import type { RecordBody } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { api } from '../../client/server.ts';
import { useSend } from '../../client/reading.ts';
import { Failed } from '../../parts/failed.tsx';
import { textOf } from '../../parts/field-input-props.ts';
import { MomentInput } from '../../parts/plain-inputs.tsx';
import { useWords } from '../../words/use-words.ts';
import { ActButton } from '../../parts/act-button.tsx';
import css from '../month-end/month-end.module.css';
import { disputeWords } from './words.ts';

const kinds = [
  'customer-caused',
  'force-majeure',
  'access-refused',
  'maintenance',
  'third-party',
  'suspension',
  'other',
] as const;

interface ProposeExclusionProps {
  readonly dispute: string;
  readonly body: RecordBody<'dispute'>;
}

export function ProposeExclusion({ dispute, body }: ProposeExclusionProps): ReactNode {
  const t = useWords(disputeWords);
  const [kind, setKind] = useState<string>(kinds[0]);
  const [start, setStart] = useState('');
  const [end, setEnd] = useState('');
  const [affected, setAffected] = useState('');
  const [basis, setBasis] = useState(body.text ?? '');
  const propose = useSend(() =>
    api.POST('/v1/exclusions', {
      body: {
        id: `EXC-${dispute}`,
        agreement: body.agreement,
        kind,
        start,
        end,
        basis,
        ...(affected === '' ? {} : { affected }),
      },
    }),
  );
  return (
    <div className={css['sheet']} style={{ maxWidth: '46rem' }}>
      <h3>{t('proposeExclusion')}</h3>
      <p className={css['soft']}>{t('proposeExclusionNote')}</p>
      <NativeSelect
        label={t('kind')}
        data={kinds.map((one) => ({ value: one, label: t(`kind_${one}`) }))}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
      />
      <MomentInput
        label={t('from')}
        value={start}
        withAsterisk
        error={undefined}
        onChange={(given) => setStart(textOf(given))}
      />
      <MomentInput
        label={t('until')}
        value={end}
        withAsterisk
        error={undefined}
        onChange={(given) => setEnd(textOf(given))}
      />
      <TextInput
        label={t('affected')}
        placeholder="12/68"
        value={affected}
        onChange={(event) => setAffected(event.currentTarget.value)}
        mt="xs"
      />
      <Textarea
        label={t('basis')}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
        mt="xs"
        autosize
      />
      <div className={css['bar']} style={{ marginTop: '0.5rem' }}>
        <ActButton level={4} busy={propose.isPending} onClick={() => propose.mutate(undefined)}>
          {t('proposeExclusion')}
        </ActButton>
      </div>
      {propose.error !== null && <Failed error={propose.error} />}
      {propose.data !== undefined && <p role="status">{t('proposed', { id: `EXC-${dispute}` })}</p>}
    </div>
  );
}
