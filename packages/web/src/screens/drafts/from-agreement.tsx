/** The next revision of an agreement that is published. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChoice } from '../../app/address.ts';
import { Failed } from '../../parts/failed.tsx';
import { useAgreementTitles } from '../../parts/names.ts';
import { useSay, useWords } from '../../words/use-words.ts';
import { useBegin } from './begin-draft.ts';
import css from './drafts.module.css';
import { draftWords } from './words.ts';

export function FromAgreement(): ReactNode {
  const t = useWords(draftWords);
  const say = useSay();
  const titles = useAgreementTitles();
  const [asked = ''] = useChoice('agreement');
  const [agreement, setAgreement] = useState(asked);
  const [effective, setEffective] = useState('');
  const [tried, setTried] = useState(false);
  const begin = useBegin();
  const lines = [...titles].map(([value, title]) => ({ value, label: `${say(title)} (${value})` }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (agreement !== '') begin.mutate({ from: { agreement }, ...(effective === '' ? {} : { effective }) });
      }}
    >
      <div className={css['fields']}>
        <NativeSelect
          className={css['whole'] ?? ''}
          label={t('agreement')}
          withAsterisk
          error={tried && agreement === '' ? t('needed') : undefined}
          value={agreement}
          onChange={(event) => setAgreement(event.currentTarget.value)}
          data={[{ value: '', label: t('chooseAgreement') }, ...lines.sort((a, b) => a.label.localeCompare(b.label))]}
        />
        <TextInput
          type="date"
          label={t('effective')}
          description={t('effectiveHelp')}
          value={effective}
          onChange={(event) => setEffective(event.currentTarget.value)}
        />
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
