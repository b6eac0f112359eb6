/** A text that somebody wrote as a file. */
import { Button, FileButton, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Failed } from '../../parts/failed.tsx';
import { useNames } from '../../parts/names.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import { useBegin } from './begin-draft.ts';
import css from './drafts.module.css';
import { draftWords } from './words.ts';

export function FromFile(): ReactNode {
  const t = useWords(draftWords);
  const [file, setFile] = useState<{ readonly name: string; readonly text: string }>();
  const [agreement, setAgreement] = useState('');
  const [customer, setCustomer] = useState('');
  const [provider, setProvider] = useState('');
  const [tried, setTried] = useState(false);
  const begin = useBegin();
  const take = async (chosen: File | null): Promise<void> => {
    if (chosen !== null) setFile({ name: chosen.name, text: await chosen.text() });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (file === undefined) return;
        begin.mutate({
          from: { yaml: file.text, file: file.name },
          ...(agreement === '' ? {} : { agreement }),
          ...(customer === '' ? {} : { customer }),
          ...(provider === '' ? {} : { provider }),
        });
      }}
    >
      <div className={css['fields']}>
        <div className={css['whole']}>
          <FileButton
            onChange={(chosen) => void take(chosen)}
            accept=".yaml,.yml,.json,application/json,application/yaml"
          >
            {(props) => (
              <Button {...props} variant="default">
                {file === undefined ? t('chooseFile') : file.name}
              </Button>
            )}
          </FileButton>
          {tried && file === undefined && <p role="alert">{`${t('file')} ${t('needed')}`}</p>}
        </div>
        <TextInput
          label={t('id')}
          description={t('idHelp')}
          value={agreement}
          onChange={(event) => setAgreement(event.currentTarget.value)}
        />
        <PartyChoice label={t('customer')} value={customer} onChange={setCustomer} />
        <PartyChoice label={t('provider')} value={provider} onChange={setProvider} />
      </div>
      {begin.error !== null && <Failed error={begin.error} />}
      <div className={css['acts']}>
        <Button type="submit" loading={begin.isPending}>
          {t('begin')}
        </Button>
      </div>
    </form>
  );
}

interface PartyChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (party: string) => void;
}

export function PartyChoice({ label, value, onChange }: PartyChoiceProps): ReactNode {
  const t = useWords(draftWords);
  const say = useSay();
  const parties = useNames('party');
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('chooseParty') },
        ...[...parties].map(([id, title]) => ({ value: id, label: say(title) })),
      ]}
    />
  );
}
